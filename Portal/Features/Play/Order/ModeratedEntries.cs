using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Play;

/// <summary>An entry with its contest, which everything about an entry locks.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Game">The contest.</param>
internal sealed record EntryAtHand(ContestEntry Entry, Game Game);

/// <summary>Entries of contests as things that can be reported and hidden.</summary>
internal sealed class ModeratedEntries : ModeratedWriting<EntryAtHand>
{
    public override string Kind => ContestEntry.Kind;

    public override async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
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

    public override IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId) =>
        from e in db.Set<ContestEntry>().SeenBy(db, reader)
        join g in db.Set<Game>() on e.GameId equals g.Id
        where e.AuthorId == authorId && e.WithdrawnAt == null && !e.Hidden
        select new WrittenThing { Id = e.Id, At = e.CreatedAt, InClub = true, PlaceId = g.GroupId };

    /// <summary>Keeps what came of looking at an entry.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, ContestEntry entry, Game it, DateTime now, CancellationToken ct) => db.Keep(screened, new(ContestEntry.Kind, entry.Id), Text(entry, it), now, ct);

    protected override (AuditAction Hidden, AuditAction Restored) Logged => (AuditAction.ContestEntryHidden, AuditAction.ContestEntryRestored);

    protected override async Task<EntryAtHand?> Find(PortalDb db, long id, CancellationToken ct)
    {
        var game = await db.Set<ContestEntry>().Where(e => e.Id == id).Select(e => e.GameId).FirstOrDefaultAsync(ct);
        return await db.LockGame(game, ct) is { } it && await db.Set<ContestEntry>().AsTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is { } entry ? new(entry, it) : null;
    }

    protected override bool IsHidden(EntryAtHand it) => it.Entry.Hidden;

    protected override bool IsGone(EntryAtHand it) => it.Entry.WithdrawnAt is not null;

    protected override HeldText TextOf(EntryAtHand it) => Text(it.Entry, it.Game);

    protected override Task Hide(PortalDb db, EntryAtHand it, CancellationToken ct)
    {
        it.Entry.Hidden = true;
        db.Tell(new ContestEntryHidden(it.Entry.Id, it.Game.Id));
        return Task.CompletedTask;
    }

    protected override Task Show(PortalDb db, EntryAtHand it, bool wasSeen, CancellationToken ct)
    {
        it.Entry.Hidden = false;
        if (!IsGone(it))
        {
            db.Tell(wasSeen ? new ContestEntryRestored(it.Entry.Id, it.Game.Id) : new ContestEntrySubmitted(it.Entry.Id, it.Game.Id));
        }

        return Task.CompletedTask;
    }

    protected override void TakeBack(PortalDb db, EntryAtHand it, DateTime now)
    {
        if (!IsGone(it))
        {
            it.Entry.WithdrawnAt = now;
            it.Game.Taking--;
        }
    }

    private static HeldText Text(ContestEntry entry, Game it) => new(entry.AuthorId, it.Title, entry.Html, it.Home.ToString());
}
