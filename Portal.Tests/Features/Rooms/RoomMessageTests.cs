using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Features.Rooms;
using Portal.Platform.Live;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;
using RoomDeeds = Portal.Features.Rooms.Rooms;

namespace Portal.Tests.Features.Rooms;

public class RoomMessageTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_message_answers_another_of_its_room_is_changed_and_deleted_by_who_said_it_and_told_by_ids_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var (room, other) = (await portal.NewRoom(), await portal.NewRoom());
        using var api = await portal.Api(ana);
        using var his = await portal.Api(bo);
        var first = (await api.Post($"rooms/{room}/messages", new { body = "Who has **milk**? 谁有？" }, "k")).Is(201);
        Assert.Equal(first.Id, (await api.Post($"rooms/{room}/messages", new { body = "Who has **milk**? 谁有？" }, "k")).Is(201).Id);
        var answer = (await his.Post($"rooms/{room}/messages", new { body = "I do", replyTo = first.Id })).Is(201).Json;
        Assert.Equal((2, first.Id), (answer.GetProperty("number").GetInt32(), answer.GetProperty("replyTo").GetInt64()));
        Assert.Equal("Who has milk? 谁有？", (await portal.Lines(bo, room))![1].Answers?.Words);
        (await api.Post($"rooms/{other}/messages", new { body = "x", replyTo = first.Id })).IsProblem(400, "no-such-message", "replyTo");

        await using var ear = await portal.Listen(bo);
        await ear.Subscribe($"room:{room}");
        (await his.Ask(HttpMethod.Patch, $"rooms/{room}/messages/1", new { body = "x" })).IsProblem(403);
        (await his.Ask(HttpMethod.Delete, $"rooms/{room}/messages/1")).IsProblem(403);
        var edited = (await api.Ask(HttpMethod.Patch, $"rooms/{room}/messages/1", new { body = "Who has oat milk?" })).Is(200).Json;
        Assert.Equal(("Who has oat milk?", false), (edited.GetProperty("body").GetString(), edited.GetProperty("editedAt").ValueKind == System.Text.Json.JsonValueKind.Null));
        var told = await ear.Hear(e => e.Type == "room-message-edited");
        Assert.DoesNotContain("milk", told.Data.GetRawText());

        (await api.Ask(HttpMethod.Delete, $"rooms/{room}/messages/1")).Is(204);
        await ear.Hear(e => e.Type == "room-message-deleted" && e.Data.GetProperty("number").GetInt32() == 1);
        Assert.Equal(["", "I do"], await portal.Said(bo, room));
        Assert.Equal("", (await portal.Lines(bo, room))![1].Answers?.Words);
        Assert.Equal(["Who has oat milk?", "I do"], await portal.Said(mo, room));
        (await api.Ask(HttpMethod.Patch, $"rooms/{room}/messages/1", new { body = "again" })).IsProblem(409, "message-is-deleted");
        (await his.Post($"rooms/{room}/messages", new { body = "x", replyTo = first.Id })).IsProblem(400, "no-such-message", "replyTo");
        Assert.Equal(3, (await portal.Say(ana, room, "next")).Value);
    }

    [Theory, BothDatabases]
    public async Task After_an_hour_a_message_stays_as_it_is(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var ana = await portal.NewMember("ana");
        var room = await portal.NewRoom();
        await portal.Say(ana, room, "one");
        portal.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await portal.Get<RoomDeeds>().Edit(ana.Actor, room, 1, "one and a half", default)).Done);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("too-late-to-change", (await portal.Get<RoomDeeds>().Edit(ana.Actor, room, 1, "two", default)).Problem?.Code);
        Assert.Equal("too-late-to-change", (await portal.Get<RoomDeeds>().Delete(ana.Actor, room, 1, default)).Problem?.Code);
        Assert.Equal(["one and a half"], await portal.Said(ana, room));
    }

    [Theory, BothDatabases]
    public async Task Reactions_are_given_once_by_each_counted_and_taken_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var room = await portal.NewRoom();
        await portal.Say(ana, room, "cake");
        using var hers = await portal.Api(ana);
        using var his = await portal.Api(bo);
        foreach (var api in new[] { hers, his, his }) (await api.Ask(HttpMethod.Put, $"rooms/{room}/messages/1/reactions/like")).Is(200);
        Assert.Equal(2, (await hers.Ask($"rooms/{room}/messages/1")).Is(200).Json.GetProperty("reactions").GetProperty("like").GetInt32());
        Assert.Equal(["like"], (await portal.Get<RoomViews>().Given(bo.Actor, room, 1, 1, default)).Single());
        (await his.Ask(HttpMethod.Put, $"rooms/{room}/messages/1/reactions/rage")).IsProblem(400, "unknown-value", "name");
        (await his.Ask(HttpMethod.Delete, $"rooms/{room}/messages/1/reactions/like")).Is(200);
        Assert.Equal(1, (await portal.Lines(ana, room))![0].Reactions["like"]);

        Assert.True((await portal.Get<RoomDeeds>().Delete(ana.Actor, room, 1, default)).Done);
        (await his.Ask(HttpMethod.Put, $"rooms/{room}/messages/1/reactions/like")).IsProblem(409, "message-is-deleted");
        Assert.Empty((await portal.Lines(bo, room))![0].Reactions);
    }

    [Theory, BothDatabases]
    public async Task Who_is_spoken_to_is_told_who_may_read_the_room_and_has_not_muted_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, dee, agent) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("dee"), await portal.NewMember("agent", Roles.Agent));
        var (room, staff) = (await portal.NewRoom(), await portal.NewRoom(RoomKind.Staff, "Back room"));
        Assert.True((await portal.Get<RoomAttention>().Mute(cy.Actor, room, true, default)).Done);
        await portal.Say(dee, room, "Anybody?");
        var asked = await portal.IdOf(dee, room, 1);
        await portal.Say(ana, room, $"Look, @{bo.Name} and @{cy.Name}, and `@{agent.Name}`", asked);
        await portal.Say(agent, staff, $"About @{bo.Name}");
        await portal.Say(ana, room, $"The end, @{agent.Name}");
        await Eventually.True(async () => (await Rows(agent)).Count == 1, "the last one is told");

        var row = Assert.Single(await Rows(bo));
        Assert.Equal((NotificationKind.Mention, "The counter", $"/rooms/{room}?at=2#m-2", ana.Id), (row.Kind, row.Title, row.Url, row.By!.Id));
        Assert.Equal(NotificationKind.Reply, Assert.Single(await Rows(dee)).Kind);
        Assert.Empty(await Rows(cy));

        Assert.True((await portal.Get<RoomAttention>().ReadUpTo(bo.Actor, room, 2, default)).Done);
        Assert.Equal(0, await portal.Get<NotificationViews>().Unread(bo.Actor, default));
        Assert.True((await portal.Get<RoomAttention>().ReadUpTo(dee.Actor, room, 3, default)).Done); // she read what it said before
        Assert.True((await portal.Get<RoomDeeds>().Edit(ana.Actor, room, 3, $"The end, @{agent.Name} and @{dee.Name}", default)).Done);
        await Eventually.True(async () => (await Rows(dee)).Any(r => r.Kind == NotificationKind.Mention), "who is spoken to by a change is told");
        Assert.Single(await Rows(agent));
        Assert.Equal(1, await portal.Get<NotificationViews>().Unread(dee.Actor, default));
        Assert.True((await portal.Get<RoomAttention>().ReadUpTo(dee.Actor, room, 3, default)).Done);
        Assert.Equal(0, await portal.Get<NotificationViews>().Unread(dee.Actor, default));

        async Task<IReadOnlyList<NotificationRow>> Rows(Member who) => (await portal.Get<NotificationViews>().List(who.Actor, Cursor.Start, 10, default)).Items;
    }

    [Theory, BothDatabases]
    public async Task A_moderator_removes_by_a_case_and_a_host_in_their_own_room_and_moderators_bring_both_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, mo) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (club, room) = (await portal.NewClub(host), await portal.NewRoom());
        await portal.Join(ana, club);
        foreach (var at in new[] { club.RoomId, room }) await portal.Say(ana, at, "insult");
        var (order, decisions) = (portal.Get<RoomOrder>(), portal.Get<Decisions>());
        Assert.Equal(Problem.NotAllowed, (await order.Remove(host.Actor, room, 1, "rude", default)).Problem);
        Assert.Equal("required", (await order.Remove(mo.Actor, room, 1, " ", default)).Problem?.Code);
        await using var ear = await portal.Listen(host);
        await ear.Subscribe($"room:{room}");

        using var reporter = await portal.Api(host);
        (await reporter.Post($"rooms/{room}/messages/1/flags", new { reason = "abuse", note = "See this" })).Is(201);
        (await reporter.Post($"rooms/{room}/messages/1/flags", new { reason = "abuse" })).IsProblem(409, "flagged-already");
        Assert.True((await order.Remove(mo.Actor, room, 1, "rude", default)).Done);
        Assert.True((await order.Remove(host.Actor, club.RoomId, 1, "rude", default)).Done);
        await ear.Hear(e => e.Type == "room-message-hidden");
        await using var late = await portal.Listen(host);
        await late.Subscribe($"room:{room}", 0);
        await late.Hear(e => e.Type == "room-message-hidden");
        Assert.DoesNotContain(late.Events, e => e.Type == "room-message-sent");
        foreach (var at in new[] { club.RoomId, room }) Assert.Equal([""], await portal.Said(ana, at));
        Assert.Equal("message-is-hidden", (await portal.Get<RoomDeeds>().Edit(ana.Actor, room, 1, "nicer", default)).Problem?.Code);
        var removed = new Subject("room-message", await portal.IdOf(mo, room, 1)).ToString();
        var it = await portal.Get<Database>().Read(db => db.Set<Case>().SingleAsync(c => c.Subject == removed));
        Assert.Equal(CaseState.Closed, it.State);

        foreach (var at in new[] { club.RoomId, room })
        {
            var subject = new Subject("room-message", await portal.IdOf(mo, at, 1));
            Assert.False((await decisions.Restore(host.Actor, subject, "fine", null, default)).Done);
            Assert.True((await decisions.Restore(mo.Actor, subject, "fine", null, default)).Done);
            Assert.Equal(["insult"], await portal.Said(ana, at));
            var log = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Subject == subject.ToString()).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
            Assert.Equal([AuditAction.RoomMessageHidden, AuditAction.RoomMessageRestored], log.Where(a => a is AuditAction.RoomMessageHidden or AuditAction.RoomMessageRestored));
        }
    }

    [Theory, BothDatabases]
    public async Task Words_are_found_in_a_room_also_two_Chinese_characters_by_who_may_read_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, agent) = (await portal.NewMember("ana"), await portal.NewMember("agent", Roles.Agent));
        var (room, staff) = (await portal.NewRoom(), await portal.NewRoom(RoomKind.Staff, "Back room"));
        await portal.Say(ana, room, "The grinders are noisy 咖啡机坏了");
        await portal.Say(agent, staff, "咖啡 for us");
        await portal.Say(agent, room, "last words");
        using var hers = await portal.Api(ana);
        using var theirs = await portal.Api(agent);
        await Eventually.True(async () => (await hers.Ask($"rooms/{room}/search?q=last")).Items.Count == 1, "the last message is found");
        var hit = (await hers.Ask($"rooms/{room}/search?q=咖啡")).Items.Single();
        Assert.Equal(($"/rooms/{room}?at=1#m-1", "message", "The counter"), (hit.GetProperty("url").GetString(), hit.GetProperty("kind").GetString(), hit.GetProperty("title").GetString()));
        Assert.Single((await hers.Ask($"rooms/{room}/search?q=grinder")).Items);
        Assert.DoesNotContain((await hers.Ask("search/answers?q=grinders noisy")).Items, a => a.GetProperty("url").GetString()!.StartsWith("/rooms/", StringComparison.Ordinal)); // talk answers no question
        (await hers.Ask($"rooms/{staff}/search?q=咖啡")).IsProblem(404);
        Assert.Single((await theirs.Ask($"rooms/{staff}/search?q=咖啡")).Items);
        Assert.DoesNotContain((await hers.Ask("search?q=咖啡&kind=message")).Items, h => h.GetProperty("url").GetString()!.StartsWith($"/rooms/{staff}?", StringComparison.Ordinal));

        Assert.True((await portal.Get<RoomDeeds>().Delete(ana.Actor, room, 1, default)).Done);
        await Eventually.True(async () => (await hers.Ask($"rooms/{room}/search?q=咖啡")).Items.Count == 0, "what was deleted is found no more");
    }

    [Theory, BothDatabases]
    public async Task What_many_say_at_once_is_numbered_without_a_gap_and_read_in_blocks_as_it_stands(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.NewMember("many")));
        var room = await portal.NewRoom();
        await Task.WhenAll(people.Select(async who =>
        {
            for (var i = 0; i < 20; i++) Assert.True((await portal.Say(who, room, $"{i}")).Done);
        }));
        await portal.Get<NewsDispatcher>().CatchUp(default);
        var views = portal.Get<RoomViews>();
        Assert.Equal(Enumerable.Range(1, 120), (await views.Log(room, 1, 120)).Select(line => line.Number));
        Assert.Equal(Enumerable.Range(40, 22), (await views.Log(room, 40, 61)).Select(line => line.Number));
        await portal.Say(people[0], room, "more");
        await portal.Get<NewsDispatcher>().CatchUp(default);
        Assert.Equal("<p>more</p>", (await views.Log(room, 121, 121)).Single().Html.Trim());
    }
}
