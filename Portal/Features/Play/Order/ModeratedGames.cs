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
internal sealed class ModeratedGames : ModeratedWriting<Game>
{
    public override string Kind => Game.Kind;

    public override async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from g in db.Set<Game>().SeenBy(db, standing)
            join a in db.Set<Account>() on g.AuthorId equals a.Id
            where ids.Contains(g.Id)
            select new { Game = g, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(new(Kind, r.Game.Id), r.Game.Title, SafeHtml.FromStored(GameText.Html(r.Game)), r.Author, Game.AddressOf(r.Game.Id), r.Game.Hidden, false, r.Game.CreatedAt) { OwnsTitle = true, Place = r.Game.Home });
    }

    public override IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId) =>
        db.Set<Game>().SeenBy(db, reader).Where(g => g.AuthorId == authorId && !g.Hidden).Select(g => new WrittenThing { Id = g.Id, At = g.CreatedAt, InClub = true, PlaceId = g.GroupId });

    /// <summary>Keeps what came of looking at a game.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Game it, DateTime now, CancellationToken ct) => db.Keep(screened, new(Game.Kind, it.Id), Text(it), now, ct);

    /// <summary>Whether a game waits for a moderator; of one that is seen, nothing is asked.</summary>
    internal static async Task<bool> Waits(PortalDb db, Game it, CancellationToken ct) => it.Hidden && await db.IsHeld(new(Game.Kind, it.Id), ct);

    protected override (AuditAction Hidden, AuditAction Restored) Logged => (AuditAction.GameHidden, AuditAction.GameRestored);

    protected override Task<Game?> Find(PortalDb db, long id, CancellationToken ct) => db.LockGame(id, ct);

    protected override bool IsHidden(Game it) => it.Hidden;

    protected override HeldText TextOf(Game it) => Text(it);

    protected override Task Hide(PortalDb db, Game it, CancellationToken ct)
    {
        it.Hidden = true;
        db.Tell(new GameHidden(it.Id, it.GroupId));
        return Task.CompletedTask;
    }

    /// <summary>One that was called off before anybody had seen it stays hidden: that is news to nobody.</summary>
    protected override Task Show(PortalDb db, Game it, bool wasSeen, CancellationToken ct)
    {
        if (it.CancelledAt is null || wasSeen)
        {
            it.Hidden = false;
            db.Tell(wasSeen ? new GameRestored(it.Id, it.GroupId) : new GameAnnounced(it.Id, it.GroupId));
        }

        return Task.CompletedTask;
    }

    protected override void TakeBack(PortalDb db, Game it, DateTime now)
    {
        if (it.CancelledAt is null)
        {
            it.Cancel(now, null); // it stays hidden, and so nobody is told
        }
    }

    private static HeldText Text(Game it) => new(it.AuthorId, it.Title, GameText.Html(it), it.Home.ToString());
}
