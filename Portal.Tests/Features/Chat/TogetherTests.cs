using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Notifications;
using Portal.Features.Chat;
using Portal.Platform.Live;
using Portal.Tests.Support;
using ChatRow = Portal.Features.Chat.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>Several of the staff at one chat: who answers, who comes and goes, who takes over, and what colleagues tell each other.</summary>
public class TogetherTests(Portals portals)
{
    [Theory]
    [InlineData(ChatState.Open, true, false, null)]
    [InlineData(ChatState.Open, false, false, "taken-by")]
    [InlineData(ChatState.Open, false, true, null)]
    [InlineData(ChatState.Waiting, false, true, "take-it-first")]
    [InlineData(ChatState.Closed, true, true, "chat-is-closed")]
    public void Who_may_answer_is_who_holds_the_chat_and_who_joined_it(ChatState state, bool holds, bool joined, string? refused)
    {
        var me = new Standing(1, "me", Roles.Agent, false, [], Scopes.All);
        Assert.Equal(refused, ChatRules.MayNotAnswer(me, state, holds ? 1 : 2, "Tom", joined)?.Code);
    }

    [Theory]
    [InlineData(ChatState.Open, false, false, false, "not-invited")]
    [InlineData(ChatState.Open, false, true, false, null)]
    [InlineData(ChatState.Open, false, false, true, null)]
    [InlineData(ChatState.Open, true, true, false, "yours-already")]
    [InlineData(ChatState.Waiting, false, true, true, "take-it-first")]
    public void Who_may_join_is_who_was_invited_and_an_admin(ChatState state, bool holds, bool invited, bool admin, string? refused)
    {
        var me = new Standing(1, "me", admin ? Roles.Admin : Roles.Agent, false, [], Scopes.All);
        Assert.Equal(refused, TogetherRules.MayNotJoin(me, state, holds ? 1 : 2, "Tom", invited)?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_colleague_who_was_invited_joins_answers_and_leaves_and_the_customer_sees_it_while_the_holder_stays_one(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, max) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("max", Roles.Agent));
        var guest = await portal.StartChatWith(lena);
        var participants = portal.Get<Participants>();
        Assert.Equal("taken-by", (await participants.Invite(tom.Actor, guest.ChatId, max.Id, null, default)).Problem!.Code);
        Assert.Equal("not-invited", (await participants.Join(tom.Actor, guest.ChatId, default)).Problem!.Code);
        Assert.Equal("not-an-agent", (await participants.Invite(lena.Actor, guest.ChatId, (await portal.NewMember()).Id, null, default)).Problem!.Code);
        Assert.Equal("not-an-agent", (await participants.Invite(lena.Actor, guest.ChatId, lena.Id, null, default)).Problem!.Code);

        Assert.True((await participants.Invite(lena.Actor, guest.ChatId, tom.Id, "You know this printer", default)).Done);
        Assert.True((await participants.Invite(lena.Actor, guest.ChatId, tom.Id, "again", default)).Done);
        Assert.Equal("taken-by", (await portal.Say(ChatParty.Desk(tom.Actor), guest.ChatId, "Hi")).Problem!.Code);
        Assert.True((await participants.Join(tom.Actor, guest.ChatId, default)).Done);
        Assert.True((await participants.Join(tom.Actor, guest.ChatId, default)).Done);
        Assert.True((await portal.Say(ChatParty.Desk(tom.Actor), guest.ChatId, "Tom here")).Done);
        Assert.True((await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "and Lena")).Done);
        Assert.Equal("taken-by", (await portal.Get<Chats>().Close(ChatParty.Desk(tom.Actor), guest.ChatId, default)).Problem!.Code);
        Assert.Equal(lena.Id, (await portal.Get<DeskLists>().One(tom.Actor, guest.ChatId, default))!.Agent!.Id);
        Assert.Equal((tom.Id, true), (await portal.Get<DeskChats>().Read(lena.Actor, guest.ChatId, 10, default))!.Participants.Select(p => (p.Person.Id, p.Joined)).Single());

        Assert.True((await participants.Leave(tom.Actor, guest.ChatId, default)).Done);
        Assert.Equal("not-in-this-chat", (await participants.Leave(tom.Actor, guest.ChatId, default)).Problem!.Code);
        Assert.Equal("taken-by", (await portal.Say(ChatParty.Desk(tom.Actor), guest.ChatId, "Hi")).Problem!.Code);
        Assert.Equal(["My printer says E7.", "Taken", "Joined", "Tom here", "and Lena", "ColleagueLeft"], await portal.Reads(guest.Party, guest.ChatId));
        Assert.Equal(["You know this printer"], (await portal.Get<DeskChats>().Notes(lena.Actor, guest.ChatId, default))!.Select(n => n.Body));
    }

    [Theory, BothDatabases]
    public async Task Colleagues_stand_beside_a_holder_only_as_long_as_there_is_one_and_as_they_work_at_the_desk(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, ada) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("ada", Roles.Admin));
        var participants = portal.Get<Participants>();
        foreach (var end in (Func<ChatSteps.Guest, Task<Result<Nothing>>>[])
            [
                guest => portal.Get<Desk>().Release(lena.Actor, guest.ChatId, default), guest => portal.Get<Chats>().Close(guest.Party, guest.ChatId, default),
                guest => portal.Get<Desk>().Transfer(lena.Actor, guest.ChatId, tom.Id, null, default), guest => participants.Remove(lena.Actor, guest.ChatId, tom.Id, default),
            ])
        {
            var guest = await portal.StartChatWith(lena);
            Assert.True((await participants.Invite(lena.Actor, guest.ChatId, tom.Id, null, default)).Done);
            Assert.True((await participants.Join(tom.Actor, guest.ChatId, default)).Done);
            Assert.True((await end(guest)).Done);
            Assert.Empty((await portal.Get<DeskChats>().Read(lena.Actor, guest.ChatId, 10, default))!.Participants);
        }

        var last = await portal.StartChatWith(lena);
        Assert.True((await participants.Join(ada.Actor, last.ChatId, default)).Done);
        Assert.True((await participants.Invite(lena.Actor, last.ChatId, tom.Id, null, default)).Done);
        Assert.True((await participants.Join(tom.Actor, last.ChatId, default)).Done);
        Assert.True((await portal.Get<StandingDeeds>().SetRoles(ada.Actor, tom.Id, Roles.None, default)).Done);
        Assert.Equal([ada.Id], (await portal.Get<DeskChats>().Read(lena.Actor, last.ChatId, 10, default))!.Participants.Select(p => p.Person.Id));
        Assert.Contains("ColleagueLeft", await portal.Reads(last.Party, last.ChatId));
    }

    [Theory, BothDatabases]
    public async Task Who_looks_on_changes_no_mark_and_who_joined_has_marks_of_their_own(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, ada) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("ada", Roles.Admin));
        var guest = await portal.StartChatWith(lena);
        Assert.True((await portal.Get<Participants>().Invite(lena.Actor, guest.ChatId, tom.Id, null, default)).Done);
        Assert.Equal((true, 1), Mine(await portal.Get<ChatsInHand>().Read(tom.Actor, default)));
        Assert.True((await portal.Get<Participants>().Join(tom.Actor, guest.ChatId, default)).Done);
        await portal.Say(guest.Party, guest.ChatId, "more");
        foreach (var (who, seen) in new[] { (ada, 99), (tom, 99) })
        {
            Assert.NotNull(await portal.Get<DeskChats>().Read(who.Actor, guest.ChatId, 10, default));
            Assert.True((await portal.Get<ChatPresence>().MarkRead(ChatParty.Desk(who.Actor), guest.ChatId, seen, default)).Done);
        }

        Assert.Equal(0, (await portal.Get<ChatViews>().Read(guest.Party, guest.ChatId, 1, default))!.ReadByAgents);
        Assert.Equal((false, 2), Mine(await portal.Get<ChatsInHand>().Read(lena.Actor, default)));
        Assert.Equal((false, 0), Mine(await portal.Get<ChatsInHand>().Read(tom.Actor, default)));
        Assert.Empty((await portal.Get<ChatsInHand>().Read(ada.Actor, default))!.Chats);
        Assert.Null(await portal.Get<ChatsInHand>().Read((await portal.NewMember()).Actor, default));

        (bool, int) Mine(HandView? own) => own!.Chats.Where(c => c.Id == guest.ChatId).Select(c => (c.Invited, c.Unread)).Single();
    }

    [Theory, BothDatabases]
    public async Task A_supervisor_takes_over_at_once_and_an_agent_does_not(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, ada) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("ada", Roles.Admin));
        var guest = await portal.StartChatWith(lena);
        var supervision = portal.Get<Supervision>();
        Assert.Equal("only-supervisors", (await supervision.TakeOver(tom.Actor, guest.ChatId, default)).Problem!.Code);
        Assert.Equal(Problem.NotFound, (await supervision.TakeOver((await portal.NewMember()).Actor, guest.ChatId, default)).Problem);
        Assert.False((await portal.Get<DeskChats>().Read(tom.Actor, guest.ChatId, 1, default))!.Can.TakeOver);
        Assert.True((await portal.Get<DeskChats>().Read(ada.Actor, guest.ChatId, 1, default))!.Can.TakeOver);

        Assert.True((await supervision.TakeOver(ada.Actor, guest.ChatId, default)).Done);
        Assert.True((await supervision.TakeOver(ada.Actor, guest.ChatId, default)).Done);
        Assert.Equal("taken-by", (await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "Hi")).Problem!.Code);
        Assert.True((await portal.Say(ChatParty.Desk(ada.Actor), guest.ChatId, "Ada here")).Done);
        Assert.Equal(["My printer says E7.", "Taken", "HandedOver", "Ada here"], await portal.Reads(guest.Party, guest.ChatId));
        var waiting = await portal.StartChat();
        Assert.Equal("take-it-first", (await supervision.TakeOver(ada.Actor, waiting.ChatId, default)).Problem!.Code);
        await using var db = portal.Get<Database>().Open();
        Assert.Equal($"{lena.Id} -> {ada.Id}", (await db.Set<AuditEntry>().SingleAsync(e => e.Subject == $"chat:{guest.ChatId}" && e.Action == AuditAction.ChatTakenOver)).Details);
        Assert.Equal(ada.Id, (await db.Set<Case>().SingleAsync(c => c.Subject == $"chat:{guest.ChatId}")).AssigneeId);
    }

    [Theory, BothDatabases]
    public async Task A_note_is_shown_at_once_to_whom_it_speaks_and_to_the_holder_and_stands_in_the_bell_of_staff_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, ada, member) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mia"));
        var guest = await portal.StartChatWith(lena);
        var heard = new List<ChatNoted>();
        using var listening = portal.Get<LiveBus>().Listen(ChatNews.Desk, m => { if (m.Row?.Item is ChatNoted noted && noted.ChatId == guest.ChatId) heard.Add(noted); });
        var note = (await portal.Get<Desk>().Note(ada.Actor, guest.ChatId, $"@{tom.Name} @{member.Name} @{ada.Name} please look", null, default)).Value;
        await Eventually.True(() => heard.Count == 1, "the note is told");
        Assert.Equal(new[] { lena.Id, tom.Id }.Order(), heard[0].To.Order());
        Assert.Equal(ada.Id, heard[0].ById);

        await Eventually.True(async () => (await Bell(tom)).Count == 1, "the bell tells of it");
        var told = (await Bell(tom)).Single();
        Assert.Equal((NotificationKind.Mention, $"/desk/{guest.ChatId}", "Chat with Wei"), (told.Kind, told.Url, told.Title));
        Assert.Empty(await Bell(member));
        Assert.Empty(await Bell(lena));
        Assert.Contains(tom.Name, (await portal.Get<DeskChats>().Note(tom.Actor, note, default))!.Body);
        Assert.Null(await portal.Get<DeskChats>().Note(member.Actor, note, default));
        Assert.DoesNotContain(await portal.Reads(guest.Party, guest.ChatId), said => said.Contains("please look"));

        await portal.Get<NotesRead>().Mark(tom.Actor, guest.ChatId, default);
        Assert.True((await Bell(tom)).Single().Read);
        Assert.True((await portal.Get<StandingDeeds>().SetRoles(ada.Actor, tom.Id, Roles.None, default)).Done);
        Assert.Empty(await Bell(tom));

        async Task<IReadOnlyList<(NotificationKind Kind, string Url, string Title, bool Read)>> Bell(Member of) =>
            [.. (await portal.Get<NotificationViews>().List(of.Actor, Cursor.Start, 10, default)).Items.Select(r => (r.Kind, r.Url, r.Title, r.ReadAt is not null))];
    }

    [Theory, BothDatabases]
    public async Task A_note_offers_the_colleagues_whose_names_begin_so(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, zoe, member) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("zoe", Roles.Agent), await portal.NewMember("zora"));
        Assert.Contains(zoe.Id, (await portal.Get<WhoAtDesk>().Find(lena.Actor, zoe.Name, default)).Value.Select(p => p.Id));
        Assert.Empty((await portal.Get<WhoAtDesk>().Find(lena.Actor, member.Name, default)).Value);
        Assert.Empty((await portal.Get<WhoAtDesk>().Find(lena.Actor, lena.Name, default)).Value);
        Assert.Equal(Problem.NotAllowed, (await portal.Get<WhoAtDesk>().Find(member.Actor, "z", default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task Of_an_invitation_and_a_hand_over_at_once_the_chat_has_one_holder_and_nobody_beside_themselves(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        for (var i = 0; i < 4; i++)
        {
            var guest = await portal.StartChatWith(lena);
            Assert.True((await portal.Get<Participants>().Invite(lena.Actor, guest.ChatId, tom.Id, null, default)).Done);
            await Task.WhenAll(portal.Get<Participants>().Join(tom.Actor, guest.ChatId, default), portal.Get<Desk>().Transfer(lena.Actor, guest.ChatId, tom.Id, null, default));
            await using var db = portal.Get<Database>().Open();
            Assert.Equal(tom.Id, (await db.Set<ChatRow>().SingleAsync(c => c.Id == guest.ChatId)).AgentId);
            Assert.Equal(0, await db.Set<ChatParticipant>().CountAsync(p => p.ChatId == guest.ChatId));
        }
    }
}
