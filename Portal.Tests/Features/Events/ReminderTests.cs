using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Events;
using Portal.Platform.Jobs;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Events;

public class ReminderTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_comes_is_reminded_a_day_and_an_hour_before_each_once_or_when_they_chose_and_who_does_not_come_is_not(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (staff, ana, bo, cy, late) = (await portal.NewMember("staff", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("late"));
        var plan = portal.Plan(inHours: 48);
        var id = await portal.NewEvent(staff, plan: plan);
        await portal.Answer(ana, id);
        await portal.Answer(bo, id, EventAnswer.Maybe);
        await portal.Answer(cy, id, EventAnswer.No);
        Assert.True((await portal.Get<ReminderChoice>().Choose(bo.Actor, null, 180, default)).Done);
        Assert.Equal("no-such-reminder", (await portal.Get<ReminderChoice>().Choose(bo.Actor, 7, null, default)).Problem?.Code);
        Assert.Equal((0, 0), (await Reminded(ana), await Reminded(bo)));

        portal.Clock.Advance(TimeSpan.FromHours(24.5)); // 23.5 hours before
        Assert.Equal((1, 0, 0), (await Reminded(ana), await Reminded(bo), await Reminded(cy)));
        Assert.Equal(1, await Reminded(ana));
        await portal.Answer(late, id);
        Assert.Equal(0, await Reminded(late)); // the day before is over already

        portal.Clock.Advance(TimeSpan.FromHours(21)); // 2.5 hours before
        Assert.Equal((1, 1), (await Reminded(ana), await Reminded(bo)));
        portal.Clock.Advance(TimeSpan.FromHours(2)); // half an hour before
        Assert.Equal((2, 1, 1, 0), (await Reminded(ana), await Reminded(bo), await Reminded(late), await Reminded(cy)));

        // It is moved by three days: those who go are told that, and reminded of the new time.
        Assert.True((await portal.Get<Portal.Features.Events.Events>().Change(staff.Actor, id, plan with { StartsAt = plan.StartsAt.AddDays(3), EndsAt = plan.EndsAt.AddDays(3) }, null, default)).Done);
        Assert.Equal(2, await Reminded(ana));
        Assert.Single(await portal.Told(ana), n => n is { Kind: NotificationKind.Event, Form: "Moved" });
        portal.Clock.Advance(TimeSpan.FromHours(49));
        Assert.Equal(3, await Reminded(ana));

        // By letter, too; and not any more once it was called off.
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.WriteLetters();
        Assert.Contains(await portal.Letters(ana), l => l.Text.Contains("Asia/Taipei", StringComparison.Ordinal));
        Assert.True((await portal.Get<Portal.Features.Events.Events>().Cancel(staff.Actor, id, "The machine is broken.", default)).Done);
        portal.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await Reminded(ana)); // what was told is recalled no more either

        // Nor is anybody reminded who does not come after all, nor once it has begun: not by what stands in the bell, and by no letter that waited.
        var soon = await portal.NewEvent(staff, plan: portal.Plan(inHours: 2));
        await portal.Answer(ana, soon);
        portal.Clock.Advance(TimeSpan.FromHours(1.5));
        Assert.Equal((1, true), (await Reminded(ana), await Sees(ana)));
        await portal.Answer(ana, soon, EventAnswer.No);
        Assert.False(await Sees(ana));
        await portal.Answer(ana, soon, EventAnswer.Maybe);
        Assert.True(await Sees(ana));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((1, false), (await Reminded(ana), await Sees(ana)));
        Assert.Equal("", portal.Errors.Take());

        async Task<bool> Sees(Member member) => (await portal.Told(member)).Any(n => n.Kind == NotificationKind.EventReminder);

        async Task<int> Reminded(Member member)
        {
            await portal.Get<IEnumerable<IJob>>().OfType<EventReminders>().Single().Run(default);
            await portal.AllTold();
            return await portal.Get<Database>().Read(db => db.Set<Notification>().CountAsync(n => n.AccountId == member.Id && n.Kind == NotificationKind.EventReminder && db.Set<EventNotice>().Any(x => x.Id == n.SubjectId && db.Set<Event>().Any(e => e.Id == x.EventId && e.CancelledAt == null))));
        }
    }

    [Theory, BothDatabases]
    public async Task Who_comes_is_told_once_that_it_takes_place_elsewhere_and_of_other_changes_nothing(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, cy) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("cy"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[ana, cy]) await portal.Join(member, club);
        var (plan, events) = (portal.Plan(), portal.Get<Portal.Features.Events.Events>());
        var id = await portal.NewEvent(host, club, plan);
        await portal.Answer(ana, id);
        await portal.Answer(cy, id, EventAnswer.No);
        await Change(plan with { Title = "Latte night", Body = "Other words." });
        Assert.Empty(await Told(ana));
        await Change(plan with { Place = "Bar, first floor" });
        Assert.Equal(["Relocated"], await Told(ana));
        await Change(plan with { Place = "Bar, first floor", Link = "https://example.com/other" });
        Assert.Equal(["Relocated", "Relocated"], await Told(ana));
        await Change(plan with { StartsAt = plan.StartsAt.AddHours(1), EndsAt = plan.EndsAt.AddHours(1) });
        Assert.Equal(["Moved", "Relocated", "Relocated"], await Told(ana)); // the place with the time, in one notice
        foreach (var nobody in (Member[])[host, cy]) Assert.Empty(await Told(nobody));

        var weekly = (await events.Plan(host.Actor, club.Club.Id, plan, new(RepeatEvery.Week, Times: 3), null, default)).Value;
        var others = await portal.Get<Database>().Read(db => db.Set<Event>().Where(e => e.SeriesId == weekly).OrderBy(e => e.StartsAt).Select(e => e.Id).ToListAsync());
        await portal.Answer(cy, others[2]);
        Assert.True((await events.Change(host.Actor, weekly, plan with { Place = "Roof" }, null, following: true, default)).Done);
        Assert.Equal(["SeriesRelocated"], await Told(cy));

        async Task Change(EventPlan to) => Assert.True((await events.Change(host.Actor, id, to, null, default)).Done);

        async Task<List<string>> Told(Member member) => [.. (await portal.Told(member)).Where(n => n.Kind == NotificationKind.Event).Select(n => n.Form)];
    }

    [Theory, BothDatabases]
    public async Task Of_many_who_come_each_is_reminded_once_also_when_the_work_is_cut_off_and_what_is_old_is_thrown_away(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var id = await portal.NewEvent(await portal.NewMember("staff", Roles.Admin), plan: portal.Plan(inHours: 48));
        await Come(450);
        portal.Clock.Advance(TimeSpan.FromHours(25));
        var (job, database) = (portal.Get<IEnumerable<IJob>>().OfType<EventReminders>().Single(), portal.Get<Database>());
        using var cut = new CancellationTokenSource();
        var run = job.Run(cut.Token);
        await Eventually.True(async () => await Notices() > 0, "some are reminded", TimeSpan.FromSeconds(30));
        await cut.CancelAsync();
        try { await run; } catch (OperationCanceledException) { /* somewhere in the middle, or at the end */ }
        Assert.Contains(await Notices(), (int[])[200, 400, 450]); // as many as one transaction takes, and not a part of it
        await Task.WhenAll(job.Run(default), job.Run(default));
        Assert.Equal((450, 450), (await Notices(), await database.Read(db => db.Set<EventNotice>().Select(n => n.AccountId).Distinct().CountAsync())));
        await portal.AllTold();
        Assert.Equal(450, await database.Read(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.EventReminder)));

        portal.Clock.Advance(OldEventNotices.Kept - TimeSpan.FromDays(1));
        await Sweep();
        Assert.Equal(450, await Notices());
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await Sweep();
        Assert.Equal((0, 0), (await Notices(), await database.Read(db => db.Set<Notification>().CountAsync(n => n.SubjectKind == EventNotice.Subject))));
        Assert.Equal("", portal.Errors.Take());

        Task Sweep() => portal.Get<IEnumerable<IJob>>().OfType<OldEventNotices>().Single().Run(default);

        Task<int> Notices() => database.Read(db => db.Set<EventNotice>().CountAsync());

        async Task Come(int count)
        {
            var now = portal.Clock.GetUtcNow().UtcDateTime;
            await portal.Get<Database>().Write<Nothing>(async db =>
            {
                var start = (await db.Set<Event>().SingleAsync(e => e.Id == id)).StartsAt;
                List<Account> guests = [.. Enumerable.Range(0, count).Select(i => new Account { UserName = $"guest{i}", NormalizedUserName = $"GUEST{i}", Email = $"g{i}@example.org", NormalizedEmail = $"G{i}@EXAMPLE.ORG", EmailConfirmed = true, CreatedAt = now })];
                db.AddRange(guests);
                await db.SaveChangesAsync();
                db.AddRange(guests.Select(g => new EventReply { EventId = id, AccountId = g.Id, State = ReplyState.Going, At = now, RemindAt = start.AddDays(-1), RemindedUpTo = now }));
                return default(Nothing);
            }, default);
        }
    }
}
