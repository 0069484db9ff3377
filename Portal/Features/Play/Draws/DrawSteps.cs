using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Play;

/// <summary>The two stages of a draw that come by themselves, inside a deed that has locked the game: its list is frozen and published; a while later lots decide and the seed is shown.</summary>
internal sealed class DrawSteps : IGameSteps
{
    public GameKind What => GameKind.Draw;

    public async Task Step(PortalDb db, Game it, DateTime now, CancellationToken ct)
    {
        var draw = await db.Set<Draw>().AsTracking().FirstAsync(d => d.GameId == it.Id, ct);
        if (it.Stage == GameStage.Open)
        {
            await Freeze(db, it, draw, now, ct);
        }
        else
        {
            await Decide(db, it, draw, now, ct);
        }
    }

    private static async Task Freeze(PortalDb db, Game it, Draw draw, DateTime now, CancellationToken ct)
    {
        var entries = await (
            from e in db.Set<DrawEntry>().AsTracking()
            where e.GameId == it.Id
            select new
            {
                Entry = e,
                Role = db.Set<Membership>().Where(m => m.GroupId == it.GroupId && m.AccountId == e.AccountId && !m.Waiting).Select(m => (GroupRole?)m.Role).FirstOrDefault(),
                Suspended = db.Set<Sanction>().Any(s => s.AccountId == e.AccountId && s.Binds && (s.Kind == SanctionKind.Suspension || s.Kind == SanctionKind.Ban) && (s.Until == null || s.Until > now)),
            }).ToListAsync(ct);
        foreach (var row in entries)
        {
            row.Entry.Excluded = row.Role is null ? DrawExclusion.Left : row.Suspended ? DrawExclusion.Suspended : row.Role != GroupRole.Member && !draw.HostsEnter ? DrawExclusion.Host : null;
        }

        draw.ListHash = DrawProof.ListHash(entries.Where(e => e.Entry.Excluded is null).Select(e => e.Entry.Hash));
        draw.FrozenAt = now;
        it.Reach(GameStage.Closed, now + Draw.Pause);
        db.Tell(new GameChanged(it.Id, it.GroupId));
    }

    private static async Task Decide(PortalDb db, Game it, Draw draw, DateTime now, CancellationToken ct)
    {
        var entries = await db.Set<DrawEntry>().AsTracking().Where(e => e.GameId == it.Id && e.Excluded == null).ToDictionaryAsync(e => e.Hash, ct);
        var prizes = it.Lines.Split('\n');
        List<GameNotice> notices = [new() { GameId = it.Id, AccountId = it.AuthorId, Kind = entries.Count == 0 ? GameNoticeKind.Nobody : GameNoticeKind.Decided, At = now }];
        foreach (var (place, hash) in DrawProof.Winners(draw.Seed, draw.ListHash!, entries.Keys, prizes.Length).Index())
        {
            var winner = entries[hash];
            winner.Place = place + 1;
            if (winner.AccountId is { } account)
            {
                notices.Add(new() { GameId = it.Id, AccountId = account, Kind = GameNoticeKind.Won, Text = Shorten.To(prizes[place], GameNotice.MostText), At = now });
            }
        }

        draw.DrawnAt = now;
        it.Reach(GameStage.Done, null);
        await GameNotice.Tell(db, notices, ct);
        db.Tell(new GameChanged(it.Id, it.GroupId));
    }
}
