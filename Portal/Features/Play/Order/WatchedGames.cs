using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Play;

/// <summary>Games in the moderators' watch: what they are called and what they say, prizes and questions, and why they were called off.</summary>
internal sealed class WatchedGames : IWatched
{
    public string Kind => Game.Kind;

    public WatchKind As => WatchKind.Game;

    public Heard? Hear(News news) => news switch
    {
        GameAnnounced announced => new HeardWords(announced.GameId, Changed: false),
        GameReworded reworded => new HeardWords(reworded.GameId, Changed: true, reworded.ById),
        GameCancelled cancelled => new HeardWords(cancelled.GameId, Changed: true, cancelled.ById),
        GameHidden hidden => new HeardSight(hidden.GameId),
        GameRestored restored => new HeardSight(restored.GameId),
        _ => null,
    };

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct) =>
        [.. (await db.Set<Game>().Where(g => ids.Contains(g.Id)).ToListAsync(ct)).Select(g => new WatchedText(g.Id, g.AuthorId, new(Kind, g.Id), g.Home, g.Title, GameText.Html(g)))];

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (
            from g in db.Set<Game>().SeenBy(db, standing)
            join a in db.Set<Account>() on g.AuthorId equals a.Id
            where ids.Contains(g.Id)
            select new { Game = g, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return [.. rows.Where(r => PlayRules.Moderates(standing, r.Game.GroupId)).Select(r => new WatchedItem(
            new(Kind, r.Game.Id), r.Author, "", r.Game.Title, Game.AddressOf(r.Game.Id), SafeHtml.FromStored(GameText.Html(r.Game)), r.Game.CreatedAt, r.Game.Hidden, Deleted: false)
        {
            Acts = WatchActs.Decide,
        })];
    }
}

/// <summary>Entries of contests in the moderators' watch.</summary>
internal sealed class WatchedEntries : IWatched
{
    public string Kind => ContestEntry.Kind;

    public WatchKind As => WatchKind.Game;

    public Heard? Hear(News news) => news switch
    {
        ContestEntrySubmitted submitted => new HeardWords(submitted.EntryId, Changed: false),
        ContestEntryReworded reworded => new HeardWords(reworded.EntryId, Changed: true, reworded.ById),
        ContestEntryHidden hidden => new HeardSight(hidden.EntryId),
        ContestEntryRestored restored => new HeardSight(restored.EntryId),
        ContestEntryWithdrawn withdrawn => new HeardSight(withdrawn.EntryId),
        _ => null,
    };

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (from e in db.Set<ContestEntry>() join g in db.Set<Game>() on e.GameId equals g.Id where ids.Contains(e.Id) select new { Entry = e, g.GroupId }).ToListAsync(ct);
        return rows.ConvertAll(r => new WatchedText(r.Entry.Id, r.Entry.AuthorId, new(Game.Kind, r.Entry.GameId), Game.HomeOf(r.GroupId), "", r.Entry.Html));
    }

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (
            from e in db.Set<ContestEntry>().SeenBy(db, standing)
            join g in db.Set<Game>() on e.GameId equals g.Id
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where ids.Contains(e.Id)
            select new { Entry = e, g.Title, g.GroupId, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return [.. rows.Where(r => PlayRules.Moderates(standing, r.GroupId)).Select(r => new WatchedItem(
            new(Kind, r.Entry.Id), r.Author, "", r.Title, ContestEntry.AddressOf(r.Entry.GameId, r.Entry.Number), SafeHtml.FromStored(r.Entry.Html), r.Entry.CreatedAt, r.Entry.Hidden, r.Entry.WithdrawnAt is not null)
        {
            Acts = WatchActs.Decide,
        })];
    }
}
