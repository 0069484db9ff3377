using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Jobs;
using Portal.Tests.Commons.Notifications;

namespace Portal.Tests.Features.Forum;

public class PollTests(Portals portals)
{
    private static readonly NewPoll Lunch = new("Where do we eat? 吃什么？", PollKind.Single, ["Noodles", "Rice 米饭", "Bread"]);

    [Theory, BothDatabases]
    public async Task Each_member_has_one_vote_which_they_change_and_take_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, polls) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<Polls>());
        var topic = await portal.StartTopic(ana);
        Assert.True((await polls.Add(ana.Actor, topic.TopicId, Lunch, default)).Done);
        await polls.Vote(ana.Actor, topic.TopicId, [2], default);
        await polls.Vote(bo.Actor, topic.TopicId, [1], default);
        await polls.Vote(bo.Actor, topic.TopicId, [2], default);
        var poll = await Of(portal, bo, topic);
        Assert.Equal((2, "Rice 米饭"), (poll.Voters, poll.Options[1]));
        Assert.Equal([0, 2, 0], poll.Count!.Votes);
        Assert.Equal([2], poll.Mine);

        await polls.TakeBack(bo.Actor, topic.TopicId, default);
        Assert.Equal([0, 1, 0], (await Of(portal, ana, topic)).Count!.Votes);
        Assert.Empty((await Of(portal, bo, topic)).Mine);
    }

    [Theory, BothDatabases]
    public async Task Twenty_votes_at_once_by_one_member_are_one(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        await portal.Get<Polls>().Add(ana.Actor, topic.TopicId, Lunch, default);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => portal.Get<Polls>().Vote(ana.Actor, topic.TopicId, [1 + (i % 3)], default)));
        Assert.All(results, r => Assert.True(r.Done));
        Assert.Equal((1, 1), ((await Of(portal, ana, topic)).Voters, (await Of(portal, ana, topic)).Count!.Votes.Sum()));
    }

    [Theory, BothDatabases]
    public async Task Results_are_shown_when_the_poll_says_so_and_a_poll_closes_at_its_time(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, polls) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<Polls>());
        var (after, secret) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        await polls.Add(ana.Actor, after.TopicId, Lunch with { Results = PollResults.AfterVote }, default);
        await polls.Add(ana.Actor, secret.TopicId, Lunch with { Results = PollResults.AfterClose, ClosesAt = portal.Clock.GetUtcNow().UtcDateTime.AddHours(1) }, default);
        Assert.Null((await Of(portal, bo, after)).Count);
        await polls.Vote(bo.Actor, after.TopicId, [1], default);
        await polls.Vote(bo.Actor, secret.TopicId, [3], default);
        Assert.NotNull((await Of(portal, bo, after)).Count);
        Assert.Null((await Of(portal, bo, secret)).Count);
        using var visitor = portal.Visitor();
        Assert.DoesNotContain("\"votes\":1", await visitor.GetStringAsync($"/api/v1/topics/{secret.TopicId}/poll"));

        portal.Clock.Advance(TimeSpan.FromHours(1.1));
        Assert.Equal("PollIsClosed", (await polls.Vote(ana.Actor, secret.TopicId, [1], default)).Problem?.Key);
        await portal.Get<IEnumerable<IJob>>().OfType<PollClosings>().Single().Run(default);
        Assert.Equal([0, 0, 1], (await Of(portal, ana, secret)).Count!.Votes);
        Assert.Contains("\"votes\":1", await visitor.GetStringAsync($"/api/v1/topics/{secret.TopicId}/poll"));
    }

    [Theory, BothDatabases]
    public async Task Who_started_the_topic_and_moderators_make_close_and_remove_a_poll_and_nobody_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo, agent) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("al", Roles.Agent));
        var (topic, polls) = (await portal.StartTopic(ana), portal.Get<Polls>());
        foreach (var other in new[] { bo, agent })
        {
            Assert.Equal(ProblemKind.Refused, (await polls.Add(other.Actor, topic.TopicId, Lunch, default)).Problem?.Kind);
        }

        Assert.True((await polls.Add(ana.Actor, topic.TopicId, Lunch, default)).Done);
        Assert.Equal("PollThere", (await polls.Add(mo.Actor, topic.TopicId, Lunch, default)).Problem?.Key);
        Assert.Equal(ProblemKind.Refused, (await polls.Close(bo.Actor, topic.TopicId, "over", default)).Problem?.Kind);
        await polls.Vote(bo.Actor, topic.TopicId, [1], default);
        Assert.Equal("PollHasVotes", (await polls.Remove(ana.Actor, topic.TopicId, null, default)).Problem?.Key);
        Assert.True((await polls.Close(ana.Actor, topic.TopicId, null, default)).Done);
        Assert.True((await polls.Remove(mo.Actor, topic.TopicId, "Nobody votes about people", default)).Done);
        Assert.Null(await portal.Get<PollViews>().Of(ana.Actor, topic.TopicId, default));
        Assert.True((await polls.Add(ana.Actor, topic.TopicId, Lunch, default)).Done); // another one can be made
    }

    [Theory, BothDatabases]
    public async Task A_moderator_says_why_a_poll_is_closed_or_removed_to_its_author_to_readers_and_to_the_log_and_an_author_owes_no_word(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo, ada, polls) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ada", Roles.Admin), portal.Get<Polls>());
        var (topic, own, hers) = (await portal.StartTopic(ana), await portal.StartTopic(ana), await portal.StartTopic(ada));
        foreach (var (by, at) in new[] { (ana, topic), (ana, own), (ada, hers) }) Assert.True((await polls.Add(by.Actor, at.TopicId, Lunch, default)).Done);
        Assert.True((await polls.Close(ana.Actor, own.TopicId, null, default)).Done);
        Assert.True((await polls.Remove(ana.Actor, own.TopicId, null, default)).Done);
        Assert.Empty((await portal.Read(ana, own)).View.Notes);
        foreach (var deed in new[] { await polls.Close(mo.Actor, hers.TopicId, "over", default), await polls.Remove(mo.Actor, hers.TopicId, "over", default), await polls.Add(mo.Actor, hers.TopicId, Lunch, default) })
            Assert.Equal("above-decision", deed.Problem?.Code);

        foreach (var deed in new[] { await polls.Close(mo.Actor, topic.TopicId, " ", default), await polls.Remove(mo.Actor, topic.TopicId, null, default) })
            Assert.Equal(("required", "reason"), (deed.Problem?.Code, deed.Problem?.Field));
        Assert.DoesNotContain(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation);
        Assert.True((await polls.Close(mo.Actor, topic.TopicId, "It is settled", default)).Done);
        var told = Assert.Single(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation);
        Assert.Equal(("TopicPollClosed", "It is settled"), (told.Form, told.Text));
        using (var api = await portal.Api(mo)) Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"topics/{topic.TopicId}/poll?reason=Nobody+votes+about+people")).StatusCode);
        Assert.Equal(2, Assert.Single(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation).Count);
        Assert.Equal([(TopicDeed.PollClosed, "It is settled"), (TopicDeed.PollRemoved, "Nobody votes about people")], (await portal.Read(ana, topic)).View.Notes.Select(n => (n.Deed, n.Reason)));
        Assert.All((await portal.Get<TopicHistory>().Read(mo.Actor, topic.TopicId, default)).Value, line => Assert.False(line.CanUndo));
        var log = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Subject == $"topic:{topic.TopicId}").OrderBy(e => e.Id).Select(e => new { e.Action, e.Reason, e.WhomId }).ToListAsync());
        Assert.Equal([(AuditAction.PollClosed, "It is settled", ana.Id), (AuditAction.PollRemoved, "Nobody votes about people", ana.Id)], log.Select(e => (e.Action, e.Reason!, e.WhomId!.Value)));
    }

    [Theory, BothDatabases]
    public async Task In_an_archived_topic_nobody_votes_or_changes_the_poll_and_a_vote_is_news_to_the_poll_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo, polls) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator), portal.Get<Polls>());
        var topic = await portal.StartTopic(ana);
        await polls.Add(ana.Actor, topic.TopicId, Lunch, default);
        await using var listener = await portal.Listen(bo);
        await listener.Subscribe("forum");
        await listener.Subscribe($"topic:{topic.TopicId}");
        Assert.True((await polls.Vote(bo.Actor, topic.TopicId, [1], default)).Done);
        await Eventually.True(() => listener.Events.Any(e => e.Type == "poll-voted" && e.Channel == $"topic:{topic.TopicId}"), "the topic tells it");
        Assert.DoesNotContain(listener.Events, e => e.Type == "poll-voted" && e.Channel == "forum");

        await portal.Get<TopicStates>().Archive(mo.Actor, topic.TopicId, null, default);
        Assert.Equal("TopicIsArchived", (await polls.Vote(bo.Actor, topic.TopicId, [2], default)).Problem?.Key);
        Assert.Equal("TopicIsArchived", (await polls.TakeBack(bo.Actor, topic.TopicId, default)).Problem?.Key);
        Assert.Equal("TopicIsArchived", (await polls.Remove(ana.Actor, topic.TopicId, null, default)).Problem?.Key);
        Assert.NotNull((await Of(portal, bo, topic)).MayNotVote);
        Assert.Equal([1, 0, 0], (await Of(portal, bo, topic)).Count!.Votes);
    }

    [Theory, BothDatabases]
    public async Task The_API_makes_and_votes_and_says_at_which_field_a_poll_is_wrong(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        using var api = await portal.Api(ana);
        var address = $"topics/{topic.TopicId}/poll";
        string[] two = ["a", "b"];
        foreach (var (field, body) in new (string, object)[]
        {
            ("options", new { question = "q", options = Array.Empty<string>() }), ("options", new { question = "q", options = new[] { "one" } }), ("options", new { question = "q", options = new[] { "a", "A " } }),
            ("options", new { question = "q", options = Enumerable.Range(1, 21).Select(i => $"{i}") }), ("options", new { question = "q", options = new[] { "a", " " } }), ("question", new { question = " ", options = two }),
            ("closesAt", new { question = "q", options = two, closesAt = DateTimeOffset.UtcNow.AddMinutes(-1) }), ("mostChoices", new { question = "q", options = two, kind = "multiple", mostChoices = 3 }),
        })
        {
            var answer = await api.PostAsJsonAsync(address, body);
            Assert.Equal((HttpStatusCode.BadRequest, field), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString()));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsJsonAsync(address, new { question = "q", options = new[] { "a", "b", "c" }, kind = "ranked" })).StatusCode);
        foreach (var wrong in new[] { new[] { 4 }, [0], [1, 1], [] })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsJsonAsync($"{address}/vote", new { choices = wrong })).StatusCode);
        }

        var voted = await (await api.PutAsJsonAsync($"{address}/vote", new { choices = new[] { 3, 1 } })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([3, 1], voted.GetProperty("mine").EnumerateArray().Select(m => m.GetInt32()));
        Assert.True(voted.GetProperty("options")[2].GetProperty("leads").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await api.DeleteAsync($"{address}/vote")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync($"{address}/close", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PutAsJsonAsync($"{address}/vote", new { choices = new[] { 1 } })).StatusCode);
    }

    private static async Task<PollView> Of(TestPortal portal, Member reader, PostPlace topic) => Assert.IsType<PollView>(await portal.Get<PollViews>().Of(reader.Actor, topic.TopicId, default));
}
