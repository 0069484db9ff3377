using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Features.Chat;
using Portal.Tests.Http;
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
}
