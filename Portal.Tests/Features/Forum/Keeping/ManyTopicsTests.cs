using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Tests.Features.Clubs;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

/// <summary>What is done to several topics in one go: each by its own right, and told what was refused.</summary>
public class ManyTopicsTests(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Each_topic_is_done_by_its_own_right_and_what_is_refused_is_told_with_its_reason(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, host, mo) = (await portal.NewMember("ana"), await portal.NewMember("host"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        var (forum, hidden) = (await portal.StartTopic(ana, tags: ["ink"]), await portal.StartTopic(ana));
        await portal.SetHidden(hidden.PostId);
        var board = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, "On the board", "b"), null, Ct)).Value;
        var ids = new[] { forum.TopicId, board.TopicId, hidden.TopicId };

        Assert.Equal(["not-allowed", "done", "not-found"], await Do(host, new(ManyDeed.Close), ids));
        Assert.Equal(["done", "done", "done"], await Do(mo, new(ManyDeed.Close), ids));
        Assert.Equal(["done", "done", "done"], await Do(mo, new(ManyDeed.Open), ids));
        Assert.Equal(["done", "done", "done"], await Do(mo, new(ManyDeed.Tag, Tags: ["Blue", "ink"]), ids));
        Assert.Equal(["blue", "ink"], (await portal.Read(ana, forum)).View.Head.Tags);
        Assert.Equal(["already-there", "done", "already-there"], await Do(mo, new(ManyDeed.Move, CategoryId: (await portal.Read(ana, forum)).View.Head.CategoryId), ids));
        Assert.Equal(["done", "done", "done"], await Do(mo, new(ManyDeed.Archive), ids));
        Assert.True((await portal.Read(ana, board)).View.Head.State.IsArchived);
        var line = (await portal.Get<TopicHistory>().Read(mo.Actor, forum.TopicId, Ct)).Value[0];
        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, forum.TopicId, line.Note.Id, Ct)).Done);

        Assert.Equal("topicIds many-nothing", await Whole(mo, new(ManyDeed.Close)));
        Assert.Equal("topicIds many-too-many", await Whole(mo, new(ManyDeed.Close), [.. Enumerable.Range(1, ManyTopics.Most + 1).Select(i => (long)i)]));
        Assert.Equal("categoryId no-such-category", await Whole(mo, new(ManyDeed.Move, CategoryId: 999_999_999), ids));
        Assert.Equal("tags required", await Whole(mo, new(ManyDeed.Tag), forum.TopicId));
        Assert.Equal(" not-allowed", await Whole(ana, new(ManyDeed.Close), forum.TopicId, board.TopicId));
        Assert.Equal(" not-found", await Whole(ana, new(ManyDeed.Close), hidden.TopicId, 999_999_999));
        Assert.Equal(" sign-in-first", (await portal.Get<ManyTopics>().Do(Actor.Visitor, ids, new(ManyDeed.Close), null, Ct)).Problem is { } p ? $"{p.Field} {p.Code}" : "");

        async Task<IEnumerable<string>> Do(Member who, ManyChange change, long[] topics) =>
            (await portal.Get<ManyTopics>().Do(who.Actor, topics, change, "Tidy", Ct)).Value.Select(l => l.Problem?.Code ?? "done");
        async Task<string> Whole(Member who, ManyChange change, params long[] topics) =>
            (await portal.Get<ManyTopics>().Do(who.Actor, topics, change, null, Ct)).Problem is { } problem ? $"{problem.Field} {problem.Code}" : "done";
    }

    [Theory, BothDatabases]
    public async Task Fifty_topics_count_as_one_edit_and_the_API_tells_what_came_of_each(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["RateLimits:Enabled=true"]);
        var mo = await portal.NewMember("mo", Roles.Moderator);
        var general = (await portal.Get<Categories>().List(Ct)).Single(c => c.Slug == "general");
        var ids = new List<long>();
        foreach (var i in Enumerable.Range(0, ManyTopics.Most - 1))
            ids.Add((await portal.Get<Topics>().Start((await portal.NewMember($"m{i / 10}")).Actor, new(general.Id, TopicKind.Discussion, $"Topic {i}", "b"), null, Ct)).Value.TopicId);
        using var api = await portal.Api(mo);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync("topics/many", new { topicIds = ids, deed = "explode" })).StatusCode);
        var answer = await api.PostAsJsonAsync("topics/many", new { topicIds = ids.Append(999_999_999), deed = "close", reason = "Spring cleaning" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var items = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal((ManyTopics.Most, ManyTopics.Most - 1), (items.Count, items.Count(i => i.GetProperty("changeId").ValueKind == JsonValueKind.Number)));
        Assert.Equal("/problems/not-found", items[^1].GetProperty("problem").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_moderator_chooses_topics_in_a_list_closes_them_and_reads_what_was_refused()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mo, tag) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), $"t{Guid.NewGuid().ToString("N")[..8]}");
        var (one, two) = (await portal.StartTopic(ana, "First of two", tags: tag), await portal.StartTopic(ana, "Second of two", tags: tag));
        var (member, keeper) = (await NewPerson(portal, ana), await NewPerson(portal, mo, width: 360, dark: true));
        await member.GotoAsync($"/tag/{tag}");
        await Settled(member);
        await Expect(member.GetByText("Second of two")).ToBeVisibleAsync();
        await Expect(member.GetByRole(AriaRole.Button, new() { Name = "Choose several" })).ToHaveCountAsync(0);

        await keeper.GotoAsync($"/tag/{tag}");
        await Settled(keeper);
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Choose several" }).ClickAsync();
        await keeper.GetByRole(AriaRole.Checkbox, new() { Name = "Choose “First of two”" }).CheckAsync();
        await Expect(keeper.GetByText("One topic chosen")).ToBeVisibleAsync();
        await keeper.AxeFindsNothing();
        await Choose("Close…");
        await keeper.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("Answered");
        await keeper.AxeFindsNothing();
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Close them" }).ClickAsync();
        await Expect(keeper.GetByText("Done with one topic.")).ToBeVisibleAsync();
        await Expect(member.Locator(".topic", new() { HasText = "First of two" })).ToContainTextAsync("Closed");

        await portal.Get<TopicMoves>().Move(mo.Actor, one.TopicId, (await portal.NewClub(mo)).BoardId, null, Ct);
        await Expect(keeper.GetByRole(AriaRole.Button, new() { Name = "Choose several" })).ToHaveAttributeAsync("aria-pressed", "false");
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Choose several" }).ClickAsync();
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Choose all" }).ClickAsync();
        await Expect(keeper.GetByText("2 topics chosen")).ToBeVisibleAsync();
        await Choose("Move to another category…");
        await keeper.Locator("dialog[open]").GetByLabel("Category").SelectOptionAsync(new SelectOptionValue { Label = "General" });
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Expect(keeper.GetByRole(AriaRole.Heading, new() { Name = "Not done with 1 of 2 topics" })).ToBeVisibleAsync();
        await Expect(keeper.Locator("dialog[open]")).ToContainTextAsync("Second of two");
        await keeper.AxeFindsNothing();
        await keeper.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await Expect(keeper.Locator(".pick-bar")).ToHaveCountAsync(0);
        Assert.Equal("general", (await portal.Read(ana, one)).View.Head.CategorySlug);

        async Task Choose(string item)
        {
            await keeper.GetByRole(AriaRole.Button, new() { Name = "With these" }).ClickAsync();
            await keeper.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
        }
    }
}
