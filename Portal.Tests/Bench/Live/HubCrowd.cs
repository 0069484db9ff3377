using System.Text.Json;

namespace Portal.Bench.Live;

/// <summary>Many clients of a hub on one channel, who report what they are told of.</summary>
public sealed class HubCrowd : IAsyncDisposable
{
    private const int AtOnce = 20;
    private readonly List<HubClient> clients = [];

    private HubCrowd()
    {
    }

    /// <summary>Opens the clients, a few at a time.</summary>
    /// <param name="server">The server that has the hub.</param>
    /// <param name="tokens">Whose clients they are, one after the other; nobody's where there are none.</param>
    /// <param name="count">How many.</param>
    /// <param name="channel">What they listen to.</param>
    /// <param name="id">The property of an event's data that names the thing told of.</param>
    /// <param name="seen">Where they report.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<HubCrowd> OpenAsync(Uri server, IReadOnlyList<string> tokens, int count, string channel, string id, Action<long> seen, CancellationToken cancel)
    {
        var (crowd, hub) = (new HubCrowd(), new Uri(server, "/hubs/portal"));
        foreach (var batch in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            crowd.clients.AddRange(await Task.WhenAll(batch.Select(OpenOneAsync)));
        }

        return crowd;

        async Task<HubClient> OpenOneAsync(int number)
        {
            var client = await HubClient.OpenAsync(hub, tokens.Count == 0 ? null : tokens[number % tokens.Count], Count, cancel);
            await client.InvokeAsync("Subscribe", [channel, null], cancel);
            return client;
        }

        void Count(string method, JsonElement arguments)
        {
            if (method == "event" && arguments[0].GetProperty("data").TryGetProperty(id, out var thing))
            {
                seen(thing.GetInt64());
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(clients.Select(c => c.DisposeAsync().AsTask()));
}
