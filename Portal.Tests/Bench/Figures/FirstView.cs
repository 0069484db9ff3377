using Portal.Bench.Browser;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>All that a real browser transfers for a visitor's first view of a topic of 25 posts.</summary>
internal sealed class FirstView : IFigure
{
    private const double AskedKilobytes = 80;

    /// <inheritdoc/>
    public string Name => "view";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        await using var server = await stage.ServeAsync(await stage.SmallAsync(cancel), cancel);
        using var client = new PortalClient(server.Address);
        var page = (await client.TopicsAsync(25, 1, cancel))[0].Page;
        var requests = await Chromium.FirstViewAsync(page, stage.Folder, cancel);
        foreach (var (url, bytes) in requests)
        {
            Stage.Say($"  {bytes,8:N0} {url}");
        }

        var total = requests.Sum(request => request.Bytes);
        var document = requests.Where(request => request.Url == page.AbsoluteUri).Sum(request => request.Bytes);
        var title = $"first view of a topic for a visitor, all that is transferred ({requests.Count} requests)";
        return [new Row(title, $"{AskedKilobytes} KB", Units.Kilobytes(total), Units.Kilobytes(document) + " the HTML alone", (double)total / document, total <= AskedKilobytes * 1024)];
    }
}
