using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.Privacy;
using Portal.Features.Forum;

namespace Portal.Tests.Commons.Moderation;

/// <summary>A title that is somebody's own is theirs to answer for, as their text is; that of the place is not.</summary>
public class TitleTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_topic_that_is_renamed_is_flagged_again_and_its_title_is_kept_and_decided_about_as_it_was_seen(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var subject = new Subject("post", scene.First.PostId);
        Assert.Null(await Flag());
        await Decide(await scene.TheCase(subject), Outcome.Disagreed);
        Assert.Equal("flagged-already", (await Flag())?.Code);

        await Rename(Scene.Rude);
        Assert.Null(await Flag());
        var seen = await scene.TheCase(subject);
        Assert.Equal((Scene.Rude, false, null), (seen.Evidence.Title, seen.Edited, seen.Renamed));
        await Rename("Wonderful ink");
        var now = await scene.TheCase(subject);
        Assert.Equal((Scene.Rude, true, "Wonderful ink"), (now.Evidence.Title, now.Edited, now.Renamed));
        Assert.True((await scene.Flags.Raise(scene.Max.Actor, subject, FlagReason.Abuse, null, null, default)).Done);
        Assert.Equal(Scene.Rude, Assert.Single((await scene.TheCase(subject)).Evidence.Earlier).Title);

        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, seen.Id, default)).Done);
        Assert.Equal("changed-meanwhile", (await scene.Decisions.Decide(scene.Mia.Actor, seen.Id, new(Outcome.Hidden, null, null, seen.Stamp), default)).Problem?.Code);
        Assert.Null((await scene.Decisions.Decide(scene.Mia.Actor, seen.Id, new(Outcome.Ignored, null, null, now.Stamp), default)).Problem);
        await Rename("Another one");
        Assert.Equal("changed-since-decision", (await scene.Decisions.Undo(scene.Mia.Actor, seen.Id, null, default)).Problem?.Code);

        async Task<Problem?> Flag() => (await scene.Flags.Raise(scene.Bo.Actor, subject, FlagReason.Abuse, null, null, default)).Problem;
        async Task Rename(string title) => Assert.True((await scene.Portal.Get<TopicNames>().Rename(scene.Ana.Actor, scene.First.TopicId, new(title), null, default)).Done);
        async Task Decide(QueuedCase it, Outcome outcome)
        {
            Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done);
            Assert.Null((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(outcome), default)).Problem);
        }
    }

    [Theory, BothDatabases]
    public async Task A_reply_is_what_it_was_when_its_topic_is_renamed(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var seen = await scene.Flagged();
        Assert.True((await scene.Portal.Get<TopicNames>().Rename(scene.Max.Actor, scene.First.TopicId, new("Ink, all of it"), null, default)).Done);
        var now = await scene.TheCase();
        Assert.Equal((false, null, seen.Stamp), (now.Edited, now.Renamed, now.Stamp));
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, seen.Id, default)).Done);
        Assert.Null((await scene.Decisions.Decide(scene.Mia.Actor, seen.Id, new(Outcome.Disagreed, null, null, seen.Stamp), default)).Problem);
        Assert.Equal("flagged-already", (await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default)).Problem?.Code);
        Assert.True((await scene.Decisions.Undo(scene.Mia.Actor, seen.Id, null, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_decision_from_before_titles_were_stamped_is_known_by_its_text_and_can_be_undone(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var subject = new Subject("post", scene.First.PostId);
        var hidden = (await scene.Decisions.Hide(scene.Mia.Actor, subject, "Spam", null, default)).Value ?? 0;
        var thing = (await scene.Portal.Get<ModeratedThings>().Look(scene.Mia.Actor, [subject], default))[subject];
        await Stamp(Stamps.Of("Something else"));
        Assert.Equal("changed-since-decision", (await scene.Decisions.Undo(scene.Mia.Actor, hidden, null, default)).Problem?.Code);
        await Stamp(Stamps.Of(thing.Html.Value));
        Assert.True((await scene.Decisions.Undo(scene.Mia.Actor, hidden, null, default)).Done);

        async Task Stamp(string stamp)
        {
            await using var db = scene.Portal.Get<Database>().Open();
            Assert.Equal(1, await db.Set<CaseDecision>().Where(d => d.CaseId == hidden).ExecuteUpdateAsync(d => d.SetProperty(x => x.Stamp, stamp)));
        }
    }

    [Theory, BothDatabases]
    public async Task A_decision_about_a_topic_out_of_whose_title_a_word_was_taken_can_be_undone(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var word = "w" + Guid.NewGuid().ToString("N");
        var topic = await scene.Portal.StartTopic(scene.Ana, $"Ask {word}", $"Call {word} about it");
        var subject = new Subject("post", topic.PostId);
        Assert.True((await scene.Decisions.Hide(scene.Mia.Actor, subject, "Names a person", null, default)).Done);
        Assert.True((await scene.Portal.Get<Rescues>().Rescue(scene.Mia.Actor, subject, [word], null, default)).Done);

        var it = await scene.TheCase(subject);
        Assert.DoesNotContain(word, it.Evidence.Title);
        Assert.False(it.Edited);
        Assert.Null((await scene.Decisions.Undo(scene.Mia.Actor, it.Id, null, default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task A_word_that_came_into_a_title_after_it_was_flagged_is_taken_out_and_the_decision_can_be_undone(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var word = "w" + Guid.NewGuid().ToString("N");
        var topic = await scene.Portal.StartTopic(scene.Ana, "Ask about it", "Call about it");
        var subject = new Subject("post", topic.PostId);
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, subject, FlagReason.Abuse, null, null, default)).Done);
        Assert.True((await scene.Portal.Get<TopicNames>().Rename(scene.Ana.Actor, topic.TopicId, new($"Ask {word}"), null, default)).Done);
        var it = await scene.TheCase(subject);
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done);
        Assert.Null((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Hidden, "Names a person"), default)).Problem);
        Assert.True((await scene.Portal.Get<Rescues>().Rescue(scene.Mia.Actor, subject, [word], null, default)).Done);

        Assert.DoesNotContain(word, (await scene.TheCase(subject)).Now?.Title ?? word);
        Assert.Null((await scene.Decisions.Undo(scene.Mia.Actor, it.Id, null, default)).Problem);
    }
}
