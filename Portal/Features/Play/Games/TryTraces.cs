using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>Takes away what somebody answered in the quizzes of a group that they leave, their lots in draws whose list is not frozen yet, and their points there. A frozen list stays: anybody must come to the same result.</summary>
internal sealed class TryTraces : IGroupTrace
{
    public async Task<TakenAway> TakeAway(PortalDb db, TraceOrder order, CancellationToken ct)
    {
        var (me, group, after) = (order.Me, order.GroupId, order.After);
        var answers = db.Set<QuizAnswer>().Where(a => a.AccountId == me);
        var lots = db.Set<DrawEntry>().Where(e => e.AccountId == me && db.Set<Draw>().Any(d => d.GameId == e.GameId && d.FrozenAt == null));
        var games = await db.Set<Game>()
            .Where(g => g.GroupId == group && g.Id > after && (answers.Any(a => a.GameId == g.Id) || lots.Any(e => e.GameId == g.Id)))
            .OrderBy(g => g.Id).Take(order.Most).Select(g => g.Id).ToListAsync(ct);
        if (games.Count == 0)
        {
            await db.Set<PlayPoint>().Where(p => p.AccountId == me && p.GroupId == group).ExecuteDeleteAsync(ct);
            return TakenAway.Nothing;
        }

        await db.Lock<Game>(games, ct); // no list is frozen and no quiz is closed meanwhile
        var gone = await answers.Where(a => games.Contains(a.GameId)).ExecuteDeleteAsync(ct) + await lots.Where(e => games.Contains(e.GameId)).ExecuteDeleteAsync(ct);
        await db.Set<Game>().Where(g => games.Contains(g.Id) && g.Stage == GameStage.Open).ExecuteUpdateAsync(g => g.SetProperty(x => x.Taking, x => x.Taking - 1), ct);
        return new(gone, 0, games[^1]);
    }
}
