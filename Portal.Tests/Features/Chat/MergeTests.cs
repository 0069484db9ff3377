using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Features.Chat;
using Portal.Platform.Files;
using Portal.Platform.Outbox;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Http;
using Portal.Tests.Platform.Files;
using Portal.Tests.Support;
using ChatRow = Portal.Features.Chat.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>Two chats of one person become one: no line is lost, and the old id leads to the new one everywhere.</summary>
public class MergeTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Two_chats_of_one_account_become_one_in_the_order_of_time_and_the_old_id_leads_to_the_other(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (lena, ana) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"));
        var (first, second) = (await Start("one"), await Start("two"));
        await Tick(portal.Get<Desk>().Claim(lena.Actor, second.Id, default));
        await Tick(portal.Say(new(ana.Actor), first.Id, "three"));
        await Tick(portal.Say(ChatParty.Desk(lena.Actor), second.Id, "four"));
        await Tick(portal.Get<Desk>().Note(lena.Actor, first.Id, "noted after three", null, default));
        Assert.True((await portal.Get<ChatPresence>().MarkRead(ChatParty.Desk(lena.Actor), second.Id, 3, default)).Done);
        Assert.True((await portal.Get<ChatTags>().Set(lena.Actor, second.Id, ["ink"], default)).Done);
        await using var hub = await portal.Listen(ana);
        await hub.Subscribe(ChatNews.Chat(second.Id));

        Assert.Equal(first.Id, (await portal.Get<Merges>().Merge(lena.Actor, second.Id, first.Id, null, default)).Value);
        Assert.Equal(first.Id, (await portal.Get<Merges>().Merge(lena.Actor, second.Id, first.Id, null, default)).Value);
        Assert.Equal("merged-already", (await portal.Get<Merges>().Merge(lena.Actor, first.Id, second.Id, null, default)).Problem!.Code);

        string[] all = ["one", "two", "Taken", "three", "four", "Taken", "Merged"];
        Assert.Equal(all, await portal.Reads(new(ana.Actor), first.Id));
        Assert.Equal(all, await portal.Reads(new(ana.Actor), second.Id));
        var lines = (await portal.Get<ChatViews>().After(new(ana.Actor), second.Id, 0, 100, default))!;
        Assert.Equal(Enumerable.Range(1, all.Length), lines.Select(l => l.Number));
        var desk = (await portal.Get<DeskChats>().Read(lena.Actor, second.Id, 100, default))!;
        Assert.Equal((first.Id, ChatState.Open, lena.Id), (desk.Id, desk.State, desk.Agent!.Id));
        Assert.Equal(["ink"], desk.Tags);
        Assert.Equal(5, desk.Lines.Single(l => l.Author == ChatAuthor.Note).Number);
        Assert.Equal(3, (await portal.Get<DeskLists>().One(lena.Actor, first.Id, default))!.Unread);
        Assert.Equal(first.Id, await portal.Get<ChatViews>().Current(new(ana.Actor), default));
        Assert.DoesNotContain((await portal.Get<DeskLists>().Read(lena.Actor, DeskTab.Closed, Cursor.Start, 30, default))!.Chats.Items, c => c.Id == second.Id);

        Assert.Equal(first.Id, (await portal.Say(new(ana.Actor), second.Id, "to the old id")).Value.ChatId);
        var byOld = new ChatParty(Actor.Visitor, second.Secret);
        Assert.True((await portal.Say(byOld, second.Id, "by the old secret", "k")).Done);
        Assert.True((await portal.Say(byOld, second.Id, "by the old secret", "k")).Done);
        Assert.Equal(first.Id, await portal.Get<ChatViews>().Current(byOld, default));
        Assert.Single(await portal.Reads(byOld, second.Id), said => said == "by the old secret");
        using var agent = await portal.Api(lena);
        Assert.Equal(first.Id, (await agent.Ask($"desk/chats/{second.Id}")).Is(200).Id);
        Assert.Equal(first.Id, (await agent.Ask($"chats/{second.Id}")).Is(200).Id);
        Assert.Equal(first.Id, (await hub.Hear(e => e.Type == "chat-merged" && e.Channel == ChatNews.Chat(second.Id))).Data.GetProperty("intoId").GetInt64());
        await using var db = portal.Get<Database>().Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.Action == AuditAction.ChatsMerged && e.Subject == $"chat:{first.Id}"));
        Assert.Equal([(first.Id, CaseState.Open), (second.Id, CaseState.Closed)], (await db.Set<Case>().OrderBy(c => c.Id).ToListAsync()).Select(c => (Subject.Parse(c.Subject)!.Value.Id, c.State)));

        async Task<StartedChat> Start(string words)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await portal.Get<Chats>().Start(ana.Actor, new(words), null, default)).Value;
        }

        async Task Tick<T>(Task<Result<T>> deed)
        {
            Assert.True((await deed).Done);
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Theory, BothDatabases]
    public async Task Chats_of_two_people_and_chats_of_others_hands_are_not_merged_and_two_secrets_prove_one_person(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, ana) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("ana"));
        var merges = portal.Get<Merges>();
        var (wei, again) = (await portal.StartChatWith(lena), await portal.StartChat());
        Assert.Equal("merge-others", (await merges.Merge(lena.Actor, again.ChatId, wei.ChatId, null, default)).Problem!.Code);
        Assert.Equal("merge-others", (await merges.Merge(lena.Actor, again.ChatId, wei.ChatId, [wei.Party.Secret!], default)).Problem!.Code);
        Assert.Equal("merge-itself", (await merges.Merge(lena.Actor, wei.ChatId, wei.ChatId, null, default)).Problem!.Code);
        Assert.Equal("taken-by", (await merges.Merge(tom.Actor, again.ChatId, wei.ChatId, [wei.Party.Secret!, again.Party.Secret!], default)).Problem!.Code);
        Assert.Equal(Problem.NotFound, (await merges.Merge(ana.Actor, again.ChatId, wei.ChatId, null, default)).Problem);
        Assert.Equal(Problem.NotFound, (await merges.Merge(lena.Actor, again.ChatId, 987_654_321, null, default)).Problem);
        using var api = await portal.Api(lena);
        var left = (await api.Post($"desk/chats/{again.ChatId}/merge", new { into = wei.ChatId, secrets = new[] { again.Party.Secret, wei.Party.Secret } })).Is(200);
        Assert.Equal(wei.ChatId, left.Id);
        Assert.Equal(await portal.Reads(wei.Party, wei.ChatId), await portal.Reads(again.Party, again.ChatId));
    }

    [Theory, BothDatabases]
    public async Task What_is_said_while_two_chats_are_merged_is_not_lost_nor_doubled_and_numbers_have_no_gap(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ana) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"));
        var first = (await portal.Get<Chats>().Start(ana.Actor, new("one"), null, default)).Value.Id;
        var second = (await portal.Get<Chats>().Start(ana.Actor, new("two"), null, default)).Value.Id;
        var saying = Enumerable.Range(0, 40).Select(i => portal.Say(new(ana.Actor), i % 2 == 0 ? first : second, $"said {i}", $"key {i}")).ToList();
        var merging = Enumerable.Range(0, 3).Select(_ => portal.Get<Merges>().Merge(lena.Actor, second, first, null, default)).ToList();
        Assert.All(await Task.WhenAll(saying), s => Assert.Null(s.Problem));
        Assert.All(await Task.WhenAll(merging), m => Assert.Equal(first, m.Value));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 40).Select(i => portal.Say(new(ana.Actor), i % 2 == 0 ? first : second, $"said {i}", $"key {i}"))), s => Assert.Equal(first, s.Value.ChatId));

        var lines = (await portal.Get<ChatViews>().After(new(ana.Actor), first, 0, 1000, default))!;
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(l => l.Number));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"said {i}").Order(), lines.Where(l => l.Body.StartsWith("said", StringComparison.Ordinal)).Select(l => l.Body).Order());
        await using var db = portal.Get<Database>().Open();
        Assert.Equal((lines.Count, 0), ((await db.Set<ChatRow>().SingleAsync(c => c.Id == first)).LastNumber, await db.Set<ChatMessage>().CountAsync(m => m.ChatId == second)));
    }

    [Theory, BothDatabases]
    public async Task What_belongs_to_the_chat_that_goes_goes_along_and_its_secret_and_its_files_open_the_other(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (gone, left) = (await portal.FinishedChatWith(lena), await portal.StartChat("Another question"));
        Assert.Null((await portal.Get<ChatRatings>().Rate(gone.Party, gone.ChatId, Verdict.Good, "quick", default)).Problem);
        Assert.Null((await portal.Get<CallBacks>().Ask(gone.Party, gone.ChatId, "+49 30 901820", null, default)).Problem);
        Assert.Null((await portal.Get<ChatPresence>().MarkDelivered(ChatParty.Desk(lena.Actor), gone.ChatId, 2, default)).Problem);
        var sent = await portal.Get<FileDeeds>().Keep(await portal.Get<ChatUploads>().Terms(gone.Party, null, gone.ChatId, default), "tray.png", Samples.Png, null, default);
        var pass = portal.Get<ChatPass>().For(gone.ChatId);
        Assert.Null((await portal.Get<Merges>().Merge(lena.Actor, gone.ChatId, left.ChatId, [gone.Party.Secret!, left.Party.Secret!], default)).Problem);

        var lines = (await portal.Get<ChatViews>().After(left.Party, left.ChatId, 0, 100, default))!;
        var rated = Assert.Single((await portal.Get<ChatRatings>().List(lena.Actor, left.ChatId, default))!);
        Assert.Equal((lines.Single(l => l.Event == ChatEvent.Closed).Number, "quick", lena.Id), (rated.Part, rated.Words, rated.Agent!.Id));
        Assert.Equal(("+49 30 901820", null), (await portal.Get<CallBacks>().Read(left.Party, left.ChatId, default))! is { } call ? (call.Phone, call.DoneAt) : default);
        foreach (var (party, chat, shown) in new[] { (left.Party, left.ChatId, null), (gone.Party, left.ChatId, null), (gone.Party, gone.ChatId, null), (new ChatParty(Actor.Visitor), gone.ChatId, pass) })
        {
            Assert.NotNull(await portal.Get<ChatUploads>().Find(party, shown, chat, sent.Value.Id, default));
        }

        Assert.Null(await portal.Get<ChatUploads>().Find(new(Actor.Visitor), pass, left.ChatId, sent.Value.Id, default));
        Assert.Equal(left.ChatId, Assert.Single((await portal.Get<OwnChats>().List(Actor.Visitor, [gone.Party.Secret!], Cursor.Start, 10, default)).Items).Id);
        Assert.Equal(gone.Party.Secret, await portal.Get<OwnChats>().SecretOf(left.ChatId, [gone.Party.Secret!], default));
        Assert.Equal([gone.ChatId], (await portal.Get<ChatViews>().Read(gone.Party, left.ChatId, 1, default))!.Was);
        Assert.Null(await portal.Get<ChatViews>().Read((await portal.StartChat()).Party, left.ChatId, 1, default));

        // and with what it went into, into a third
        var last = await portal.StartChat("A third");
        Assert.Null((await portal.Get<Merges>().Merge(lena.Actor, left.ChatId, last.ChatId, [left.Party.Secret!, last.Party.Secret!], default)).Problem);
        Assert.Equal(last.ChatId, (await portal.Say(gone.Party, gone.ChatId, "still there?")).Value.ChatId);
        Assert.Contains("still there?", await portal.Reads(gone.Party, last.ChatId));
    }

    [Theory, BothDatabases]
    public async Task A_chat_that_was_given_and_not_answered_still_waits_for_its_answer_in_the_one_that_it_went_into(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var (agent, ada) = ((await portal.AgentsAtDesk(1))[0], await portal.NewMember("ada", Roles.Admin));
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn, AnswerSeconds: 20), agent);
        var (lies, answered) = ((await portal.Ask(slug), await portal.StartChat()), (await portal.Ask(slug), await portal.StartChat()));
        await portal.Route();
        Assert.Null((await portal.Say(ChatParty.Desk(agent.Actor), answered.Item1.ChatId, "Hello")).Problem);
        foreach (var (gone, left) in new[] { lies, answered })
        {
            Assert.Equal(agent.Id, await portal.HolderOf(gone));
            Assert.Null((await portal.Get<Merges>().Merge(ada.Actor, gone.ChatId, left.ChatId, [gone.Party.Secret!, left.Party.Secret!], default)).Problem);
            Assert.Equal(agent.Id, await portal.HolderOf(left));
        }

        portal.Clock.Advance(TimeSpan.FromSeconds(21));
        await portal.Get<RoutingKeeper>().Run(default);
        Assert.Null(await portal.HolderOf(lies.Item2));
        Assert.Equal(agent.Id, await portal.HolderOf(answered.Item2));
    }

    [Theory, BothDatabases]
    public async Task Who_is_blocked_in_the_chat_that_goes_is_so_in_the_other_and_two_accounts_are_never_one_person(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ana, bo) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (gone, left) = (await portal.StartChatWith(lena), await portal.StartChatWith(lena));
        Assert.Null((await portal.Get<ChatBlocks>().Block(lena.Actor, gone.ChatId, 24, "rude", default)).Problem);
        Assert.Null((await portal.Get<Merges>().Merge(lena.Actor, gone.ChatId, left.ChatId, [gone.Party.Secret!, left.Party.Secret!], default)).Problem);
        Assert.Equal("blocked-until", (await portal.Say(left.Party, left.ChatId, "Hello?")).Problem!.Code);

        var (hers, his) = ((await portal.Get<Chats>().Start(ana.Actor, new("one"), null, default)).Value, (await portal.Get<Chats>().Start(bo.Actor, new("two"), null, default)).Value);
        Assert.Equal("merge-others", (await portal.Get<Merges>().Merge(lena.Actor, hers.Id, his.Id, [hers.Secret, his.Secret], default)).Problem!.Code);
        var visitor = await portal.StartChat();
        Assert.Null((await portal.Get<Merges>().Merge(lena.Actor, hers.Id, visitor.ChatId, [hers.Secret, visitor.Party.Secret!], default)).Problem);
        Assert.Equal(visitor.ChatId, await portal.Get<ChatViews>().Current(new(ana.Actor), default));
    }

    [Theory, BothDatabases]
    public async Task A_message_and_a_file_that_were_sent_before_and_again_after_are_there_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (gone, left) = (await portal.StartChatWith(lena), await portal.StartChatWith(lena));
        Assert.Null((await portal.Say(gone.Party, gone.ChatId, "once", "k1")).Problem);
        Assert.Null((await portal.Say(gone.Party, gone.ChatId, "of the one", "k2")).Problem);
        Assert.Null((await portal.Say(left.Party, left.ChatId, "of the other", "k2")).Problem);
        var sent = await Upload();
        Assert.Null((await portal.Get<Merges>().Merge(lena.Actor, gone.ChatId, left.ChatId, [gone.Party.Secret!, left.Party.Secret!], default)).Problem);
        foreach (var (party, chatId) in new[] { (gone.Party, gone.ChatId), (gone.Party, left.ChatId), (left.Party, left.ChatId) })
        {
            Assert.Null((await portal.Say(party, chatId, "once", "k1")).Problem);
        }

        Assert.Equal(sent, await Upload());
        Assert.Equal((await portal.Say(left.Party, left.ChatId, "of the other", "k2")).Value, (await portal.Say(gone.Party, gone.ChatId, "of the other", "k2")).Value);
        Assert.Equal(["of the one", "of the other", "once"], (await portal.Reads(left.Party, left.ChatId)).Where(said => said.StartsWith("of ", StringComparison.Ordinal) || said == "once").Order());

        async Task<long> Upload() => (await portal.Get<FileDeeds>().Keep(await portal.Get<ChatUploads>().Terms(gone.Party, null, gone.ChatId, default), "tray.png", Samples.Png, "f1", default)).Value.Id;
    }

    [Theory, BothDatabases]
    public async Task Who_stands_beside_the_holder_stays_where_the_holder_goes_on(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, ada) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("ada", Roles.Admin));
        var (held, waits, closed, others) = (await portal.StartChatWith(lena), await portal.StartChat(), await portal.FinishedChatWith(lena), await portal.StartChatWith(ada));
        foreach (var (left, stay) in new[] { (held, true), (waits, true), (closed, true), (others, false) })
        {
            var gone = await portal.StartChatWith(lena);
            Assert.True((await portal.Get<Participants>().Invite(lena.Actor, gone.ChatId, tom.Id, null, default)).Done);
            Assert.True((await portal.Get<Participants>().Join(tom.Actor, gone.ChatId, default)).Done);
            Assert.Null((await portal.Get<Merges>().Merge(ada.Actor, gone.ChatId, left.ChatId, [gone.Party.Secret!, left.Party.Secret!], default)).Problem);
            Assert.Equal(stay ? null : "taken-by", (await portal.Say(ChatParty.Desk(tom.Actor), left.ChatId, "Tom here")).Problem?.Code);
            var told = (ChatMerged)(await portal.Get<Database>().Read(db => db.Set<NewsRow>().SingleAsync(n => n.Type == "chat-merged" && n.About == $"chat:{gone.ChatId}"))).Item!;
            Assert.Equal((stay ? null : lena.Id, ada.Id), (told.TakenFromId, told.ById));
            (long, bool)[] beside = stay ? [(tom.Id, true)] : [];
            Assert.Equal(beside, (await portal.Get<DeskChats>().Read(lena.Actor, left.ChatId, 10, default))!.Participants.Select(p => (p.Person.Id, p.Joined)));
        }
    }

    [Theory, BothDatabases]
    public async Task Who_reads_the_chat_that_is_left_has_read_what_the_bell_told_of_the_other(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        var (gone, left) = (await portal.StartChatWith(lena), await portal.StartChatWith(lena));
        Assert.Null((await portal.Get<Desk>().Note(lena.Actor, gone.ChatId, $"@{tom.Name} please look", null, default)).Problem);
        await Eventually.True(async () => (await portal.Unread(tom)).Count == 1, "the bell tells of it");
        Assert.Null((await portal.Get<Merges>().Merge(lena.Actor, gone.ChatId, left.ChatId, [gone.Party.Secret!, left.Party.Secret!], default)).Problem);
        await portal.Get<NotesRead>().Mark(tom.Actor, left.ChatId, default);
        Assert.Empty(await portal.Unread(tom));
    }
}
