using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Commons.Notifications;
using Portal.Commons.Screening;
using Portal.Features.Events;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Moderation;

namespace Portal.Tests.Features.Events;

public class PlanningTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten_and_who_planned_it_is_told_what_a_colleague_does_with_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, moderator) = (await portal.NewMember("host"), await portal.NewMember("mo", Roles.Moderator));
        var plan = portal.Plan();
        var id = await portal.NewEvent(host, await portal.NewClub(host), plan);
        var events = portal.Get<Portal.Features.Events.Events>();
        var read = (await portal.Event(moderator, id))!;
        Assert.True((await events.Change(host.Actor, id, plan with { Title = "Cappuccino evening" }, read.Revision, default)).Done);

        var moved = plan with { StartsAt = plan.StartsAt.AddHours(1), EndsAt = plan.EndsAt.AddHours(1) };
        Assert.Equal(Problem.Changed, (await events.Change(moderator.Actor, id, moved, read.Revision, default)).Problem);
        var now = (await portal.Event(moderator, id))!;
        Assert.Equal(("Cappuccino evening", read.Row.StartsAt), (now.Row.Title, now.Row.StartsAt));
        Assert.Empty(await portal.Told(host));

        Assert.True((await events.Change(moderator.Actor, id, moved, now.Revision, default)).Done);
        Assert.Equal(["Moved"], (await portal.Told(host)).Select(n => n.Form));
        Assert.True((await events.Cancel(moderator.Actor, id, "No milk.", default)).Done);
        Assert.Equal(["Cancelled"], (await portal.Told(host)).Select(n => n.Form)); // where it was moved to matters no more
        var over = (await portal.Event(host, id))!;
        Assert.Equal((false, false, true), (over.CanChange, over.CanCancel, over.CanSeeWaiting));
    }

    [Theory, BothDatabases]
    public async Task Times_that_were_sent_more_finely_than_to_the_second_are_the_same_times_when_they_are_sent_again(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, member) = (await portal.NewMember("host"), await portal.NewMember("member"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var starts = WallClock.ToSecond(portal.Clock.GetUtcNow().UtcDateTime.AddHours(1)).AddTicks(1_234_567);
        var plan = portal.Plan() with { StartsAt = starts, EndsAt = starts.AddHours(2) };
        Assert.Equal((starts.AddTicks(-1_234_567), starts.AddTicks(-1_234_567).AddHours(2)), (plan.StartsAt, plan.EndsAt));
        var id = await portal.NewEvent(host, club, plan);
        Assert.Equal(plan.StartsAt, (await portal.Event(host, id))!.Row.StartsAt);
        await portal.Answer(member, id);

        // It has begun, and may stay where it began; so may one that was planned when times were kept as finely as they came.
        portal.Clock.Advance(TimeSpan.FromMinutes(90));
        var events = portal.Get<Portal.Features.Events.Events>();
        Assert.True((await events.Change(host.Actor, id, plan with { Title = "Latte night", StartsAt = starts }, null, default)).Done);
        await portal.Get<Database>().Write<int>(async db => await db.Set<Event>().Where(e => e.Id == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.StartsAt, starts)), default);
        Assert.True((await events.Change(host.Actor, id, plan with { Title = "Latte morning" }, null, default)).Done);
        Assert.DoesNotContain(await portal.Told(member), n => n.Form == "Moved");
    }

    [Theory, BothDatabases]
    public async Task A_reason_for_calling_off_is_screened_and_an_event_that_waits_is_taken_back_by_who_planned_it_and_told_to_nobody(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, member) = (await portal.NewMember("host"), await portal.NewMember("member"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        await portal.Watch("gronk", WatchedEffect.Refuse);
        await portal.Watch("frobnicate", WatchedEffect.Hold);
        var events = portal.Get<Portal.Features.Events.Events>();
        var id = await portal.NewEvent(host, club);
        Assert.Equal("reason", (await events.Cancel(host.Actor, id, "All gronk", default)).Problem?.Field);
        Assert.False((await portal.Event(member, id))!.Row.Cancelled);
        Assert.True((await events.Cancel(host.Actor, id, "No milk.", default)).Done);

        var held = await portal.NewEvent(host, club, portal.Plan(title: "We frobnicate"));
        var seen = (await portal.Event(host, held))!;
        Assert.Equal((true, true, true, false), (seen.Row.Hidden, seen.Held, seen.CanChange, seen.CanCancel));
        Assert.Equal("is-held", (await events.Cancel(host.Actor, held, "No milk.", default)).Problem?.Code);
        var waits = Assert.Single(await portal.Waits(host));
        Assert.True(waits.MayWithdraw);
        Assert.True((await portal.Get<HeldThings>().Withdraw(host.Actor, waits.CaseId, default)).Done);
        var back = (await portal.Event(host, held))!;
        Assert.Equal((true, true, false, false), (back.Row.Hidden, back.Row.Cancelled, back.Held, back.CanChange));
        Assert.Null(await portal.Event(member, held));
        Assert.Null(await portal.CaseOf(new("event", held)));
        Assert.Empty(await portal.Waits(host));
    }
}
