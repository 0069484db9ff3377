using Portal.Commons.Notifications;
using Portal.Features.Accounts;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Events;

public class SeatingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Of_many_who_take_the_last_seat_at_once_one_gets_it_and_the_others_wait_in_an_order(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var id = await portal.NewEvent(await portal.NewMember("staff", Roles.Moderator), plan: portal.Plan(seats: 1));
        var people = new List<Member>();
        for (var i = 0; i < 6; i++) people.Add(await portal.NewMember("eager"));

        var states = await Task.WhenAll(people.Select(async p => (await portal.Answer(p, id)).Value));
        Assert.Equal((1, 5), (states.Count(s => s == ReplyState.Going), states.Count(s => s == ReplyState.Waiting)));
        var seen = (await portal.Event(host, id))!;
        Assert.Equal((1, 5), (seen.Row.Going, seen.Row.Waiting));
        var before = new List<int>();
        foreach (var (person, _) in people.Zip(states).Where(x => x.Second == ReplyState.Waiting)) before.Add((await portal.Event(person, id))!.Before!.Value);
        Assert.Equal([0, 1, 2, 3, 4], before.Order());
    }

    [Theory, BothDatabases]
    public async Task The_waiting_list_moves_up_in_its_order_when_somebody_leaves_when_seats_are_added_and_when_somebody_leaves_the_club(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, first, second, third, fourth) = (await portal.NewMember("host"), await portal.NewMember("first"), await portal.NewMember("second"), await portal.NewMember("third"), await portal.NewMember("fourth"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[first, second, third, fourth]) await portal.Join(member, club);
        var id = await portal.NewEvent(host, club, portal.Plan(seats: 2, guests: 2));
        Assert.Equal(ReplyState.Going, (await portal.Answer(first, id, guests: 1)).Value);
        Assert.Equal(ReplyState.Waiting, (await portal.Answer(second, id, guests: 1)).Value);
        Assert.Equal(ReplyState.Waiting, (await portal.Answer(third, id)).Value);

        // One seat comes free, and the next needs two: nobody is passed over, a newcomer neither.
        Assert.Equal(ReplyState.Going, (await portal.Answer(first, id)).Value);
        Assert.Equal(ReplyState.Waiting, (await portal.Answer(fourth, id)).Value);
        Assert.Equal([ReplyState.Waiting, ReplyState.Waiting], [await State(second), await State(third)]);

        // Two more seats: the second with a guest, and nobody else.
        Assert.True((await portal.Get<Portal.Features.Events.Events>().Change(host.Actor, id, portal.Plan(seats: 3, guests: 2), null, default)).Done);
        Assert.Equal([ReplyState.Going, ReplyState.Waiting, ReplyState.Waiting], [await State(second), await State(third), await State(fourth)]);
        Assert.Contains(await portal.Told(second), n => n is { Kind: NotificationKind.Event, Form: "MovedUp" });

        // Who says no, and who leaves the club, gives the seats up.
        Assert.Equal(ReplyState.Declined, (await portal.Answer(first, id, EventAnswer.No)).Value);
        Assert.Equal([ReplyState.Going, ReplyState.Waiting], [await State(third), await State(fourth)]);
        Assert.True((await portal.Leave(second, club)).Done);
        await Eventually.True(async () => await State(fourth) == ReplyState.Going, "the seats of who left go on", TimeSpan.FromSeconds(20));
        Assert.Equal((2, 0), ((await portal.Event(host, id))!.Row.Going, (await portal.Event(host, id))!.Row.Waiting));

        async Task<ReplyState?> State(Member member) => (await portal.Event(member, id))!.Row.Mine;
    }

    [Theory, BothDatabases]
    public async Task Who_waits_with_more_guests_than_there_are_seats_left_in_all_brings_fewer_and_the_list_goes_on(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (staff, first, second, third) = (await portal.NewMember("staff", Roles.Moderator), await portal.NewMember("first"), await portal.NewMember("second"), await portal.NewMember("third"));
        var plan = portal.Plan(seats: 3, guests: 2);
        var id = await portal.NewEvent(staff, plan: plan);
        Assert.Equal(ReplyState.Going, (await portal.Answer(first, id)).Value);
        Assert.Equal(ReplyState.Waiting, (await portal.Answer(second, id, guests: 2)).Value);
        Assert.Equal(ReplyState.Waiting, (await portal.Answer(third, id)).Value);

        Assert.True((await portal.Get<Portal.Features.Events.Events>().Change(staff.Actor, id, plan with { Seats = 2 }, null, default)).Done);
        await portal.Answer(first, id, EventAnswer.No);
        var seated = (await portal.Event(second, id))!;
        Assert.Equal((ReplyState.Going, 1, 2, 1), (seated.Row.Mine, seated.MyGuests, seated.Row.Going, seated.Row.Waiting));
    }

    [Fact]
    public async Task Who_is_erased_waits_for_their_events_before_their_account_is_locked_as_who_answers_does()
    {
        var portal = await portals.Shared(DatabaseProvider.Postgres);
        var (staff, ana) = (await portal.NewMember("staff", Roles.Moderator), await portal.NewMember("ana"));
        var id = await portal.NewEvent(staff);
        Assert.Equal(ReplyState.Going, (await portal.Answer(ana, id)).Value);
        Task<Result<Nothing>> doing;
        await using (var held = await HeldRows.Begin(portal, db => db.Lock<Portal.Features.Events.Event>(id, default)))
        {
            doing = await held.Stop(() => portal.Get<Erasure>().Erase(ana.Actor, default));
            Assert.True(await held.IsFree<Account>(ana.Id, "KEY SHARE")); // what an answer takes of it
        }

        Assert.True((await doing).Done);
        Assert.Equal(0, (await portal.Event(staff, id))!.Row.Going);
    }

    [Fact]
    public async Task Who_is_erased_waits_for_events_with_votes_and_with_answers_of_theirs_in_one_order()
    {
        var portal = await portals.Shared(DatabaseProvider.Postgres);
        var (staff, ana, bo) = (await portal.NewMember("staff", Roles.Moderator), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (voted, answered) = (await portal.NewHour(staff, null), await portal.NewEvent(staff));
        Assert.True((await portal.Vote(ana, voted, (await portal.Ask(bo, voted, "Which beans?")).Value)).Done);
        Assert.Equal(ReplyState.Going, (await portal.Answer(ana, answered)).Value);
        Task<Result<Nothing>> doing;
        await using (var held = await HeldRows.Begin(portal, db => db.Lock<Portal.Features.Events.Event>(voted, default)))
        {
            doing = await held.Stop(() => portal.Get<Erasure>().Erase(ana.Actor, default));
            Assert.True(await held.IsFree<Portal.Features.Events.Event>(answered)); // whoever changes both begins with the one that was made first
        }

        Assert.True((await doing).Done);
        Assert.Equal(0, (await portal.Event(staff, answered))!.Row.Going);
    }

    [Theory, BothDatabases]
    public async Task What_does_not_fit_is_refused_with_a_reason_and_nothing_is_half_done(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, other) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("other"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var events = portal.Get<Portal.Features.Events.Events>();
        var plan = portal.Plan(seats: 2, guests: 5);
        var id = await portal.NewEvent(host, club, plan);
        Assert.Equal("members-reply", (await portal.Answer(other, id)).Problem?.Code);
        Assert.Equal("so-many-seats", (await portal.Answer(member, id, guests: 2)).Problem?.Code);
        Assert.Equal("guests-up-to", (await portal.Answer(member, id, guests: 6)).Problem?.Code);
        Assert.Equal(ReplyState.Going, (await portal.Answer(member, id)).Value);
        Assert.Equal(ReplyState.Going, (await portal.Answer(host, id)).Value);
        Assert.Equal("no-seat-for-guests", (await portal.Answer(member, id, guests: 1)).Problem?.Code);
        Assert.Equal("seats-taken", (await events.Change(host.Actor, id, plan with { Seats = 1 }, null, default)).Problem?.Code);

        Assert.Equal("ends-before-it-begins", (await Planned(plan with { EndsAt = plan.StartsAt })).Problem?.Code);
        Assert.Equal("begins-in-the-past", (await Planned(plan with { StartsAt = plan.StartsAt.AddYears(-1) })).Problem?.Code);
        Assert.Equal("no-such-zone", (await Planned(plan with { Zone = "Mars/Olympus" })).Problem?.Code);
        foreach (var link in (string[])["javascript:alert(1)", "ftp://example.com", "https://a:b@example.com", "example.com", "https://example.com/\nx"])
            Assert.Equal("no-safe-link", (await Planned(plan with { Link = link })).Problem?.Code);
        Assert.Equal(Problem.NotAllowed, (await events.Plan(member.Actor, club.Club.Id, plan, null, default)).Problem);
        Assert.Equal(Problem.NotAllowed, (await events.Plan(member.Actor, null, plan, null, default)).Problem);
        Assert.Equal(Problem.NotAllowed, (await events.Cancel(member.Actor, id, "no", default)).Problem);

        Assert.Equal("required", (await events.Cancel(host.Actor, id, " ", default)).Problem?.Code);
        Assert.True((await events.Cancel(host.Actor, id, "The machine is broken.", default)).Done);
        Assert.Equal("is-cancelled", (await events.Cancel(host.Actor, id, "again", default)).Problem?.Code);
        Assert.Equal("is-cancelled", (await portal.Answer(member, id, EventAnswer.No)).Problem?.Code);
        var told = Assert.Single(await portal.Told(member), n => n.Kind == NotificationKind.Event);
        Assert.Equal("Cancelled", told.Form);
        Assert.Empty(await portal.Told(host)); // did it themselves

        Task<Result<long>> Planned(EventPlan odd) => events.Plan(host.Actor, club.Club.Id, odd, null, default);
    }
}
