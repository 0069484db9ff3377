using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Messages;
using Portal.Platform.Live;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Messages;

public class MessageCallTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Programs_begin_read_and_shape_conversations_of_their_owners(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        using var api = await portal.Api(ana);
        using var other = await portal.Api(bo);
        var made = (await api.Post("conversations", new { to = new[] { bo.Name, cy.Name }, title = "Trip", body = "Who **comes**?" }, "k1")).Is(201);
        Assert.Equal(made.Id, (await api.Post("conversations", new { to = new[] { bo.Name, cy.Name }, title = "Trip", body = "Who **comes**?" }, "k1")).Is(201).Id);
        Assert.Equal((true, "Trip", 3), (made.Json.GetProperty("group").GetBoolean(), made.Json.GetProperty("title").GetString(), made.Json.GetProperty("people").GetArrayLength()));

        Assert.Equal((true, 1, 2), (await other.Ask("conversations")).Items.Single() is var listed ? (listed.GetProperty("unread").GetBoolean(), listed.GetProperty("unreadCount").GetInt32(), listed.GetProperty("othersCount").GetInt32()) : default);
        var sent = (await other.Post($"conversations/{made.Id}/messages", new { body = "I do" }, "k2")).Is(201);
        Assert.Equal((2, "I do", bo.Id), (sent.Json.GetProperty("number").GetInt32(), sent.Json.GetProperty("body").GetString(), sent.Json.GetProperty("author").GetProperty("id").GetInt64()));
        Assert.Equal(sent.Id, (await other.Post($"conversations/{made.Id}/messages", new { body = "I do" }, "k2")).Is(201).Id);
        var page = (await api.Ask($"conversations/{made.Id}/messages?limit=1")).Is(200);
        Assert.Equal(("1", "<p>Who <strong>comes</strong>?</p>"), (page.Next, page.Items[0].GetProperty("html").GetString()!.Trim()));
        Assert.Equal(2, (await api.Ask($"conversations/{made.Id}/messages?after=1")).Items.Single().GetProperty("number").GetInt32());
        Assert.Equal(1, (await api.Ask($"conversations/{made.Id}/messages?before=2")).Items.Single().GetProperty("number").GetInt32());

        (await api.Ask(HttpMethod.Patch, $"conversations/{made.Id}", new { title = "Trip to Bergen" })).Is(204);
        (await api.Ask(HttpMethod.Put, $"conversations/{made.Id}/mute", new { muted = true })).Is(204);
        (await api.Post($"conversations/{made.Id}/read", new { number = 2 })).Is(204);
        var now = (await api.Ask($"conversations/{made.Id}")).Is(200).Json;
        Assert.Equal(("Trip to Bergen", true, false, 2), (now.GetProperty("title").GetString(), now.GetProperty("muted").GetBoolean(), now.GetProperty("unread").GetBoolean(), now.GetProperty("readNumber").GetInt32()));
        Assert.Equal([bo.Name], (await api.Ask($"conversations/{made.Id}/people?q={bo.Name[..5]}")).Items.Select(p => p.GetProperty("name").GetString()!));
        Assert.Contains((await api.Ask($"conversations/people?q={cy.Name}")).Items, p => p.GetProperty("name").GetString() == cy.Name);
        (await other.Post($"conversations/{made.Id}/leave")).Is(204);
        (await other.Post($"conversations/{made.Id}/messages", new { body = "x" })).IsProblem(403, "you-left");
        (await api.Post($"conversations/{made.Id}/people", new { to = new[] { bo.Name } })).IsProblem(400, "has-left", "to");

        (await api.Ask(HttpMethod.Put, $"me/blocks/{bo.Name}")).Is(204);
        Assert.Equal(bo.Id, (await api.Ask("me/blocks")).Items.Single().GetProperty("person").GetProperty("id").GetInt64());
        (await other.Post("conversations", new { to = new[] { ana.Name }, body = "x" })).IsProblem(403, "wants-no-messages", "to");
        (await api.Ask(HttpMethod.Delete, $"me/blocks/{bo.Name}")).Is(204);
        (await api.Ask(HttpMethod.Put, "me/contact", new { who = "known" })).Is(204);
        Assert.Equal("known", (await api.Ask("me/contact")).Json.GetProperty("who").GetString());
        (await portal.Address.Api().Ask("conversations")).IsProblem(401);
    }

    [Theory, BothDatabases]
    public async Task The_hub_tells_those_in_a_conversation_ids_alone_and_whoever_left_hears_no_more(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, stranger, admin) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("strange"), await portal.NewMember("ada", Roles.Admin));
        var id = (await portal.Begin(ana, "one", bo, cy)).Value;
        foreach (var foreign in new[] { stranger, admin, null })
        {
            await using var ear = await portal.Listen(foreign);
            await Assert.ThrowsAsync<InvalidOperationException>(() => ear.Subscribe($"conversation:{id}"));
        }

        await using var listener = await portal.Listen(bo);
        await using var leaving = await portal.Listen(cy);
        await listener.Subscribe($"conversation:{id}");
        await listener.Subscribe("me");
        await leaving.Subscribe($"conversation:{id}");
        await portal.Write(ana, id, "a private word");
        var told = await listener.Hear(e => e.Type == "message-sent" && e.Channel == $"conversation:{id}" && e.Data.GetProperty("number").GetInt32() == 2);
        Assert.DoesNotContain("private", told.Data.GetRawText());
        await listener.Hear(e => e.Type == "message-sent" && e.Channel == "me" && e.Data.GetProperty("number").GetInt32() == 2);

        Assert.True((await portal.Get<Groups>().Leave(cy.Actor, id, default)).Done);
        await Eventually.True(() => leaving.Closed.Contains($"conversation:{id}"), "the ear of who left is closed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => leaving.Subscribe($"conversation:{id}"));
        var number = (await portal.Write(ana, id, "after")).Value;
        await listener.Hear(e => e.Type == "message-sent" && e.Data.GetProperty("number").GetInt32() == number);
        var two = (await portal.Begin(ana, "later, on the same line", cy)).Value;
        await leaving.Subscribe("me");
        await portal.Write(ana, two, "and later still");
        await leaving.Hear(e => e.Type == "message-sent" && e.Data.GetProperty("conversationId").GetInt64() == two);
        Assert.DoesNotContain(leaving.Events, e => e.Type == "message-sent" && e.Data.GetProperty("conversationId").GetInt64() == id && e.Data.GetProperty("number").GetInt32() == number);
    }

    [Theory, BothDatabases]
    public async Task A_message_is_told_once_in_the_bell_as_one_row_for_a_conversation_and_not_after_it_was_read_muted_or_blocked(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, dee, eve) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("dee"), await portal.NewMember("eve"));
        var (id, views) = ((await portal.Begin(ana, "Do you have a **minute**?", bo)).Value, portal.Get<NotificationViews>());
        await portal.Write(ana, id, "It is about Saturday.");
        await Eventually.True(async () => (await Rows(bo)).SingleOrDefault()?.Count == 2, "both messages are told in one row");
        var row = (await Rows(bo)).Single();
        Assert.Equal((NotificationKind.Message, ana.Id, "Do you have a minute?", $"/messages/{id}?at=1#m-1"), (row.Kind, row.By!.Id, row.Title, row.Url));
        Assert.Empty(await Rows(ana));

        Assert.True((await portal.Get<Attention>().ReadUpTo(bo.Actor, id, 2, default)).Done);
        Assert.Equal(0, await views.Unread(bo.Actor, default));
        Assert.True((await portal.Get<Attention>().Mute(bo.Actor, id, true, default)).Done);
        await portal.Write(ana, id, "Are you there?");

        var group = (await portal.Begin(cy, "All", ana, bo)).Value;
        Assert.True((await portal.Get<Portal.Commons.Contact.ContactDeeds>().Block(bo.Actor, ana.Name, default)).Done);
        await portal.Write(ana, group, "From somebody blocked");
        await portal.Write(cy, group, "The end");
        await Eventually.True(async () => await views.Unread(bo.Actor, default) == 1 && (await Rows(bo)).First().Count == 2, "only what cy wrote is told");
        Assert.Equal((cy.Id, "InUntitled"), ((await Rows(bo)).First().By!.Id, (await Rows(bo)).First().Form));
        Assert.True((await portal.Get<Groups>().Rename(cy.Actor, group, "Trip", default)).Done);
        Assert.EndsWith("wrote in the group “Trip”", portal.Get<NotificationSentences>().Of((await Rows(bo)).First()));

        Assert.True((await portal.Get<StandingDeeds>().SetRoles((await portal.NewMember("ada", Roles.Admin)).Actor, ana.Id, Roles.Agent, default)).Done);
        await portal.Write(ana, group, "About your account"); // a block against staff rests
        await Eventually.True(async () => (await Rows(bo)).First() is { Count: 3 } row && row.By!.Id == ana.Id, "what staff write is told");
        Assert.True((await portal.BringIn(cy, group, dee)).Done);
        await Eventually.True(async () => (await Rows(dee)).SingleOrDefault() is { Form: "AddedTo", Title: "Trip" }, "who was brought in is told so");
        await portal.Begin(cy, "![](/files/1/000000000000-x.png)", eve);
        await Eventually.True(async () => (await Rows(eve)).SingleOrDefault()?.Title == "Picture", "a picture is called one");

        async Task<IReadOnlyList<NotificationRow>> Rows(Member who) => (await views.List(who.Actor, Cursor.Start, 10, default)).Items;
    }
}
