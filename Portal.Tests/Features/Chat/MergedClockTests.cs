using Microsoft.EntityFrameworkCore;
using Portal.Features.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>What becomes of clocks and promises when two chats are merged.</summary>
public class MergedClockTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Lines_are_counted_where_they_went_and_what_was_promised_is_there_at_once(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var stays = await portal.StartChatWith(lena);
        await Said(portal, stays, lena);
        var gone = await portal.StartChatWith(lena);
        await Promised(portal, gone, lena, "We call", 1);
        Assert.Equal(3, (await portal.Clocks(gone.ChatId)).Count); // first answer, solution, promise
        Assert.Equal(2, (await portal.Clocks(stays.ChatId)).Count);

        await Merge(portal, lena, gone, stays);
        Assert.Equal("We call", Assert.Single((await portal.Get<ClockViews>().All(lena.Actor, stays.ChatId, default))!.All).What);
        Assert.Equal("We call", (await portal.Get<ClockViews>().Of(gone.Party, gone.ChatId, default))!.What);
        await portal.Get<ClockKeeping>().Look(default);
        Assert.Empty(await portal.Clocks(gone.ChatId));
        Assert.Equal(
            [MeasureKind.FirstAnswer, MeasureKind.NextAnswer, MeasureKind.Solution, MeasureKind.Promise],
            (await portal.Clocks(stays.ChatId)).Select(m => m.Kind).Order());
    }

    [Theory, BothDatabases]
    public async Task Of_two_promises_the_newer_stands_and_the_clock_of_the_older_runs_no_more(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (stays, gone) = (await portal.StartChatWith(lena), await portal.StartChatWith(lena));
        await Promised(portal, gone, lena, "The older", 1);
        await Promised(portal, stays, lena, "The newer", 2);
        await Merge(portal, lena, gone, stays);
        var all = (await portal.Get<ClockViews>().All(lena.Actor, stays.ChatId, default))!.All;
        Assert.Equal([("The newer", null), ("The older", PromiseEnd.Moved)], all.Select(p => (p.What, p.Ending)));
        Assert.Equal([MeasureEnd.TakenBack, (MeasureEnd?)null], (await portal.Clocks(stays.ChatId)).Where(m => m.Kind == MeasureKind.Promise).OrderBy(m => m.DueAt).Select(m => m.End));
        Assert.Null((await portal.Get<Promises>().Keep(ChatParty.Desk(lena.Actor), stays.ChatId, default)).Problem);
        Assert.Null(await portal.Get<ClockViews>().Of(stays.Party, stays.ChatId, default));
    }

    [Theory, BothDatabases]
    public async Task What_had_ended_stays_as_it_was_recorded_and_alarms_nobody(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var (lena, ada) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ada", Roles.Admin));
        var department = await portal.NewDepartment(new(), lena);
        var gone = await portal.Ask(department.Slug);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null((await portal.Get<Desk>().Claim(lena.Actor, gone.ChatId, default)).Problem);
        await Said(portal, gone, lena);
        Assert.Null((await portal.Get<Chats>().Close(ChatParty.Desk(lena.Actor), gone.ChatId, default)).Problem);
        var before = (await portal.Clocks(gone.ChatId)).Select(Figures).ToList();
        Assert.Equal(2, before.Count);
        Assert.Null((await portal.Get<Targets>().Set(ada.Actor, department.Slug, new(1, 1, 1), null, default)).Problem);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        var stays = await portal.Ask(department.Slug);
        await portal.AllCounted();

        await Merge(portal, lena, gone, stays);
        var after = await portal.Clocks(stays.ChatId);
        Assert.Equal(before, after.Where(m => m.EndedAt is not null).Select(Figures));
        Assert.Equal([MeasureKind.FirstAnswer, MeasureKind.Solution], after.Where(m => m.EndedAt is null).Select(m => m.Kind).Order());
        Assert.Equal(0, await portal.HowOften<ChatOverdue>(stays.ChatId));
    }

    [Theory, BothDatabases]
    public async Task What_is_counted_for_the_first_time_when_it_is_over_is_recorded_and_alarms_nobody(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (slug, _) = await portal.DepartmentWithTargets(new(1, null, null), lena);
        var guest = await portal.Ask(slug);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null((await portal.Get<Desk>().Claim(lena.Actor, guest.ChatId, default)).Problem);
        await Said(portal, guest, lena);
        await portal.AllCounted();
        var told = await portal.HowOften<ChatOverdue>(guest.ChatId);
        await using (var db = portal.Get<Database>().Open())
        {
            await db.Set<ChatMeasure>().Where(m => m.ChatId == guest.ChatId).ExecuteDeleteAsync();
            await db.Set<ChatCount>().Where(m => m.ChatId == guest.ChatId).ExecuteDeleteAsync();
        }

        while (await portal.Get<ClockKeeping>().CatchUpOld(default) > 0) { }
        Assert.NotNull((await portal.Clocks(guest.ChatId)).Single(m => m.Kind == MeasureKind.FirstAnswer).BreachedAt);
        Assert.Equal(told, await portal.HowOften<ChatOverdue>(guest.ChatId));
    }

    [Theory, BothDatabases]
    public async Task An_end_that_comes_to_stand_in_the_middle_of_another_chat_ends_nothing_of_it(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var stays = await portal.StartChatWith(lena);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var gone = await portal.FinishedChatWith(lena);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Say(stays.Party, stays.ChatId, "Are you there?");
        var runs = (await portal.Clocks(stays.ChatId)).Single(m => m.Kind == MeasureKind.Solution).LineId;
        await Merge(portal, lena, gone, stays);
        var solution = Assert.Single(await portal.Clocks(stays.ChatId), m => m.Kind == MeasureKind.Solution);
        Assert.Equal((runs, null), (solution.LineId, solution.EndedAt));

        Assert.Null((await portal.Get<Chats>().Close(ChatParty.Desk(lena.Actor), stays.ChatId, default)).Problem);
        Assert.DoesNotContain(await portal.Clocks(stays.ChatId), m => m.EndedAt is null);
    }

    [Theory, BothDatabases]
    public async Task Who_waits_in_a_chat_that_goes_into_a_closed_one_is_waited_for_there_and_it_is_for_whom_they_asked(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (one, two) = (await portal.DepartmentWithTargets(new(5, 5, null), lena), await portal.DepartmentWithTargets(new(9, 9, null), lena));
        var (stays, gone) = (await portal.Ask(one.Slug), await portal.Ask(two.Slug));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await portal.Get<Desk>().Claim(lena.Actor, stays.ChatId, default)).Problem);
        await Said(portal, stays, lena);
        Assert.Null((await portal.Get<Chats>().Close(ChatParty.Desk(lena.Actor), stays.ChatId, default)).Problem);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await Merge(portal, lena, gone, stays);
        var running = (await portal.Clocks(stays.ChatId)).Where(m => m.EndedAt is null).ToList();
        Assert.Equal([(MeasureKind.FirstAnswer, two.Id), (MeasureKind.Solution, two.Id)], running.Select(m => (m.Kind, m.DepartmentId!.Value)).Order());
        Assert.All((await portal.Clocks(stays.ChatId)).Where(m => m.EndedAt is not null), m => Assert.Equal(one.Id, m.DepartmentId));
        var move = await portal.Get<Database>().Read(db => db.Set<ChatMove>().SingleAsync());
        Assert.Equal((one.Id, two.Id), (move.FromId!.Value, move.ToId));
    }

    static async Task Said(TestPortal portal, ChatSteps.Guest guest, Member agent)
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await portal.Say(ChatParty.Desk(agent.Actor), guest.ChatId, "Hello")).Problem);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    static async Task Promised(TestPortal portal, ChatSteps.Guest guest, Member agent, string what, int days) =>
        Assert.Null((await portal.Get<Promises>().Make(ChatParty.Desk(agent.Actor), guest.ChatId, what, portal.Clock.GetUtcNow().UtcDateTime.AddDays(days), null, null, default)).Problem);

    static async Task Merge(TestPortal portal, Member agent, ChatSteps.Guest gone, ChatSteps.Guest stays) =>
        Assert.Null((await portal.Get<Merges>().Merge(agent.Actor, gone.ChatId, stays.ChatId, [gone.Party.Secret!, stays.Party.Secret!], default)).Problem);

    static string Figures(ChatMeasure m) => $"{m.Id} {m.Kind} {m.LineId} {m.OpenedAt:O} {m.OpenSeconds:f4} {m.WallSeconds:f4} {m.Target} {m.DueAt:O} {m.EndedAt:O} {m.End} {m.AgentId} {m.BreachedAt:O}";
}
