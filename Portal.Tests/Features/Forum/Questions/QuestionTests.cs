using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class QuestionTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Me_too_counts_each_member_once_and_not_who_asked(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (topic, idea) = (await portal.StartTopic(ana), await portal.StartTopic(ana, kind: TopicKind.Idea));
        var (asker, other, visitor) = (await portal.Api(ana), await portal.Api(bo), portal.Address.Api());
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => other.Ask(HttpMethod.Put, $"topics/{topic.TopicId}/me-too"))), a => a.Is(200));
        Assert.Equal(1, (await visitor.Ask($"topics/{topic.TopicId}")).Json.GetProperty("meTooCount").GetInt32());
        (await asker.Ask(HttpMethod.Put, $"topics/{topic.TopicId}/me-too")).IsProblem(403, "own-question");
        (await other.Ask(HttpMethod.Put, $"topics/{idea.TopicId}/me-too")).IsProblem(403, "not-a-question");
        (await visitor.Ask(HttpMethod.Put, $"topics/{topic.TopicId}/me-too")).IsProblem(401);
        using var page = portal.Visitor();
        await Eventually.True(async () => (await page.GetStringAsync(topic.Url)).Contains("Me too: 1"), "a visitor's page says it");

        for (var i = 0; i < 2; i++) (await other.Ask(HttpMethod.Delete, $"topics/{topic.TopicId}/me-too")).Is(200);
        Assert.Equal(0, (await visitor.Ask($"topics/{topic.TopicId}")).Json.GetProperty("meTooCount").GetInt32());
    }

    [Theory, BothDatabases]
    public async Task An_archived_question_takes_no_me_too_and_an_archived_idea_no_vote_and_no_word(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var (question, idea) = (await portal.StartTopic(ana), await portal.StartTopic(ana, kind: TopicKind.Idea));
        var (member, staff) = (await portal.Api(bo), await portal.Api(mo));
        foreach (var address in (string[])[$"topics/{question.TopicId}/me-too", $"topics/{idea.TopicId}/vote"]) (await member.Ask(HttpMethod.Put, address)).Is(200);
        foreach (var topic in new[] { question, idea }) Assert.True((await portal.Get<TopicStates>().Archive(mo.Actor, topic.TopicId, null, default)).Done);
        foreach (var address in (string[])[$"topics/{question.TopicId}/me-too", $"topics/{idea.TopicId}/vote"])
            foreach (var deed in (HttpMethod[])[HttpMethod.Put, HttpMethod.Delete])
                (await member.Ask(deed, address)).IsProblem(403, "topic-is-archived");
        (await staff.Post($"topics/{idea.TopicId}/idea-state", new { state = "planned", word = "w" })).IsProblem(403, "topic-is-archived");
    }

    [Theory, BothDatabases]
    public async Task Staff_accept_an_answer_with_a_word_that_stands_under_the_question_with_who_and_when(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, lena) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("lena", Roles.Agent));
        var topic = await portal.StartTopic(ana);
        var answer = await portal.Reply(bo, topic, "Shake *it*.");
        var (asker, other, staff) = (await portal.Api(ana), await portal.Api(bo), await portal.Api(lena));
        (await asker.Post($"topics/{topic.TopicId}/accept", new { postId = answer.PostId, note = "mine" })).IsProblem(400, "note-is-for-staff", "note");
        (await other.Post($"topics/{topic.TopicId}/accept", new { postId = answer.PostId })).IsProblem(403);
        (await staff.Post($"topics/{topic.TopicId}/accept", new { postId = answer.PostId, note = new string('x', 501) })).IsProblem(400, "too-long", "note");
        (await staff.Post($"topics/{topic.TopicId}/accept", new { postId = answer.PostId, note = "Checked <b>here</b>." })).Is(200);

        var top = Assert.Single((await portal.Read(ana, topic)).View.Answers);
        Assert.Equal((2, "Shake it.", true, lena.Id, "Checked <b>here</b>."), (top.Number, top.Excerpt, top.Accepted, top.By!.Id, top.Note));
        using var visitor = portal.Visitor();
        await Eventually.True(async () => await visitor.GetStringAsync(topic.Url) is var html && html.Contains("Checked &lt;b&gt;here&lt;/b&gt;.") && html.Contains("Accepted by"), "a visitor reads it");
        Assert.Equal(1, await portal.Get<Database>().Read(db => db.Set<AuditEntry>().CountAsync(e => e.Action == AuditAction.AnswerAccepted && e.Subject == "topic:" + topic.TopicId)));

        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, null, default)).Done);
        Assert.Empty((await portal.Read(ana, topic)).View.Answers);
    }

    [Theory, BothDatabases]
    public async Task Answers_of_staff_stand_under_the_question_until_they_go_from_view(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, lena) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("lena", Roles.Agent));
        var topic = await portal.StartTopic(ana);
        await portal.Reply(bo, topic, "No idea.");
        Assert.Empty((await portal.Read(ana, topic)).View.Answers);
        var answer = await portal.Reply(lena, topic, "Open the valve.");
        for (var i = 0; i < 30; i++) await portal.Reply(bo, topic, $"And {i}");
        var accepted = await portal.Reply(bo, topic, "It was the filter.");
        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, accepted.PostId, default)).Done);
        Assert.Equal([(accepted.Number, true), (answer.Number, false)], (await portal.Read(ana, topic)).View.Answers.Select(a => (a.Number, a.Accepted)));

        await portal.SetHidden(accepted.PostId);
        Assert.Equal([(answer.Number, false)], (await portal.Read(ana, topic)).View.Answers.Select(a => (a.Number, a.Accepted)));
        await portal.SetHidden(answer.PostId);
        Assert.Empty((await portal.Read(ana, topic)).View.Answers);
        await portal.SetHidden(accepted.PostId, hidden: false);
        Assert.Equal(ana.Id, Assert.Single((await portal.Read(bo, topic)).View.Answers).By?.Id);
    }
}
