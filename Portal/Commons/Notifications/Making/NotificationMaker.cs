using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Commons.Notifications;

/// <summary>
/// Makes notifications of news. Those whom a tiding concerns are asked first; who was told as one of them is not told again as one who watches.
/// However many watch, no more of them are in memory than a page.
/// </summary>
internal sealed class NotificationMaker(IEnumerable<INotifying> rooms, Database database, NotificationRows rows, TellingPages pages) : INewsConsumer
{
    /// <summary>So many watchers are asked for at once, and so many rows written in one deed.</summary>
    internal const int PageSize = 500;

    public string Name => "notifications";

    public int AtOnce => 100;

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var waiting = new List<NewNotification>();
        foreach (var room in rooms)
        {
            foreach (var tiding in await database.Read(db => room.Of(db, batch, ct)))
            {
                await Tell(tiding, waiting, ct);
            }
        }

        await rows.Write(waiting, ct);
    }

    private async Task Tell(Tiding tiding, List<NewNotification> waiting, CancellationToken ct)
    {
        var told = await database.Read(async db => await pages.Wanted(db, tiding, await tiding.Concerned(db, ct), ct));
        var concerned = told.Select(n => n.AccountId).ToHashSet();
        waiting.AddRange(told);
        for (long? after = 0; after is { } from;)
        {
            (var more, after) = await database.Read(async db =>
            {
                var page = await tiding.Watching(db, from, PageSize, ct);
                return (await pages.Wanted(db, tiding, [.. page.People.Where(p => !concerned.Contains(p.AccountId))], ct), page.Next);
            });
            waiting.AddRange(more);
            if (waiting.Count >= PageSize)
            {
                await rows.Write(waiting, ct);
                waiting.Clear();
            }
        }
    }
}
