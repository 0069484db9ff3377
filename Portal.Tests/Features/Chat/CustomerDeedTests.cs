using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Drafts;
using Portal.Commons.Search;
using Portal.Features.Chat;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Chat;

/// <summary>What a customer may want beside the talk: marks, their chats in one list, to keep one, to be called, and first of all an answer.</summary>
public class CustomerDeedTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_came_and_what_was_seen_is_told_to_the_other_side_and_a_look_over_the_shoulder_promises_nothing(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, presence, views) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), portal.Get<ChatPresence>(), portal.Get<ChatViews>());
        var guest = await portal.StartChatWith(lena);
        await portal.Say(guest.Party, guest.ChatId, "It is open.");
        Assert.True((await presence.MarkDelivered(ChatParty.Desk(tom.Actor), guest.ChatId, 3, default)).Done);
        Assert.Equal((0, 0), await Marks());
        Assert.True((await presence.MarkDelivered(ChatParty.Desk(lena.Actor), guest.ChatId, 3, default)).Done);
        Assert.True((await presence.MarkDelivered(ChatParty.Desk(lena.Actor), guest.ChatId, 2, default)).Done);
        Assert.Equal((3, 0), await Marks());
        Assert.True((await presence.MarkRead(ChatParty.Desk(lena.Actor), guest.ChatId, 3, default)).Done);
        Assert.Equal((3, 3), await Marks());

        using var visitor = portal.Address.Api();
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", guest.Party.Secret);
        (await visitor.Post($"chats/{guest.ChatId}/delivered", new { number = 99 })).Is(204);
        Assert.Equal(3, (await visitor.Ask($"chats/{guest.ChatId}")).Json.GetProperty("deliveredToCustomer").GetInt32());
        Assert.Equal(Problem.NotFound, (await presence.MarkDelivered(new(Actor.Visitor), guest.ChatId, 3, default)).Problem);

        async Task<(int, int)> Marks() => await views.Read(guest.Party, guest.ChatId, 10, default) is { } view ? (view.DeliveredToAgents, view.ReadByAgents) : default;
    }

    [Theory, BothDatabases]
    public async Task Earlier_chats_are_those_of_the_account_and_those_whose_secret_is_shown(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, own, first, second) = (await portal.NewMember("ana"), portal.Get<OwnChats>(), await portal.StartChat("first"), await portal.StartChat("second ![shot|3x2](/files/1/0123456789ab-shot.png)"));
        var hers = (await portal.Get<Chats>().Start(ana.Actor, new("hers"), null, default)).Value;
        string[] held = [first.Party.Secret!, second.Party.Secret!, "nonsense"];
        Assert.Equal(["second shot", "first"], (await own.List(Actor.Visitor, held, Cursor.Start, 10, default)).Items.Select(c => c.Words));
        Assert.Equal(["hers", "second shot", "first"], (await own.List(ana.Actor, held, Cursor.Start, 10, default)).Items.Select(c => c.Words));
        Assert.Empty((await own.List(Actor.Visitor, [], Cursor.Start, 10, default)).Items);
        var page = await own.List(ana.Actor, held, Cursor.Start, 2, default);
        Assert.Equal(["first"], (await own.List(ana.Actor, held, Cursor.Parse(page.Next)!.Value, 2, default)).Items.Select(c => c.Words));
        Assert.Equal(second.Party.Secret, await own.SecretOf(second.ChatId, held, default));
        Assert.Null(await own.SecretOf(hers.Id, held, default));
        var agent = await portal.NewMember("lena", Roles.Agent);
        Assert.True(await own.Has(new(ana.Actor), hers.Id, default));
        Assert.True(await own.Has(second.Party, second.ChatId, default));
        Assert.False(await own.Has(second.Party, first.ChatId, default));
        Assert.False(await own.Has(new(agent.Actor), hers.Id, default));

        using var api = await portal.Api(ana);
        Assert.Equal(hers.Id, Assert.Single((await api.Ask("chats")).Items).GetProperty("id").GetInt64());
        using var visitor = portal.Address.Api();
        (await visitor.Ask("chats")).IsProblem(401);
    }

    [Theory, BothDatabases]
    public async Task Words_not_sent_yet_lead_home_to_each_chat_of_ones_own_and_to_no_chat_at_the_desk(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, chats) = (await portal.NewMember("ana", Roles.Agent), portal.Get<Chats>());
        var (earlier, last) = ((await chats.Start(ana.Actor, new("earlier"), null, default)).Value.Id, (await chats.Start(ana.Actor, new("last"), null, default)).Value.Id);
        var foreign = (await portal.StartChatWith(ana)).ChatId;
        foreach (var id in new[] { earlier, last, foreign }) Assert.True((await portal.Get<DraftStore>().Keep(ana.Actor, Chats.Draft(id), null, "half a sen", default)).Done);
        using var hers = await portal.SignedIn(ana);
        var home = await hers.GetStringAsync("/");
        Assert.Contains($"href=\"/talk/{earlier}\"", home);
        Assert.Contains($"href=\"/talk/{last}\"", home);
        Assert.DoesNotContain($"href=\"/talk/{foreign}\"", home);
    }

    [Theory, BothDatabases]
    public async Task A_chat_comes_into_an_account_by_its_secret_alone_and_that_is_written_down(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, chats, guest) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<Chats>(), await portal.StartChat(name: "ana"));
        var withSecret = guest.Party with { Actor = ana.Actor };
        Assert.Equal(Problem.NotFound, (await chats.KeepWithAccount(new(ana.Actor), guest.ChatId, default)).Problem);
        Assert.Equal(Problem.SignIn, (await chats.KeepWithAccount(guest.Party, guest.ChatId, default)).Problem);
        Assert.Equal("keep-needs-secret", (await chats.KeepWithAccount(new((await portal.NewMember("lena", Roles.Agent)).Actor), guest.ChatId, default)).Problem!.Code);
        Assert.True((await portal.Get<ChatViews>().Read(withSecret, guest.ChatId, 1, default))!.MayKeep);

        using var api = await portal.Api(ana);
        for (var i = 0; i < 2; i++) (await api.Post($"chats/{guest.ChatId}/keep", new { secret = guest.Party.Secret })).Is(204);
        Assert.Equal(guest.ChatId, await portal.Get<ChatViews>().Current(new(ana.Actor), default));
        Assert.False((await portal.Get<ChatViews>().Read(withSecret, guest.ChatId, 1, default))!.MayKeep);
        Assert.Equal("kept-before", (await chats.KeepWithAccount(guest.Party with { Actor = bo.Actor }, guest.ChatId, default)).Problem!.Code);
        var subject = new Subject("chat", guest.ChatId).ToString();
        Assert.Equal(ana.Id, (await portal.Get<Database>().Read(db => db.Set<AuditEntry>().SingleAsync(e => e.Subject == subject && e.Action == AuditAction.ChatKept))).ActorId);
    }

    [Theory, BothDatabases]
    public async Task Who_asks_to_be_called_waits_in_the_desks_list_until_somebody_called(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, calls) = (await portal.NewMember("lena", Roles.Agent), portal.Get<CallBacks>());
        var guest = await portal.FinishedChatWith(lena);
        foreach (var no in (string?[])[null, "", "call me", "12", "+49 30 " + new string('1', 16), "0049\n30 123456"]) Assert.Equal("phone", (await calls.Ask(guest.Party, guest.ChatId, no, null, default)).Problem?.Field);
        Assert.Equal("when", (await calls.Ask(guest.Party, guest.ChatId, "+49 (30) 123-456", new('x', 101), default)).Problem!.Field);
        Assert.Equal(Problem.NotFound, (await calls.Ask(new(Actor.Visitor), guest.ChatId, "+49 30 123456", null, default)).Problem);
        Assert.Equal(Problem.NotAllowed, (await calls.Ask(ChatParty.Desk(lena.Actor), guest.ChatId, "+49 30 123456", null, default)).Problem);
        Assert.Equal("no-call-asked", (await calls.Done(lena.Actor, guest.ChatId, default)).Problem!.Code);

        for (var i = 0; i < 2; i++) Assert.True((await calls.Ask(guest.Party, guest.ChatId, " +49 30 123456 ", "after five", default)).Done);
        Assert.Equal([nameof(ChatEvent.Reopened), nameof(ChatEvent.CallAsked)], (await portal.Reads(guest.Party, guest.ChatId)).TakeLast(2));
        Assert.True((await portal.Get<DeskLists>().One(lena.Actor, guest.ChatId, default))!.CallAsked);
        Assert.Equal(("+49 30 123456", "after five"), await calls.Read(ChatParty.Desk(lena.Actor), guest.ChatId, default) is { } wish ? (wish.Phone, wish.When) : default);

        using var agent = await portal.Api(lena);
        using var member = await portal.Api(await portal.NewMember());
        (await member.Post($"desk/chats/{guest.ChatId}/called")).IsProblem(404);
        (await agent.Post($"desk/chats/{guest.ChatId}/called")).Is(204);
        Assert.False((await portal.Get<DeskLists>().One(lena.Actor, guest.ChatId, default))!.CallAsked);
        Assert.NotNull((await calls.Read(guest.Party, guest.ChatId, default))!.DoneAt);
    }

    [Theory, BothDatabases]
    public async Task What_is_being_typed_is_answered_by_topics_that_the_reader_may_see_one_hit_for_each(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, word) = (await portal.NewMember("ana"), $"zyx{Guid.NewGuid().ToString("N")[..8]}");
        var (solved, hidden) = (await portal.StartTopic(ana, $"The {word} beeps"), await portal.StartTopic(ana, $"My {word} smokes"));
        var answer = await portal.Reply(await portal.NewMember("bo"), solved, $"Turn the {word} off.");
        Assert.True((await portal.Get<Portal.Features.Forum.Topics>().Accept(ana.Actor, solved.TopicId, answer.PostId, default)).Done);
        var search = portal.Get<Search>();
        var typed = $"So my {word} does not do what it did: -by:me is:this \""; // no other word says anything: other tests' topics have all of those that do
        await Eventually.True(async () => await Found() is [var one, var other] && (one.Solved || other.Solved), "both topics in the index", TimeSpan.FromSeconds(40));
        await portal.SetHidden(hidden.PostId);
        var hit = Assert.Single(await Found());
        Assert.Equal((true, $"The {word} beeps"), (hit.Solved, hit.Title));
        Assert.Empty((await search.Like(Actor.Visitor, "   ", 5, default)).Value);
        Assert.True((await search.Like(Actor.Visitor, new string('x', 9000) + "😀", 5, default)).Done);
        using var visitor = portal.Address.Api();
        Assert.Equal(hit.Url, (await visitor.Ask($"search/answers?q={Uri.EscapeDataString(typed)}")).Items[0].GetProperty("url").GetString());

        async Task<List<SearchHit>> Found() => [.. (await search.Like(Actor.Visitor, typed, 5, default)).Value.Where(found => found.Title.Contains(word, StringComparison.Ordinal))];
    }
}
