using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.Screening;
using Portal.Features.Accounts;
using Portal.Features.Forum;
using Portal.Tests.Features.Messages;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Moderation;

/// <summary>What is looked at beside posts, each in its own way: titles, polls and tags, what is said in rooms, conversations and chats, names and new accounts.</summary>
public class ScreenedElsewhereTests(Portals portals)
{
    [Fact]
    public async Task Other_titles_and_polls_are_looked_at_as_what_is_written_is()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        await portal.Watch("gronk", WatchedEffect.Refuse);
        await portal.Watch("dummkopf", WatchedEffect.Mask);
        await portal.Watch("refund*", WatchedEffect.Flag);
        var (topic, names, polls) = (await portal.StartTopic(ana), portal.Get<TopicNames>(), portal.Get<Polls>());
        var refused = (await Rename(ana, "A gronk")).Problem;
        Assert.Equal(("title", "word-refused"), (refused?.Field, refused?.Code));
        Assert.True((await Rename(ana, "  You dummkopf ")).Done);
        Assert.Equal("You ********", (await portal.Read(mo, topic)).View.Head.Title);
        Assert.Null(await portal.CaseOf(new("post", topic.PostId)));
        Assert.True((await Rename(ana, "About refunds")).Done);
        Assert.NotNull(await portal.CaseOf(new("post", topic.PostId)));
        Assert.Equal(("options", "word-refused"), (await polls.Add(ana.Actor, topic.TopicId, new("Which?", PollKind.Single, ["One", "gronk"]), default)).Problem is { } poll ? (poll.Field, poll.Code) : default);
        Assert.True((await polls.Add(ana.Actor, topic.TopicId, new("Which?", PollKind.Single, ["One", "Two"]), default)).Done);
        Assert.True((await Rename(mo, "A gronk")).Done);

        // A new tag is a name; what is one already may be used.
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id;
        Assert.Equal(("tags", "word-refused"), (await Start("ink", "dummkopf")).Problem is { } start ? (start.Field, start.Code) : default);
        Assert.Equal(("tags", "word-refused"), (await names.Rename(ana.Actor, topic.TopicId, new(Tags: ["gronk"]), null, default)).Problem is { } renamed ? (renamed.Field, renamed.Code) : default);
        Assert.Equal("word-refused", (await names.Tag(ana.Actor, topic.TopicId, ["gr0nk"], null, default)).Problem?.Code);
        Assert.False(await portal.Get<Database>().Read(db => db.Set<Tag>().AnyAsync(t => t.Name.Contains("nk") && t.Name != "ink")));
        Assert.True((await names.Tag(mo.Actor, topic.TopicId, ["gronk"], null, default)).Done);
        Assert.True((await Start("ink", "gronk")).Done);

        Task<Result<PostPlace>> Start(params string[] tags) => portal.Get<Topics>().Start(ana.Actor, new(general, TopicKind.Discussion, "Fine", "Fine words", tags), null, default);

        Task<Result<Kept>> Rename(Member who, string title) => names.Rename(who.Actor, topic.TopicId, new(title), null, default);
    }

    [Theory, BothDatabases]
    public async Task In_rooms_a_message_is_held_in_conversations_it_is_flagged_or_refused(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        await portal.Watch("frobnicate", WatchedEffect.Hold);
        await portal.Watch("gronk", WatchedEffect.Refuse);
        await portal.Watch("dummkopf", WatchedEffect.Mask);
        var room = await portal.NewRoom();
        Assert.Equal(1, (await portal.Say(ana, room, "frobnicate")).Value);
        Assert.Equal(2, (await portal.Say(ana, room, "hello, dummkopf")).Value);
        foreach (var (reader, covered) in new[] { (ana.Actor, false), (mo.Actor, false), (bo.Actor, true) })
            Assert.Equal(covered, !(await portal.Get<Portal.Features.Rooms.RoomViews>().Lines(reader, room, null, null, 10, default))!.Last().Body.Contains("dummkopf", StringComparison.Ordinal));
        Assert.DoesNotContain("frobnicate", (await portal.Said(bo, room))!);
        await using var db = portal.Get<Database>().Open();
        var id = await db.Set<Portal.Features.Rooms.RoomMessage>().Where(m => m.RoomId == room && m.Number == 1).Select(m => m.Id).SingleAsync();
        await portal.Decide(mo, new(Portal.Features.Rooms.RoomNews.Message, id), Outcome.Approved);
        Assert.Equal(["frobnicate", "hello, ********"], await portal.Said(bo, room));

        using var api = await portal.Api(ana);
        Assert.True((await api.Post($"rooms/{room}/messages", new { body = "frobnicate more" })).Is(202).Json.GetProperty("hidden").GetBoolean());

        Assert.Equal("word-refused", (await portal.Begin(ana, "gronk", bo)).Problem?.Code);
        var talk = (await portal.Begin(ana, "frobnicate", bo)).Value;
        Assert.Equal(["frobnicate"], await portal.Reads(bo, talk));
        Assert.NotNull(await portal.CaseOf(new("message", await portal.MessageId(bo, talk, "frobnicate"))));

        // What a group is called is a name, which those who are brought in read first.
        var cy = await portal.NewMember("cy");
        foreach (var title in (string[])["gronk", "You dummkopf"]) Assert.Equal(("title", "word-refused"), (await Group(title)).Problem is { } unwanted ? (unwanted.Field, unwanted.Code) : default);
        var group = (await Group("Friends")).Value;
        Assert.Equal("word-refused", (await portal.Get<Portal.Features.Messages.Groups>().Rename(bo.Actor, group, "A gr0nk", default)).Problem?.Code);
        Assert.True((await portal.Get<Portal.Features.Messages.Groups>().Rename(bo.Actor, group, "Good friends", default)).Done);

        Task<Result<long>> Group(string title) => portal.Get<Portal.Features.Messages.Conversations>().Start(ana.Actor, new([bo.Name, cy.Name], title, "Hello"), null, default);
    }

    [Theory, BothDatabases]
    public async Task Names_are_refused_and_an_account_that_waits_reads_and_does_not_write(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Screening:ApproveAccounts=true"]);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        await portal.Watch("gronk", WatchedEffect.Hold);
        await portal.Watch("throwaway.example", WatchedEffect.Refuse, WatchedKind.MailDomain);
        Assert.Equal("displayName", (await portal.Get<ProfileDeeds>().Change(ana.Actor, new("Gr0nk", null, null), default)).Problem?.Field);
        var requests = portal.Get<AccountRequests>();
        Assert.Equal("mail-domain-refused", (await requests.Register(Actor.Visitor, "newone", "a@x.throwaway.example", "a long enough word 7", null, null, default)).Problem?.Code);
        Assert.Equal("mail-domain-refused", (await requests.ChangeEmail(ana.Actor, "a@x.throwaway.example", default)).Problem?.Code);
        Assert.Equal("name", (await requests.Register(Actor.Visitor, "gronk", "a@fine.example", "a long enough word 7", null, null, default)).Problem?.Field);
        Assert.True((await requests.Register(Actor.Visitor, "bot", "bot@fine.example", "a long enough word 7", "http://bot.example", null, default)).Done);
        Assert.True((await requests.Register(Actor.Visitor, "newone", "a@fine.example", "a long enough word 7", null, null, default)).Done);
        await using var db = portal.Get<Database>().Open();
        var asked = await db.Set<AccountRequest>().SingleAsync(); // the program's was answered like all, and is not there
        Assert.True((await requests.Confirm(portal.Get<RequestLinks>().LinkTo("/x", asked).Split("r=")[1], null, default)).Done);
        var made = await db.Set<Account>().SingleAsync(a => a.UserName == "newone");
        var (newone, topic) = (Actor.Member(made.Id), await portal.StartTopic(mo));
        Assert.Equal("account-awaits", (await portal.Get<Posts>().Reply(newone, topic.TopicId, new("Hi"), null, default)).Problem?.Code);
        Assert.NotNull(await portal.Get<TopicViews>().Read(newone, topic.TopicId, 1, 0, default));
        await portal.Decide(mo, new("account", made.Id), Outcome.Approved);
        Assert.True((await portal.Get<Posts>().Reply(newone, topic.TopicId, new("Hi"), null, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task In_a_chat_words_of_a_customer_are_covered_or_refused_and_nothing_waits(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        await portal.Watch("gronk", WatchedEffect.Refuse);
        await portal.Watch("dummkopf", WatchedEffect.Mask);
        await portal.Watch("frobnicate", WatchedEffect.Hold);
        using var visitor = portal.Visitor();
        visitor.BaseAddress = new(portal.Address, "/api/v1/");
        (await visitor.Post("chats", new { message = "gronk" })).IsProblem(400, "word-refused", "message");
        var chats = portal.Get<Portal.Features.Chat.Chats>();
        Assert.Equal("field-filled", (await chats.Start(Actor.Visitor, new("Hello") { Trapped = true }, null, default)).Problem?.Code); // a program filled the field that nobody sees
        Assert.True((await chats.Start(Actor.Visitor, new("Hello"), null, default)).Done);
        var chat = (await visitor.Post("chats", new { message = "You dummkopf, frobnicate it" }, "k1")).Is(201);
        Assert.Equal(chat.Id, (await visitor.Post("chats", new { message = "You dummkopf, frobnicate it" }, "k1")).Is(201).Id);
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", chat.Json.GetProperty("secret").GetString());
        Assert.Equal("You ********, frobnicate it", (await visitor.Ask($"chats/{chat.Id}/messages")).Items[0].GetProperty("body").GetString());
    }
}
