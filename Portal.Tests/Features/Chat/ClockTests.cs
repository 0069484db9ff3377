using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Chat;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Chat;

/// <summary>Clocks as they are kept, on real databases.</summary>
public class ClockTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_is_kept_is_what_the_raw_messages_come_to(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        var (one, two) = (await portal.DepartmentWithTargets(new(5, 3, 60), lena), await portal.DepartmentWithTargets(new(9, 8, 90), tom));
        var (chats, desk, guest) = (portal.Get<Chats>(), portal.Get<Desk>(), await portal.Ask(one.Slug));
        await portal.Say(guest.Party, guest.ChatId, "Hello?");
        await desk.Claim(lena.Actor, guest.ChatId, default);
        for (var i = 0; i < 3; i++)
        {
            await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "One moment");
            await portal.AllCounted();
            await portal.Say(guest.Party, guest.ChatId, "Yes");
        }

        Assert.Null((await desk.MoveTo(lena.Actor, guest.ChatId, two.Slug, null, default)).Problem);
        await desk.Claim(tom.Actor, guest.ChatId, default);
        await portal.Say(ChatParty.Desk(tom.Actor), guest.ChatId, "Here I am");
        await chats.Close(ChatParty.Desk(tom.Actor), guest.ChatId, default);
        await portal.Say(guest.Party, guest.ChatId, "And another thing");
        await chats.Close(guest.Party, guest.ChatId, default);
        await portal.Say(guest.Party, guest.ChatId, "Are you there?");

        var kept = await portal.Clocks(guest.ChatId);
        Assert.Equal(
            new (MeasureKind, long?, MeasureEnd?, long?)[]
            {
                (MeasureKind.FirstAnswer, one.Id, MeasureEnd.Given, lena.Id), (MeasureKind.Solution, two.Id, MeasureEnd.Given, tom.Id),
                (MeasureKind.NextAnswer, one.Id, MeasureEnd.Given, lena.Id), (MeasureKind.NextAnswer, one.Id, MeasureEnd.Given, lena.Id), (MeasureKind.NextAnswer, two.Id, MeasureEnd.Given, tom.Id),
                (MeasureKind.Solution, two.Id, MeasureEnd.Left, null), (MeasureKind.FirstAnswer, two.Id, MeasureEnd.Left, null),
                (MeasureKind.Solution, two.Id, null, null), (MeasureKind.FirstAnswer, two.Id, null, null),
            },
            kept.OrderBy(m => m.LineId).ThenBy(m => m.Kind).Select(m => (m.Kind, m.DepartmentId, m.End, m.AgentId)));
        var counted = Figures(kept);
        Assert.Equal(counted, Figures(await CountedFromTheMessages(portal, guest.ChatId)));

        // A chat of which nothing is kept any more is counted from its messages again.
        await using (var db = portal.Get<Database>().Open())
        {
            await db.Set<ChatMeasure>().Where(m => m.ChatId == guest.ChatId).ExecuteDeleteAsync();
            await db.Set<ChatCount>().Where(m => m.ChatId == guest.ChatId).ExecuteDeleteAsync();
        }

        while (await portal.Get<ClockKeeping>().CatchUpOld(default) > 0) { }
        Assert.Equal(counted, Figures(await portal.Clocks(guest.ChatId)));
    }

    [Theory, BothDatabases]
    public async Task What_is_near_and_what_is_late_is_recorded_and_told_once_however_many_look_at_once(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, configure: TestPortal.WithoutJobs); // the portal's own look would come while nobody sits there
        var (holder, other, admin) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("ada", Roles.Admin));
        await portal.SitsDown(other);
        var (slug, _) = await portal.DepartmentWithTargets(new(10, 10, null));
        var (held, waits) = (await portal.Ask(slug, "Held"), await portal.Ask(slug, "Waits"));
        await portal.Get<Desk>().Claim(holder.Actor, held.ChatId, default);
        var due = (await portal.Clocks(held.ChatId)).Single(m => m.Kind == MeasureKind.FirstAnswer).DueAt!.Value;

        await Look(portal);
        Assert.Equal(0, await portal.HowOften<ChatDueSoon>(held.ChatId));
        portal.Clock.Advance(TimeSpan.FromMinutes(8.5));
        await portal.SitsDown(other);
        await Look(portal);
        Assert.Equal((1, 0), (await portal.HowOften<ChatDueSoon>(held.ChatId), await portal.HowOften<ChatOverdue>(held.ChatId)));
        Assert.Equal([NotificationKind.ChatDue], await portal.Unread(holder));
        Assert.Equal([NotificationKind.ChatDue], await portal.Unread(other)); // of the one that waits; the other is not theirs
        Assert.Empty(await portal.Unread(admin));

        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await Look(portal);
        await Look(portal);
        Assert.Equal((1, 1, 1), (await portal.HowOften<ChatDueSoon>(held.ChatId), await portal.HowOften<ChatOverdue>(held.ChatId), await portal.HowOften<ChatOverdue>(waits.ChatId)));
        Assert.Equal([NotificationKind.ChatLate], await portal.Unread(holder)); // that it is due soon holds no more
        Assert.Equal(2, (await portal.Unread(admin)).Count(k => k == NotificationKind.ChatLate));
        Assert.Contains((await portal.Told(holder))[0].Url, $"/desk/{held.ChatId}");

        await portal.Say(ChatParty.Desk(holder.Actor), held.ChatId, "Sorry!");
        var answered = (await portal.Clocks(held.ChatId)).Single(m => m.Kind == MeasureKind.FirstAnswer);
        Assert.Equal((MeasureEnd.Given, due, null), (answered.End, answered.BreachedAt, answered.NextAt));
    }

    [Theory, BothDatabases]
    public async Task An_answer_in_time_that_nobody_has_counted_yet_is_not_late_and_one_given_late_while_nobody_looked_is(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (slug, _) = await portal.DepartmentWithTargets(new(10, null, null));
        var (intime, late) = (await portal.Ask(slug), await portal.Ask(slug));
        foreach (var guest in new[] { intime, late }) await portal.Get<Desk>().Claim(lena.Actor, guest.ChatId, default);
        await portal.Clocks(late.ChatId);
        await portal.Say(ChatParty.Desk(lena.Actor), intime.ChatId, "Here");
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        await portal.Say(ChatParty.Desk(lena.Actor), late.ChatId, "Here");
        await Look(portal);
        Assert.Null((await portal.Clocks(intime.ChatId)).Single(m => m.Kind == MeasureKind.FirstAnswer).BreachedAt);
        Assert.NotNull((await portal.Clocks(late.ChatId)).Single(m => m.Kind == MeasureKind.FirstAnswer).BreachedAt);
        Assert.Equal((0, 1), (await portal.HowOften<ChatOverdue>(intime.ChatId), await portal.HowOften<ChatOverdue>(late.ChatId)));
    }

    [Theory, BothDatabases]
    public async Task Changed_targets_move_what_runs_and_the_list_of_who_waits_begins_with_what_is_due_first(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, agent) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena", Roles.Agent));
        var (slow, quick) = (await portal.NewDepartment(new()), await portal.NewDepartment(new()));
        var (first, second) = (await portal.Ask(slow.Slug), await portal.Ask(quick.Slug));
        await portal.Clocks(second.ChatId);
        using var api = await portal.Api(admin);
        (await api.Ask(HttpMethod.Put, $"departments/{slow.Slug}/targets", new { firstAnswerMinutes = 600 })).Is(200);
        Assert.Equal(5, (await api.Ask(HttpMethod.Put, $"departments/{quick.Slug}/targets", new { firstAnswerMinutes = 5, warnPercent = 50 })).Is(200).Json.GetProperty("firstAnswerMinutes").GetInt32());
        await portal.AllCounted();

        using var desk = await portal.Api(agent);
        var (ids, cursor) = (new List<long>(), (string?)null);
        do
        {
            var page = (await desk.Ask($"desk/chats?list=waiting&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).Is(200).Json;
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetInt64()));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null && ids.Count < 400);
        Assert.Equal(ids.Distinct(), ids);
        Assert.True(ids.IndexOf(second.ChatId) >= 0 && ids.IndexOf(second.ChatId) < ids.IndexOf(first.ChatId));
        var clock = (await desk.Ask($"desk/chats/{second.ChatId}")).Is(200).Json.GetProperty("clocks")[0];
        Assert.Equal(("first-answer", false, false), (clock.GetProperty("kind").GetString(), clock.GetProperty("late").GetBoolean(), clock.GetProperty("paused").GetBoolean()));

        (await api.Ask(HttpMethod.Put, $"departments/{quick.Slug}/targets", new { })).Is(200);
        await portal.AllCounted();
        Assert.Empty((await desk.Ask($"desk/chats/{second.ChatId}")).Is(200).Json.GetProperty("clocks").EnumerateArray());
    }

    [Theory, BothDatabases]
    public async Task Agents_read_the_targets_and_admins_alone_set_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (slug, id) = await portal.NewDepartment(new());
        var admin = await portal.NewMember("ada", Roles.Admin);
        using var api = await portal.Api(admin);
        var set = (await api.Ask(HttpMethod.Put, $"departments/{slug}/targets", new { firstAnswerMinutes = 10, nextAnswerMinutes = 20, solutionMinutes = 30 })).Is(200).Json;
        Assert.Equal((10, 80, 1), (set.GetProperty("firstAnswerMinutes").GetInt32(), set.GetProperty("warnPercent").GetInt32(), set.GetProperty("version").GetInt32()));
        (await api.Ask(HttpMethod.Put, $"departments/{slug}/targets", new { firstAnswerMinutes = 11, version = 0 })).IsProblem(409);
        (await api.Ask(HttpMethod.Put, $"departments/{slug}/targets", new { firstAnswerMinutes = 0 })).IsProblem(400, null, "firstAnswerMinutes");
        (await api.Ask(HttpMethod.Put, $"departments/{slug}/targets", new { warnPercent = 100 })).IsProblem(400, null, "warnPercent");
        (await api.Ask(HttpMethod.Put, "departments/no-such/targets", new { })).IsProblem(404);
        (await api.Ask("desk/targets")).Is(200);

        foreach (var (client, read, write) in new (HttpClient, int, int)[] { (portal.Address.Api(), 401, 401), (await portal.Api(await portal.NewMember()), 403, 403), (await portal.Api(await portal.NewMember("lena", Roles.Agent)), 200, 403), (await portal.Api(await portal.NewMember("mo", Roles.Moderator)), 403, 403) })
            using (client)
                foreach (var address in (string[])[$"departments/{slug}/targets", "desk/targets"])
                {
                    Assert.Equal(read, (int)(await client.GetAsync($"/api/v1/{address}")).StatusCode);
                    (await client.Ask(HttpMethod.Put, address, new { firstAnswerMinutes = 1 })).IsProblem(write);
                }

        await using var db = portal.Get<Database>().Open();
        Assert.Equal(
            "targets -/-/- min, 80 % -> targets 10/20/30 min, 80 %",
            await db.Set<Portal.Commons.Audit.AuditEntry>().Where(e => e.ActorId == admin.Id && e.Before!.StartsWith("targets")).Select(e => e.Before + " -> " + e.After).SingleAsync());
    }

    /// <summary>Three look at the same time.</summary>
    static async Task Look(TestPortal portal)
    {
        await portal.AllCounted();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.Get<ClockKeeping>().Look(default)));
    }

    static async Task<List<ChatMeasure>> CountedFromTheMessages(TestPortal portal, long chatId)
    {
        await using var db = portal.Get<Database>().Open();
        var terms = await AllTerms.Read(db, default);
        var moves = await db.Set<ChatMove>().ToDictionaryAsync(m => m.LineId);
        var lines = await db.Set<ChatMessage>().Where(m => m.ChatId == chatId).OrderBy(m => m.Number).ToListAsync();
        var first = lines.Select(l => moves.GetValueOrDefault(l.Id)).FirstOrDefault(m => m is not null)!.FromId;
        var counting = new Counting(new() { ChatId = chatId, DepartmentId = first }, [], terms.Of);
        foreach (var line in lines) counting.Add(new(line.Id, line.Number, line.Author, line.AuthorId, line.Event, line.At, moves.GetValueOrDefault(line.Id)?.ToId));
        return [.. counting.All];
    }

    static IEnumerable<string> Figures(IEnumerable<ChatMeasure> measures) => measures.OrderBy(m => m.LineId).ThenBy(m => m.Kind)
        .Select(m => $"{m.Kind} {m.LineId} {m.OpenedAt:O} {m.Since:O} {m.OpenSeconds:f4} {m.WallSeconds:f4} {m.Target} {m.DueAt:O} {m.NextAt:O} {m.EndedAt:O} {m.End} {m.AgentId} {m.DepartmentId} {m.WarnedAt:O} {m.BreachedAt:O}").ToList();
}
