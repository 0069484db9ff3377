using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Presence;
using Portal.Commons.Publishing;
using Portal.Features.Chat;
using Portal.Platform.Live;
using Portal.Platform.Outbox;
using Portal.Tests.Http;
using Portal.Tests.Platform.Files;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Chat;

/// <summary>What the staff do with a chat as a whole: tag it, find it, block its customer, report them, make a topic of it.</summary>
public class FilingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Tags_are_kept_as_the_forums_are_and_narrow_the_lists_and_the_customer_sees_none(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, mark) = (await portal.NewMember("lena", Roles.Agent), Guid.NewGuid().ToString("N")[..8]);
        var (guest, other) = (await portal.StartChatWith(lena), await portal.StartChat());
        using var api = await portal.Api(lena);
        var tagged = (await api.Ask(HttpMethod.Put, $"desk/chats/{guest.ChatId}/tags", new { tags = new[] { $" Ink {mark} ", $"ink-{mark}", "Drucker" } })).Is(200);
        Assert.Equal(["drucker", $"ink-{mark}"], tagged.Json.GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal([guest.ChatId], (await api.Ask($"desk/chats?tag=INK%20{mark}")).Items.Select(c => c.GetProperty("id").GetInt64()));
        Assert.Equal([guest.ChatId], (await api.Ask($"desk/chats?list=mine&tag=ink-{mark}")).Items.Select(c => c.GetProperty("id").GetInt64()));
        Assert.Empty((await api.Ask($"desk/chats?list=waiting&tag=ink-{mark}")).Items);

        (await api.Ask(HttpMethod.Put, $"desk/chats/{guest.ChatId}/tags", new { tags = Enumerable.Range(0, 11).Select(i => $"t{i}") })).IsProblem(400, "too-many-tags", "tags");
        (await api.Ask(HttpMethod.Put, $"desk/chats/{guest.ChatId}/tags", new { tags = new[] { "a/b" } })).IsProblem(400, "tag-characters", "tags");
        (await api.Ask(HttpMethod.Put, $"desk/chats/{guest.ChatId}/tags", new { tags = new[] { new string('x', 31) } })).IsProblem(400, "too-long", "tags");
        using var visitor = portal.Address.Api(guest.Party.Secret!);
        Assert.DoesNotContain(mark, (await visitor.Ask($"chats/{guest.ChatId}")).Json.GetRawText());
        (await api.Ask(HttpMethod.Put, $"desk/chats/{guest.ChatId}/tags", new { tags = Array.Empty<string>() })).Is(200);
        Assert.Empty((await api.Ask($"desk/chats?tag=ink-{mark}")).Items);
        Assert.Equal(Problem.NotFound, (await portal.Get<ChatTags>().Set((await portal.NewMember()).Actor, other.ChatId, ["x"], default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task Chats_are_found_by_words_said_noted_or_given_by_tag_and_by_customer_and_by_agents_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ana, mark) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"), Guid.NewGuid().ToString("N")[..8]);
        var said = await portal.StartChat($"My PRINTER{mark} is 100% broken, 打印机{mark}坏了");
        var noted = await portal.StartChat("Hello");
        await portal.Get<Desk>().Note(lena.Actor, noted.ChatId, $"printer{mark} of last week", null, default);
        var named = await portal.StartChat("Hello", $"Printer{mark}");
        var members = (await portal.Get<Chats>().Start(ana.Actor, new("mine"), null, default)).Value.Id;
        await portal.Get<Chats>().Close(said.Party, said.ChatId, default);

        Assert.Equal([said.ChatId, noted.ChatId, named.ChatId], (await Find(new($"printer{mark}"))).Order());
        Assert.Equal([said.ChatId], await Find(new($"broken printer{mark}")));
        Assert.Equal([said.ChatId], await Find(new($"打印机{mark}")));
        Assert.Equal([said.ChatId], await Find(new($"100% printer{mark}")));
        Assert.Empty(await Find(new($"100_ printer{mark}")));
        Assert.Equal([members], await Find(new(Customer: ana.Name)));
        Assert.Empty(await Find(new($"printer{mark}", Customer: ana.Name)));
        using var api = await portal.Api(lena);
        Assert.Equal(3, (await api.Ask($"desk/chats?q=printer{mark}&limit=2")).Items.Count + (await api.Ask($"desk/chats?q=printer{mark}&limit=2&cursor={(await api.Ask($"desk/chats?q=printer{mark}&limit=2")).Next}")).Items.Count);
        (await api.Ask($"desk/chats?q={new string('x', 201)}")).IsProblem(400, "too-long", "q");
        using var member = await portal.Api(ana);
        (await member.Ask($"desk/chats?q=printer{mark}")).IsProblem(403);

        async Task<IReadOnlyList<long>> Find(DeskFilter filter) => [.. (await portal.Get<DeskLists>().Read(lena.Actor, DeskTab.All, DeskScope.All, filter, Cursor.Start, 30, default))!.Chats.Items.Select(c => c.Id)];
    }

    [Theory, BothDatabases]
    public async Task A_visitor_who_is_blocked_reads_on_and_writes_neither_there_nor_anew_until_the_time_is_over(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        var (chats, blocks, rude) = (portal.Get<Chats>(), portal.Get<ChatBlocks>(), Actor.Visitor with { Address = "10.9.8.7" });
        var started = (await chats.Start(rude, new("You idiots", Name: "Rude"), "key-1", default)).Value;
        var party = new ChatParty(rude, started.Secret);
        Assert.True((await portal.Get<Desk>().Claim(lena.Actor, started.Id, default)).Done);
        Assert.Equal("taken-by", (await blocks.Block(tom.Actor, started.Id, 24, "rude", default)).Problem!.Code);
        Assert.Equal("reason", (await blocks.Block(lena.Actor, started.Id, 24, " ", default)).Problem!.Field);
        Assert.Equal("block-hours", (await blocks.Block(lena.Actor, started.Id, 721, "rude", default)).Problem!.Code);
        Assert.True((await blocks.Block(lena.Actor, started.Id, 24, "rude", default)).Done);

        var refused = (await portal.Say(party, started.Id, "Hello?")).Problem!;
        Assert.Equal("blocked-until", refused.Code);
        Assert.DoesNotContain("rude", refused.Sentence);
        Assert.Equal("blocked-until", (await chats.Start(rude, new("again"), "key-2", default)).Problem!.Code);
        Assert.True((await chats.Start(rude with { Address = "10.9.8.8" }, new("somebody else"), "key-3", default)).Done);
        Assert.Equal(ChatState.Closed, (await portal.Get<ChatViews>().Read(party, started.Id, 1, default))!.State);
        Assert.Equal("blocked-until", (await portal.Get<CallBacks>().Ask(party, started.Id, "+49 30 901820", null, default)).Problem!.Code);
        Assert.Equal("blocked-until", (await portal.Get<ChatRatings>().Rate(party, started.Id, Verdict.Bad, "idiots", default)).Problem!.Code);
        Assert.Equal("blocked-until", (await portal.Get<ChatPresence>().Type(party, started.Id, default)).Problem!.Code);
        using var widget = portal.Address.Api(started.Secret);
        (await widget.Post($"chats/{started.Id}/messages", new { body = "Hello?" })).IsProblem(403, "blocked-until");
        using var upload = portal.Visitor();
        upload.DefaultRequestHeaders.Authorization = new("Bearer", started.Secret);
        Assert.Equal(HttpStatusCode.Forbidden, (await upload.Upload(Samples.Png, address: $"/api/v1/chats/{started.Id}/files")).StatusCode);
        Assert.NotNull((await portal.Get<DeskChats>().Read(lena.Actor, started.Id, 1, default))!.BlockedUntil);

        Assert.True((await blocks.Unblock(tom.Actor, started.Id, default)).Done);
        Assert.True((await portal.Say(party, started.Id, "Sorry")).Done);
        Assert.True((await blocks.Block(lena.Actor, started.Id, 1, "rude again", default)).Done);
        portal.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True((await portal.Say(party, started.Id, "Back")).Done);
        await using var db = portal.Get<Database>().Open();
        Assert.Equal([AuditAction.ChatBlocked, AuditAction.ChatUnblocked, AuditAction.ChatBlocked], await db.Set<AuditEntry>().Where(e => e.Subject == $"chat:{started.Id}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
        Assert.Equal("rude", await db.Set<AuditEntry>().Where(e => e.Subject == $"chat:{started.Id}").OrderBy(e => e.Id).Select(e => e.Reason).FirstAsync());
    }

    [Theory, BothDatabases]
    public async Task A_member_is_blocked_by_their_account_and_colleagues_are_not_blocked(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ana, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"), await portal.NewMember("tom", Roles.Agent));
        var chat = (await portal.Get<Chats>().Start(ana.Actor, new("Hello"), null, default)).Value;
        Assert.True((await portal.Get<ChatBlocks>().Block(lena.Actor, chat.Id, 24, "rude", default)).Done);
        Assert.Equal("blocked-until", (await portal.Say(new(ana.Actor), chat.Id, "Hello?")).Problem!.Code);
        Assert.Equal("blocked-until", (await portal.Get<Chats>().Start(ana.Actor, new("anew"), null, default)).Problem!.Code);
        Assert.Equal("blocked-until", (await portal.Say(new(Actor.Visitor, chat.Secret), chat.Id, "by the secret alone")).Problem!.Code);
        var (guest, bo) = (await portal.StartChatWith(lena), await portal.NewMember("bo"));
        Assert.True((await portal.Get<ChatBlocks>().Block(lena.Actor, guest.ChatId, 24, "rude", default)).Done);
        Assert.True((await portal.Get<Chats>().KeepWithAccount(guest.Party with { Actor = bo.Actor }, guest.ChatId, default)).Done);
        Assert.Equal("blocked-until", (await portal.Get<Chats>().Start(bo.Actor, new("as a member"), null, default)).Problem!.Code);
        var colleagues = (await portal.Get<Chats>().Start(tom.Actor, new("Hello"), null, default)).Value;
        Assert.Equal("staff-not-blocked", (await portal.Get<ChatBlocks>().Block(lena.Actor, colleagues.Id, 24, "rude", default)).Problem!.Code);
        Assert.Equal(Problem.NotFound, (await portal.Get<ChatBlocks>().Block(ana.Actor, chat.Id, 24, "rude", default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task A_report_shows_the_moderators_what_a_member_said_last_and_the_few_lines_before_and_nothing_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ana, mo) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var chat = (await portal.Get<Chats>().Start(ana.Actor, new("words-0"), null, default)).Value.Id;
        Assert.True((await portal.Get<Desk>().Claim(lena.Actor, chat, default)).Done);
        for (var i = 1; i <= 6; i++) await portal.Say(i % 2 == 0 ? new(ana.Actor) : ChatParty.Desk(lena.Actor), chat, $"words-{i}");
        using var agent = await portal.Api(lena);
        using var moderator = await portal.Api(mo);
        (await moderator.Post($"desk/chats/{chat}/flags", new { reason = "abuse" })).IsProblem(404);
        (await agent.Post($"desk/chats/{chat}/flags", new { reason = "abuse", note = "Look" })).Is(201);
        (await agent.Post($"desk/chats/{chat}/flags", new { reason = "abuse" })).IsProblem(409, "flagged-already");

        var it = (await moderator.Ask($"moderation/queue?author={ana.Id}")).Items.Single(c => c.GetProperty("title").GetString() == $"Chat {chat}");
        Assert.Equal("<p>words-6</p>", it.GetProperty("html").GetString()!.Trim());
        Assert.Equal(Enumerable.Range(2, 4).Select(i => $"<p>words-{i}</p>"), it.GetProperty("before").EnumerateArray().Select(b => b.GetProperty("html").GetString()!.Trim()));
        Assert.Equal((JsonValueKind.Null, ana.Id), (it.GetProperty("url").ValueKind, it.GetProperty("author").GetProperty("id").GetInt64()));
        var id = it.GetProperty("id").GetInt64();
        (await moderator.Post($"moderation/queue/{id}/claim")).Is(200);
        (await moderator.Post($"moderation/queue/{id}/agree", new { action = "hide" })).IsProblem(403, "chat-not-hidden");
        (await moderator.Post($"moderation/queue/{id}/agree", new { action = "none" })).Is(200);
        Assert.Contains((await portal.Get<CustomerAbouts>().Read(lena.Actor, ana.Id, default))!.Facts, f => f.Title == "Flagged by others" && f.Facts[0].Text == "The flags were right" && f.Facts[0].Url is null);

        var guest = await portal.StartChatWith(lena);
        (await agent.Post($"desk/chats/{guest.ChatId}/flags", new { reason = "abuse" })).IsProblem(404);
    }

    [Theory, BothDatabases]
    public async Task A_topic_is_made_of_a_chat_once_and_linked_both_ways_for_the_staff_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ana) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"));
        var guest = await portal.StartChatWith(lena);
        using var api = await portal.Api(lena);
        var category = (await portal.Get<ITopicStarter>().Places(lena.Actor, default))[0].Id;
        (await api.Post($"desk/chats/{guest.ChatId}/topic", new { categoryId = category, title = "", body = "x" })).IsProblem(400, field: "title");
        var key = Guid.NewGuid().ToString();
        var made = (await api.Post($"desk/chats/{guest.ChatId}/topic", new { categoryId = category, title = "What is E7?", body = "Open the lid." }, key)).Is(201).Json;
        Assert.Equal(made.GetRawText(), (await api.Post($"desk/chats/{guest.ChatId}/topic", new { categoryId = category, title = "What is E7?", body = "Open the lid." }, key)).Is(201).Json.GetRawText());
        var topic = made.GetProperty("topicId").GetInt64();
        Assert.Equal("Open the lid.", (await api.Ask($"topics/{topic}/posts")).Items[0].GetProperty("body").GetString());

        Assert.Equal([topic], (await portal.Get<DeskChats>().Read(lena.Actor, guest.ChatId, 1, default))!.Topics.Select(t => t.Id));
        Assert.Equal([$"/desk/{guest.ChatId}"], (await portal.Get<TopicOrigins>().Of(lena.Actor, topic, default)).Select(o => o.Url));
        Assert.Empty(await portal.Get<TopicOrigins>().Of(ana.Actor, topic, default));
        using var member = await portal.Api(ana);
        Assert.DoesNotContain($"desk/{guest.ChatId}", (await member.Ask($"topics/{topic}")).Json.GetRawText());
        (await member.Post($"desk/chats/{guest.ChatId}/topic", new { categoryId = category, title = "x", body = "x" })).IsProblem(404);
        await using var db = portal.Get<Database>().Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.Action == AuditAction.ChatMadeTopic && e.Details == $"topic:{topic}"));
    }

    [Fact]
    public void A_text_for_everybody_shows_what_was_typed_and_marks_what_looks_personal()
    {
        ChatLine[] lines =
        [
            Line(1, ChatAuthor.Customer, "# 1 *help*\n- call me: +49 30 901820"), Line(2, ChatAuthor.System, "", ChatEvent.Taken), Line(3, ChatAuthor.Customer, "I am Wei Wang, wei@mail.example.de"),
            Line(4, ChatAuthor.Agent, "1. Open <b>the</b> lid"), Line(4, ChatAuthor.Note, "rather impatient"), Line(5, ChatAuthor.Customer, "谢谢"),
        ];
        var text = TopicText.Of(lines);
        Assert.Equal("### Question\n\n\\# 1 \\*help\\*\n\\- call me: +49 30 901820\n\nI am Wei Wang, wei@mail.example.de\n\n### Answer\n\n1\\. Open \\<b>the\\</b> lid\n\n### Question\n\n谢谢\n", text);
        var personal = TopicText.Personal(text, "wei wang", "other@mail.example.de");
        Assert.Equal(["+49 30 901820", "wei wang", "wei@mail.example.de"], personal.Order(StringComparer.Ordinal));
        Assert.Empty(TopicText.Personal(TopicText.Without(text, personal), "wei wang", null));

        static ChatLine Line(int number, ChatAuthor author, string body, ChatEvent? what = null) => new(number, number, author, null, body, what, DateTime.UnixEpoch);
    }

    [Theory, BothDatabases]
    public async Task What_a_customer_is_typing_is_whispered_to_the_desk_where_the_site_wants_it_and_nowhere_else(DatabaseProvider provider)
    {
        await using var on = await portals.Own(provider, ["Chat:TypingPreview=true"]);
        var lena = await on.NewMember("lena", Roles.Agent);
        var guest = await on.StartChatWith(lena);
        var (desk, chat) = (new List<LiveMessage>(), new ConcurrentQueue<LiveMessage>());
        using var atDesk = on.Get<LiveBus>().Listen(DeskSign.Channel(guest.ChatId), desk.Add);
        using var inChat = on.Get<LiveBus>().Listen(ChatNews.Chat(guest.ChatId), chat.Enqueue);
        Assert.True((await on.Get<TypingPreview>().Show(guest.Party, guest.ChatId, new string('x', 5000) + "half a 🙂", default)).Done);
        Assert.Equal(Problem.NotFound, (await on.Get<TypingPreview>().Show(ChatParty.Desk(lena.Actor), guest.ChatId, "agent", default)).Problem);
        Assert.Equal(Problem.NotFound, (await on.Get<TypingPreview>().Show(new((await on.NewMember()).Actor), guest.ChatId, "stranger", default)).Problem);
        var shown = TypingPreview.Read(Assert.Single(desk))!;
        Assert.EndsWith("half a 🙂", shown);
        Assert.Equal(TypingPreview.Most, shown.Length);
        Assert.DoesNotContain(chat, m => m.Type == TypingPreview.Whispered);
        var began = on.Clock.GetUtcNow();
        for (var i = 0; i < 20; i++) Assert.True((await on.Get<TypingPreview>().Show(guest.Party, guest.ChatId, $"typed {i}", default)).Done);
        Assert.InRange(desk.Count, 1, 2 + (int)((on.Clock.GetUtcNow() - began) / TypingPace.Between)); // no more often than it is read, however long the twenty took
        on.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await on.Get<TypingPreview>().Show(guest.Party, guest.ChatId, "a moment later", default)).Done);
        Assert.Equal("a moment later", TypingPreview.Read(desk[^1]));
        using (var screen = new TypedText(TimeSpan.FromSeconds(1), () => { }))
        {
            screen.Hear(desk[^1]);
            Assert.Equal("a moment later", screen.Text);
            await Eventually.True(() => screen.Text.Length == 0, "what was typed and left is shown no more");
        }

        Assert.False(await on.Get<Database>().Read(db => db.Set<NewsRow>().AnyAsync(n => n.Data.Contains("half a"))));
        Assert.False(await on.Get<IEnumerable<IChannelGate>>().OfType<ChatGate>().Single().MayRead(lena.Actor, null, DeskSign.Channel(guest.ChatId), default));

        var off = await portals.Shared(provider);
        var other = await off.StartChat();
        Assert.Equal(Problem.NotAllowed, (await off.Get<TypingPreview>().Show(other.Party, other.ChatId, "not told", default)).Problem);
    }
}
