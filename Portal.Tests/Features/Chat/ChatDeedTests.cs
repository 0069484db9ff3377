using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Features.Chat;
using ChatRow = Portal.Features.Chat.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>What may be done in a chat, by whom, and what never happens however many do it at once.</summary>
public class ChatDeedTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_visitors_chat_opens_to_its_secret_and_to_agents_and_to_nobody_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (guest, other) = (await portal.StartChat(), await portal.StartChat());
        var (agent, member) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember());
        var views = portal.Get<ChatViews>();

        Assert.NotNull(await views.Read(guest.Party, guest.ChatId, 10, default));
        Assert.NotNull(await views.Read(ChatParty.Desk(agent.Actor), guest.ChatId, 10, default));
        foreach (var stranger in (ChatParty[])[new(Actor.Visitor), other.Party, new(member.Actor), new(Actor.Visitor, "x"), new((await portal.NewMember("mo", Roles.Moderator)).Actor)])
        {
            Assert.Null(await views.Read(stranger, guest.ChatId, 10, default));
            Assert.Null(await views.After(stranger, guest.ChatId, 0, 10, default));
            Assert.Equal(Problem.NotFound, (await portal.Say(stranger, guest.ChatId, "let me in")).Problem);
            Assert.Equal(Problem.NotFound, (await portal.Get<Chats>().Close(stranger, guest.ChatId, default)).Problem);
            Assert.Equal(Problem.NotFound, (await portal.Get<ChatPresence>().MarkRead(stranger, guest.ChatId, 1, default)).Problem);
            Assert.Equal(Problem.NotFound, (await portal.Get<ChatPresence>().Type(stranger, guest.ChatId, default)).Problem);
        }
    }

    [Theory, BothDatabases]
    public async Task A_members_chat_belongs_to_the_account_and_is_found_again_without_a_secret(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember();
        var chat = (await portal.Get<Chats>().Start(member.Actor, new("Hello"), null, default)).Value;
        Assert.Equal(chat.Id, await portal.Get<ChatViews>().Current(new(member.Actor), default));
        Assert.Null(await portal.Get<ChatViews>().Current(new((await portal.NewMember()).Actor), default));
        Assert.Null((await portal.Say(new(member.Actor), chat.Id, "more")).Problem);
    }

    [Theory, BothDatabases]
    public async Task Who_is_no_agent_does_nothing_at_the_desk(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var guest = await portal.StartChat();
        var (desk, lists, chats) = (portal.Get<Desk>(), portal.Get<DeskLists>(), portal.Get<DeskChats>());
        var tokenToRead = (await portal.NewMember("lena", Roles.Agent)).Actor with { Scopes = Scopes.Read };
        foreach (var actor in (Actor[])[Actor.Visitor, (await portal.NewMember()).Actor, (await portal.NewMember("mo", Roles.Moderator)).Actor, tokenToRead])
        {
            Assert.Equal(Problem.NotFound, (await desk.Claim(actor, guest.ChatId, default)).Problem);
            Assert.Equal(Problem.NotFound, (await desk.Release(actor, guest.ChatId, default)).Problem);
            Assert.Equal(Problem.NotFound, (await desk.Transfer(actor, guest.ChatId, null, null, default)).Problem);
            Assert.Equal(Problem.NotFound, (await desk.Note(actor, guest.ChatId, "note", null, default)).Problem);
            Assert.Null(await lists.Read(actor, DeskTab.Open, Cursor.Start, 10, default));
            Assert.Null(await lists.One(actor, guest.ChatId, default));
            Assert.Null(await chats.Read(actor, guest.ChatId, 10, default));
            Assert.Null(await chats.Notes(actor, guest.ChatId, default));
            Assert.Empty(await chats.Colleagues(actor, default));
        }

        var admin = await portal.NewMember("ada", Roles.Admin);
        Assert.Null((await desk.Claim(admin.Actor, guest.ChatId, default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task Of_agents_who_take_at_once_one_gets_the_chat_and_the_others_learn_who(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var guest = await portal.StartChat();
        var agents = new List<Member>();
        for (var i = 0; i < 6; i++) agents.Add(await portal.NewMember("agent", Roles.Agent));

        var answers = await Task.WhenAll(agents.Select(a => portal.Get<Desk>().Claim(a.Actor, guest.ChatId, default)));
        var winner = agents[Array.FindIndex(answers, a => a.Done)];
        Assert.Single(answers, a => a.Done);
        Assert.All(answers.Where(a => !a.Done), a => Assert.Equal((ProblemKind.Conflict, true), (a.Problem!.Kind, a.Problem.Sentence.Contains(winner.Name))));
        Assert.Single((await portal.Reads(guest.Party, guest.ChatId)), nameof(ChatEvent.Taken));
        await using var db = portal.Get<Database>().Open();
        Assert.Equal(winner.Id, (await db.Set<Case>().SingleAsync(c => c.Subject == $"chat:{guest.ChatId}")).AssigneeId);
    }

    [Theory, BothDatabases]
    public async Task Messages_sent_at_once_by_both_sides_are_numbered_without_a_gap(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var agent = await portal.NewMember("lena", Roles.Agent);
        var guest = await portal.StartChatWith(agent);
        var sent = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            portal.Say(i % 2 == 0 ? guest.Party : ChatParty.Desk(agent.Actor), guest.ChatId, $"message {i}", $"key {i}")));
        Assert.All(sent, s => Assert.Null(s.Problem));

        var lines = (await portal.Get<ChatViews>().After(guest.Party, guest.ChatId, 0, 1000, default))!;
        Assert.Equal(Enumerable.Range(1, 42), lines.Select(l => l.Number));
        Assert.Equal(40, lines.Where(l => l.Event is null).Skip(1).Select(l => l.Body).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task The_same_key_makes_one_message_and_one_chat_however_often_it_is_sent(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (chats, key) = (portal.Get<Chats>(), Guid.NewGuid().ToString());
        var started = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => chats.Start(Actor.Visitor, new("Hello"), key, default)));
        Assert.Single(started.Select(s => (s.Value.Id, s.Value.Secret)).Distinct());
        Assert.Equal("key-used-before", (await chats.Start(Actor.Visitor, new("Other words"), key, default)).Problem!.Code);

        var chat = started[0].Value;
        var party = new ChatParty(Actor.Visitor with { Address = "10.0.0.1" }, chat.Secret);
        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => portal.Say(party with { Actor = Actor.Visitor with { Address = $"10.0.0.{i}" } }, chat.Id, "once", "k")));
        Assert.Single(sent.Select(s => s.Value).Distinct());
        Assert.Equal(["Hello", "once"], await portal.Reads(party, chat.Id));
    }

    [Theory, BothDatabases]
    public async Task A_start_with_the_browsers_own_secret_sent_again_from_another_address_begins_no_second_chat(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (chats, secret, key) = (portal.Get<Chats>(), ChatSecret.New(), Guid.NewGuid().ToString());
        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => chats.Start(Actor.Visitor with { Address = $"10.1.0.{i}" }, new("Hello", Secret: secret), key, default)));
        Assert.Single(started.Select(s => s.Value.Id).Distinct());
        var party = new ChatParty(Actor.Visitor, secret);
        Assert.Null((await portal.Say(party, started[0].Value.Id, "Hello", key)).Problem);
        Assert.Equal(["Hello"], await portal.Reads(party, started[0].Value.Id));
    }

    [Theory, BothDatabases]
    public async Task Only_who_holds_the_chat_answers(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        var guest = await portal.StartChat();
        Assert.Equal("take-it-first", (await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "Hi")).Problem!.Code);
        await portal.Get<Desk>().Claim(lena.Actor, guest.ChatId, default);
        Assert.Null((await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "Hi")).Problem);
        Assert.Equal("taken-by", (await portal.Say(ChatParty.Desk(tom.Actor), guest.ChatId, "Hi")).Problem!.Code);
        Assert.Equal("taken-by", (await portal.Get<Chats>().Close(ChatParty.Desk(tom.Actor), guest.ChatId, default)).Problem!.Code);
        Assert.Null((await portal.Get<Desk>().Note(tom.Actor, guest.ChatId, "I know this printer", null, default)).Problem);

        var can = (await portal.Get<DeskChats>().Read(tom.Actor, guest.ChatId, 10, default))!.Can;
        Assert.Equal(new DeskCan(false, false, false, false) { Rescue = true }, can); // personal data is taken out by whoever sees it
    }

    [Theory, BothDatabases]
    public async Task A_chat_handed_over_has_one_holder_and_the_hand_over_is_in_the_log(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        var guest = await portal.StartChatWith(lena);
        var desk = portal.Get<Desk>();
        Assert.Equal("not-an-agent", (await desk.Transfer(lena.Actor, guest.ChatId, (await portal.NewMember()).Id, null, default)).Problem!.Code);
        Assert.Equal("not-an-agent", (await desk.Transfer(lena.Actor, guest.ChatId, 999_999, "lost?", default)).Problem!.Code);
        Assert.Empty((await portal.Get<DeskChats>().Notes(lena.Actor, guest.ChatId, default))!);
        Assert.Null((await desk.Transfer(lena.Actor, guest.ChatId, tom.Id, "printer, E7", default)).Problem);

        Assert.Equal("taken-by", (await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "Hi")).Problem!.Code);
        Assert.Null((await portal.Say(ChatParty.Desk(tom.Actor), guest.ChatId, "Hi")).Problem);
        Assert.Equal(["printer, E7"], (await portal.Get<DeskChats>().Notes(tom.Actor, guest.ChatId, default))!.Select(n => n.Body));
        await using var db = portal.Get<Database>().Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.Subject == $"chat:{guest.ChatId}" && e.Action == AuditAction.ChatTransferred));
    }

    [Theory, BothDatabases]
    public async Task A_chat_given_back_keeps_its_place_and_a_closed_one_waits_again_when_the_customer_writes(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var first = await portal.StartChat();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await portal.StartChat();
        Assert.Equal(2, (await portal.Get<ChatViews>().Read(second.Party, second.ChatId, 1, default))!.Place);

        await portal.Get<Desk>().Claim(lena.Actor, first.ChatId, default);
        Assert.Equal(1, (await portal.Get<ChatViews>().Read(second.Party, second.ChatId, 1, default))!.Place);
        await portal.Get<Desk>().Release(lena.Actor, first.ChatId, default);
        Assert.Equal(1, (await portal.Get<ChatViews>().Read(first.Party, first.ChatId, 1, default))!.Place);

        Assert.Null((await portal.Get<Chats>().Close(first.Party, first.ChatId, default)).Problem);
        Assert.Equal("chat-is-closed", (await portal.Get<Desk>().Claim(lena.Actor, first.ChatId, default)).Problem!.Code);
        Assert.Null((await portal.Say(first.Party, first.ChatId, "One more thing")).Problem);
        Assert.Equal(2, (await portal.Get<ChatViews>().Read(first.Party, first.ChatId, 1, default))!.Place);
        Assert.Null((await portal.Get<Desk>().Claim(lena.Actor, first.ChatId, default)).Problem);
        Assert.Equal(["My printer says E7.", "Taken", "GivenBack", "Left", "Reopened", "One more thing", "Taken"], await portal.Reads(first.Party, first.ChatId));
    }

    [Theory, BothDatabases]
    public async Task What_was_read_never_goes_back_and_only_the_holders_look_counts(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        var guest = await portal.StartChatWith(lena);
        var presence = portal.Get<ChatPresence>();
        await presence.MarkRead(ChatParty.Desk(tom.Actor), guest.ChatId, 2, default);
        Assert.Equal(0, (await portal.Get<ChatViews>().Read(guest.Party, guest.ChatId, 1, default))!.ReadByAgents);
        Assert.Equal(1, (await portal.Get<DeskLists>().One(lena.Actor, guest.ChatId, default))!.Unread);
        await presence.MarkRead(ChatParty.Desk(lena.Actor), guest.ChatId, 99, default);
        await presence.MarkRead(ChatParty.Desk(lena.Actor), guest.ChatId, 1, default);
        await presence.MarkRead(guest.Party, guest.ChatId, -5, default);
        var view = (await portal.Get<ChatViews>().Read(guest.Party, guest.ChatId, 1, default))!;
        Assert.Equal((2, 0), (view.ReadByAgents, view.ReadByCustomer));
        Assert.Equal(0, (await portal.Get<DeskLists>().One(lena.Actor, guest.ChatId, default))!.Unread);
    }

    [Theory, BothDatabases]
    public async Task A_role_taken_away_or_a_ban_ends_the_desk_at_the_next_step(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var guest = await portal.StartChatWith(lena);
        await portal.Get<Database>().Write<Nothing>(async db =>
        {
            await db.Set<Account>().Where(a => a.Id == lena.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Roles, Roles.None));
            return default(Nothing);
        }, default);
        Assert.Equal(Problem.NotFound, (await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "still here")).Problem);
        Assert.Null(await portal.Get<DeskChats>().Read(lena.Actor, guest.ChatId, 1, default));
    }

    [Theory]
    [InlineData("", null, "message")]
    [InlineData("  \u200b", null, "message")]
    [InlineData("Hello", "no address", "email")]
    [InlineData("Hello", "a@b", "email")]
    public async Task What_cannot_be_taken_names_its_field_and_leaves_nothing_behind(string message, string? email, string field)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Assert.Equal(field, (await portal.Get<Chats>().Start(Actor.Visitor, new(message, Email: email), null, default)).Problem!.Field);
    }

    [Fact]
    public async Task A_message_has_10000_characters_at_most_and_comes_back_as_it_was_sent()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var guest = await portal.StartChat();
        Assert.Equal("too-long", (await portal.Say(guest.Party, guest.ChatId, new('x', 10_001))).Problem!.Code);
        var exact = " <b>二</b> & https://example.org/a?b=c\t\n" + new string('字', 9_000);
        Assert.Null((await portal.Say(guest.Party, guest.ChatId, exact)).Problem);
        Assert.Equal(exact, (await portal.Reads(guest.Party, guest.ChatId))[^1]);
    }

    [Fact]
    public async Task One_address_begins_only_so_many_chats()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var visitor = Actor.Visitor with { Address = "10.9.9.9" };
        var answers = new List<Result<StartedChat>>();
        for (var i = 0; i < 12; i++) answers.Add(await portal.Get<Chats>().Start(visitor, new("Hello"), null, default));
        Assert.Null(answers[0].Problem);
        Assert.Equal(ProblemKind.TooMany, answers[^1].Problem!.Kind);
        Assert.NotNull(answers[^1].Problem!.RetryAfter);
    }

    [Theory, BothDatabases]
    public async Task The_secret_is_not_in_the_database(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var guest = await portal.StartChat();
        await using var db = portal.Get<Database>().Open();
        var row = await db.Set<ChatRow>().SingleAsync(c => c.Id == guest.ChatId);
        Assert.Equal((64, null), (row.SecretHash.Length, row.SealedSecret));
        Assert.NotEqual(guest.Party.Secret, row.SecretHash);
    }
}
