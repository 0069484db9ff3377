using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Features.Play;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Play;

public class ContestTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Members_send_in_vote_for_others_in_secret_and_those_with_the_same_score_share_a_place(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, bo, cy, stranger) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("stranger"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[ana, bo, cy]) await portal.Join(member, club);
        var (entries, id) = (portal.Get<ContestEntries>(), await portal.NewContest(host, club, points: 40));
        Assert.Equal("members-play", (await entries.Submit(stranger.Actor, id, "mine", null, default)).Problem?.Code);
        Assert.Equal(1, (await entries.Submit(ana.Actor, id, "A swan", "k1", default)).Value);
        Assert.Equal(1, (await entries.Submit(ana.Actor, id, "A swan", "k1", default)).Value); // the same click
        Assert.Equal("entries-used", (await entries.Submit(ana.Actor, id, "Another", null, default)).Problem?.Code);
        Assert.True((await entries.Withdraw(ana.Actor, id, 1, default)).Done);
        Assert.Equal(2, (await entries.Submit(ana.Actor, id, "A *better* swan", null, default)).Value);
        Assert.Equal(Problem.NotAllowed, (await entries.Withdraw(bo.Actor, id, 2, default)).Problem);
        Assert.Equal(3, (await entries.Submit(bo.Actor, id, "A tulip", null, default)).Value);
        Assert.Equal(4, (await entries.Submit(cy.Actor, id, "A blot", null, default)).Value);
        Assert.Equal("votes-later", (await Vote(host, 2)).Problem?.Code);

        await portal.NextStage(id);
        Assert.Equal("is-closed", (await entries.Submit(host.Actor, id, "late", null, default)).Problem?.Code);
        Assert.Equal("is-closed", (await entries.Withdraw(ana.Actor, id, 2, default)).Problem?.Code);
        Assert.Equal("not-for-oneself", (await Vote(ana, 2)).Problem?.Code);
        Assert.Equal("members-play", (await Vote(stranger, 2)).Problem?.Code);
        Assert.Equal(Problem.NotFound, (await Vote(host, 1)).Problem); // taken back
        Assert.True((await Vote(host, 4)).Done);
        Assert.Equal("votes-used", (await Vote(host, 2)).Problem?.Code);
        Assert.True((await Vote(host, 4, 0)).Done);
        Assert.True((await Vote(host, 2)).Done);
        Assert.True((await Vote(cy, 3)).Done);
        Assert.All(await Rows(), row => Assert.Equal((null, null), (row.Score, row.Place))); // nobody sees a count before the end
        Assert.Equal([2], (await Rows(host)).Where(r => r.Mine > 0).Select(r => r.Number));

        // A vote for what was taken from view is given anew, and counts once when that is back.
        var swan = (await Rows()).Single(r => r.Number == 2).Id;
        await Hide(swan, hidden: true);
        Assert.True((await Vote(host, 4)).Done);
        await Hide(swan, hidden: false);
        Assert.Equal([4], (await Rows(host)).Where(r => r.Mine > 0).Select(r => r.Number));
        Assert.True((await Vote(host, 4, 0)).Done);
        Assert.True((await Vote(host, 2)).Done);

        await portal.NextStage(id);
        Assert.Equal([(2, 1, 1), (3, 1, 1), (4, 0, 0)], (await Rows()).Select(r => (r.Number, r.Score ?? -1, r.Place ?? 0)));
        Assert.Equal("votes-over", (await Vote(host, 4)).Problem?.Code);
        foreach (var winner in (Member[])[ana, bo]) Assert.Single(await portal.Told(winner), n => n is { Kind: NotificationKind.Game, Form: "Won" });
        Assert.DoesNotContain(await portal.Told(cy), n => n.Kind == NotificationKind.Game);
        var ranking = (await portal.Get<PointViews>().Ranking(cy.Actor, club.Club.Id, default))!;
        Assert.Equal([(ana.Id, 40), (bo.Id, 40)], ranking.Select(r => (r.Person.Id, r.Points)));
        Assert.Equal(40, Assert.Single((await portal.Get<PointViews>().History(cy.Actor, club.Club.Id, ana.Id, default))!.Entries).Points);

        Task<Result<Nothing>> Vote(Member by, int number, int points = 1) => entries.Vote(by.Actor, id, number, points, default);

        async Task Hide(long entry, bool hidden)
        {
            var (things, now) = (portal.Get<IEnumerable<IModerated>>().Single(m => m.Kind == ContestEntry.Kind), portal.Clock.GetUtcNow().UtcDateTime);
            Assert.True((await portal.Get<Database>().Write<Nothing>(async db => (hidden ? await things.Hide(db, host.Actor, entry, "spam", now, default) : await things.Restore(db, host.Actor, entry, "it is none", now, default)) is { } problem ? problem : default(Nothing), default)).Done);
        }

        async Task<IReadOnlyList<EntryRow>> Rows(Member? reader = null) => (await portal.Get<ContestViews>().Entries((reader ?? cy).Actor, id, 0, 20, default))!.Items;
    }

    [Theory, BothDatabases]
    public async Task A_jury_gives_points_and_neither_sends_in_nor_lets_others_decide_and_a_contest_without_entries_ends(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, judge, ana, bo) = (await portal.NewMember("host"), await portal.NewMember("judge"), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[judge, ana, bo]) await portal.Join(member, club);
        var plan = portal.Game(club);
        Assert.Equal("no-such-juror", (await portal.Get<Contests>().Announce(host.Actor, plan, new(plan.ClosesAt.AddDays(1), 1, 1, ["nobody-here"], 0), null, default)).Problem?.Code);
        Assert.Equal("votes-end-too-soon", (await portal.Get<Contests>().Announce(host.Actor, plan, new(plan.ClosesAt, 1, 1, [], 0), null, default)).Problem?.Code);
        var (entries, id) = (portal.Get<ContestEntries>(), await portal.NewContest(host, club, jury: judge.Name));
        Assert.Equal("jurors-do-not-enter", (await entries.Submit(judge.Actor, id, "mine", null, default)).Problem?.Code);
        await entries.Submit(ana.Actor, id, "A swan", null, default);
        await entries.Submit(bo.Actor, id, "A tulip", null, default);
        await portal.NextStage(id);
        Assert.Single(await portal.Told(judge), n => n is { Kind: NotificationKind.Game, Form: "Judge" });
        Assert.Equal("jury-decides", (await entries.Vote(ana.Actor, id, 2, 1, default)).Problem?.Code);
        Assert.Equal("points-up-to", (await entries.Vote(judge.Actor, id, 2, 11, default)).Problem?.Code);
        Assert.True((await entries.Vote(judge.Actor, id, 1, 4, default)).Done);
        Assert.True((await entries.Vote(judge.Actor, id, 2, 5, default)).Done);
        Assert.True((await entries.Vote(judge.Actor, id, 2, 9, default)).Done);
        await portal.NextStage(id);
        Assert.Equal([(2, 9, 1), (1, 4, 2)], (await portal.Get<ContestViews>().Entries(ana.Actor, id, 0, 20, default))!.Items.Select(r => (r.Number, r.Score!.Value, r.Place!.Value)));

        var empty = await portal.NewContest(host, club);
        await portal.NextStage(empty);
        Assert.Equal(GameStage.Done, (await portal.Game(ana, empty))!.Row.Stage);
        Assert.Contains(await portal.Told(host), n => n is { Kind: NotificationKind.Game, Form: "Nobody" });
    }
}
