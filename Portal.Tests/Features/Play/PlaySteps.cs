using Microsoft.EntityFrameworkCore;
using Portal.Features.Clubs;
using Portal.Features.Play;
using Portal.Platform.Jobs;

namespace Portal.Tests.Features.Play;

/// <summary>How a test's people play, by the same deeds that the pages call.</summary>
static class PlaySteps
{
    /// <summary>A plan that is open for a day.</summary>
    public static GamePlan Game(this TestPortal portal, ClubView club, string title = "A bag of beans") => new(club.Club.Id, title, "For *early* birds.", portal.Clock.GetUtcNow().UtcDateTime.AddDays(1));

    /// <summary>Announces a draw.</summary>
    public static async Task<long> NewDraw(this TestPortal portal, Member host, ClubView club, bool hostsEnter = false, params string[] prizes) =>
        (await portal.Get<Draws>().Announce(host.Actor, portal.Game(club), prizes.Length == 0 ? ["A bag of beans"] : prizes, hostsEnter, null, default)).Value;

    /// <summary>Announces a contest.</summary>
    public static async Task<long> NewContest(this TestPortal portal, Member host, ClubView club, int entries = 1, int votes = 1, int points = 0, params string[] jury)
    {
        var plan = portal.Game(club, "The best heart");
        return (await portal.Get<Contests>().Announce(host.Actor, plan, new(plan.ClosesAt.AddDays(1), entries, votes, jury, points), null, default)).Value;
    }

    /// <summary>Enters a draw.</summary>
    public static Task<Result<Nothing>> EnterDraw(this TestPortal portal, Member member, long id) => portal.Get<Draws>().Enter(member.Actor, id, default);

    /// <summary>A game as somebody sees it; null where there is none for them.</summary>
    public static Task<GameView?> Game(this TestPortal portal, Member member, long id) => portal.Get<GameViews>().Find(member.Actor, id, default);

    /// <summary>The time of its next stage has come, unless it was called off.</summary>
    public static async Task NextStage(this TestPortal portal, long id)
    {
        var now = portal.Clock.GetUtcNow().UtcDateTime.AddSeconds(-1);
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                await db.Set<Game>().Where(g => g.Id == id && g.DueAt != null).ExecuteUpdateAsync(g => g.SetProperty(x => x.DueAt, (DateTime?)now).SetProperty(x => x.ClosesAt, x => x.ClosesAt < now ? x.ClosesAt : now));
                return default(Nothing);
            },
            default);
        await portal.RunGames();
    }

    /// <summary>Everything that brings games on runs, twice at the same time.</summary>
    public static Task RunGames(this TestPortal portal)
    {
        var job = portal.Get<IEnumerable<IJob>>().OfType<GameSteps>().Single();
        return Task.WhenAll(Task.Run(() => job.Run(default)), Task.Run(() => job.Run(default)));
    }
}
