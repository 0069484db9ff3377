using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>What pages and the API read of games.</summary>
public sealed class GameViews(Database database, NamedPlaces places, TimeProvider time)
{
    /// <summary>How many a page of a list holds.</summary>
    public const int PageSize = 30;

    private static readonly Expression<Func<Game, GameRow>> Row = g => new GameRow(g.Id, g.GroupId, g.What, g.Title, g.ClosesAt, g.Stage, g.CancelledAt != null, g.Hidden, g.CreatedAt);

    private static readonly Func<Game, GameRow> Shown = Row.Compile();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The games of a group that somebody may see, newest first.</summary>
    public async Task<Page<GameRow>> List(Actor actor, long groupId, GameKind? what, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var id = from.Id;
        var rows = await db.Set<Game>().SeenBy(db, standing).Where(g => g.GroupId == groupId && g.Id < id && (what == null || g.What == what)).OrderByDescending(g => g.Id).Take(size + 1).Select(Row).ToListAsync(ct);
        return Page<GameRow>.Cut(rows, size, g => new Cursor(g.CreatedAt, g.Id).ToString());
    }

    /// <summary>A game, or null where there is none to see.</summary>
    public async Task<GameView?> Find(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = Now;
        var standing = await Standing.Of(db, actor, now, ct);
        var found = await (
            from g in db.Set<Game>().SeenBy(db, standing)
            join a in db.Set<Account>() on g.AuthorId equals a.Id
            where g.Id == id
            select new { Game = g, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var it = found.Game;
        var held = await ModeratedGames.Waits(db, it, ct);
        var draw = it.What == GameKind.Draw ? await DrawViews.Read(db, it, standing.AccountId, ct) : null;
        return new(Shown(it), found.Author, it.Body, it.Html, it.Taking, it.Points, it.CancelReason)
        {
            Home = (await places.Find(db, standing, [it.Home], ct)).GetValueOrDefault(it.Home),
            CanCancel = PlayRules.MayNotCancel(standing, it, held, now) is null,
            Held = held,
            CanFlag = standing.IsMember && standing.MayNotWrite is null && it.AuthorId != standing.AccountId,
            MayNotTakePart = draw is not null ? PlayRules.MayNotEnter(standing, it, draw.HostsEnter, draw.Mine is not null, now)
                : it.What == GameKind.Quiz ? PlayRules.MayNotAnswer(standing, it, now)
                : PlayRules.MayNotTakePart(standing, it, now),
            DueAt = it.DueAt,
            Draw = draw,
            Quiz = it.What == GameKind.Quiz ? await QuizViews.Read(db, it, standing.AccountId, ct) : null,
            Contest = it.What == GameKind.Contest ? await ContestViews.Read(db, it, standing, now, ct) : null,
        };
    }

    /// <summary>All that it takes to do a draw again; null where there is none to see.</summary>
    public async Task<DrawProofView?> Proof(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        return await db.Set<Game>().SeenBy(db, standing).FirstOrDefaultAsync(g => g.Id == id && g.What == GameKind.Draw, ct) is { } it
            ? await DrawViews.Proof(db, it, Shown(it), standing.AccountId, ct)
            : null;
    }

    /// <summary>How a draw is done again, as its page shows it; null where there is none to see.</summary>
    public async Task<DrawCheckView?> Check(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        return await db.Set<Game>().SeenBy(db, standing).FirstOrDefaultAsync(g => g.Id == id && g.What == GameKind.Draw, ct) is { } it
            ? await DrawViews.Check(db, it, Shown(it), standing.AccountId, ct)
            : null;
    }

    /// <summary>Whether somebody may announce games of a group, and what the group is called; null where they may not.</summary>
    public async Task<NamedPlace?> MayAnnounce(Actor actor, long groupId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var home = Game.HomeOf(groupId);
        return PlayRules.MayNotAnnounce(standing, groupId) is null ? (await places.Find(db, standing, [home], ct)).GetValueOrDefault(home) : null;
    }
}
