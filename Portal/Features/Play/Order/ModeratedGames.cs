using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Play;

/// <summary>Games as things that can be reported and hidden.</summary>
internal sealed class ModeratedGames : IModerated
{
    public string Kind => Game.Kind;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from g in db.Set<Game>().SeenBy(db, standing)
            join a in db.Set<Account>() on g.AuthorId equals a.Id
            where ids.Contains(g.Id)
            select new { Game = g, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(new(Kind, r.Game.Id), r.Game.Title, SafeHtml.FromStored(GameText.Html(r.Game)), r.Author, Game.AddressOf(r.Game.Id), r.Game.Hidden, false, r.Game.CreatedAt) { Place = r.Game.Home });
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.Lock<Game>(id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private static async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        if (await db.LockGame(id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (it.Hidden == hidden)
        {
            return null;
        }

        if (!hidden && await db.ApproveHeld(actor, new(Game.Kind, id), reason, now, ct) is { } wasSeen)
        {
            HeldGames.Show(db, it, wasSeen);
            return null;
        }

        it.Hidden = hidden;
        db.Audit(actor, hidden ? AuditAction.GameHidden : AuditAction.GameRestored, new(Game.Kind, id), now, reason, place: it.Home, whom: it.AuthorId);
        db.Tell(hidden ? new GameHidden(id, it.GroupId) : new GameRestored(id, it.GroupId));
        return null;
    }
}

/// <summary>Entries of contests as things that can be reported and hidden.</summary>
internal sealed class ModeratedEntries : IModerated
{
    public string Kind => ContestEntry.Kind;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from e in db.Set<ContestEntry>().SeenBy(db, standing)
            join g in db.Set<Game>() on e.GameId equals g.Id
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where ids.Contains(e.Id)
            select new { Entry = e, g.Title, g.GroupId, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(
            new(Kind, r.Entry.Id), r.Title, SafeHtml.FromStored(r.Entry.Html), r.Author, ContestEntry.AddressOf(r.Entry.GameId, r.Entry.Number), r.Entry.Hidden, r.Entry.WithdrawnAt is not null, r.Entry.CreatedAt) { Place = Game.HomeOf(r.GroupId) });
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => HeldEntries.Lock(db, id, ct); // its contest, which everything about an entry locks

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private static async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        if (await HeldEntries.Lock(db, id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        var (entry, it) = found;
        if (entry.Hidden == hidden)
        {
            return null;
        }

        if (!hidden && await db.ApproveHeld(actor, new(ContestEntry.Kind, id), reason, now, ct) is { } wasSeen)
        {
            HeldEntries.Show(db, entry, wasSeen);
            return null;
        }

        entry.Hidden = hidden;
        db.Audit(actor, hidden ? AuditAction.ContestEntryHidden : AuditAction.ContestEntryRestored, new(ContestEntry.Kind, id), now, reason, place: it.Home, whom: entry.AuthorId);
        db.Tell(hidden ? new ContestEntryHidden(id, it.Id) : new ContestEntryRestored(id, it.Id));
        return null;
    }
}
