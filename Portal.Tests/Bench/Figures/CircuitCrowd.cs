using Portal.Bench.Circuits;
using Portal.Bench.Http;
using Portal.Bench.Live;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>Many circuits open on one page.</summary>
internal sealed class CircuitCrowd : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false });
    private readonly List<Circuit> circuits = [];

    /// <summary>Bytes that all of them were sent so far.</summary>
    public double BytesReceived => circuits.Sum(circuit => circuit.BytesReceived);

    /// <summary>Opens them, the members of the cookies by turns; one that cannot be opened is an error.</summary>
    public static async Task<CircuitCrowd> OpenAsync(Uri page, IReadOnlyList<string?> cookies, int count, CancellationToken cancel)
    {
        var crowd = new CircuitCrowd();
        try
        {
            foreach (var batch in Enumerable.Range(0, count).Chunk(8))
            {
                crowd.circuits.AddRange(await Task.WhenAll(batch.Select(n => Circuit.OpenAsync(crowd.http, page, cookies[n % cookies.Count], cancel))));
            }

            return crowd;
        }
        catch
        {
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends replies and takes the time until each stands in every circuit; looks at the end whether all are well.</summary>
    public async Task<Histogram> RepliesAsync(Server server, long topic, string token, int replies, CancellationToken cancel)
    {
        using var client = new PortalClient(server.Address);
        return await SeenAsync(replies, async (_, text) => (await client.ReplyAsync(topic, token, text, cancel)).At, cancel);
    }

    /// <summary>Does something that brings a text to the screen, and takes the time from when that was accepted until it stands in every circuit; looks at the end whether all are well.</summary>
    /// <param name="count">How often.</param>
    /// <param name="write">Does it with a text, and tells when it was accepted.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Histogram> SeenAsync(int count, Func<int, string, Task<long>> write, CancellationToken cancel)
    {
        var tally = new Tally(circuits.Count);
        var text = string.Empty;
        var times = await FanOut.MeasureAsync(count, WriteAsync, tally, cancel);
        return circuits.FirstOrDefault(c => c.Error is not null || !c.Shows(text)) is { } odd
            ? throw new InvalidOperationException("A circuit does not show what was written last: " + (odd.Error ?? "it is open, but the text is not on it"))
            : times;

        async Task<(object, long)> WriteAsync(int number)
        {
            text = $"seen{number}by{Guid.NewGuid():N}";
            var thing = text;
            circuits.ForEach(circuit => circuit.WatchFor(thing, () => tally.Seen(thing)));
            return (thing, await write(number, thing));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(circuits.Select(circuit => circuit.LeaveAsync(http)));
        await Task.WhenAll(circuits.Select(circuit => circuit.DisposeAsync().AsTask()));
        http.Dispose();
    }
}
