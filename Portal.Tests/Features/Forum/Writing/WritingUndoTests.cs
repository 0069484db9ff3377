using Portal.Commons.Drafts;
using Portal.Features.Forum;
using Portal.Platform.Ui;

namespace Portal.Tests.Features.Forum;

public class WritingUndoTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_comes_back_goes_before_what_was_written_since_and_a_title_typed_later_stays(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, drafts) = (await portal.NewMember("ana"), portal.Get<DraftStore>());
        var topic = await portal.StartTopic(ana);
        await drafts.Keep(ana.Actor, Topics.NewDraft, "A later title", "later words", "later details", default);
        await using var scope = portal.Get<IServiceScopeFactory>().CreateAsyncScope();
        var (undo, toasts) = (scope.ServiceProvider.GetRequiredService<WritingUndo>(), scope.ServiceProvider.GetRequiredService<Toasts>());
        var back = new List<SentText>();
        undo.Open(Topics.NewDraft, sent => { back.Add(sent); return Task.CompletedTask; });
        undo.Offer(ana.Actor, topic.PostId, new(Topics.NewDraft, "/new-topic", "first words", "A title", "details"));
        await Assert.Single(toasts.Shown).Action!();

        Assert.Equal("first words", Assert.Single(back).Text);
        var draft = await drafts.Find(ana.Actor, Topics.NewDraft, default);
        Assert.Equal(("A later title", "first words\n\nlater words", "later details"), (draft?.Title, draft?.Text, draft?.Details));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_taken_back_any_more_says_so_and_leaves_the_draft_as_it_was(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, drafts) = (await portal.NewMember("ana"), portal.Get<DraftStore>());
        var topic = await portal.StartTopic(ana);
        var place = Posts.ReplyDraft(topic.TopicId);
        var reply = await portal.Reply(ana, topic, "first words");
        await drafts.Keep(ana.Actor, place, null, "later words", default);
        await using var scope = portal.Get<IServiceScopeFactory>().CreateAsyncScope();
        var (undo, toasts) = (scope.ServiceProvider.GetRequiredService<WritingUndo>(), scope.ServiceProvider.GetRequiredService<Toasts>());
        undo.Offer(ana.Actor, reply.PostId, new(place, $"{topic.Url}#reply", "first words"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.Single(toasts.Shown).Action!();

        Assert.Equal(Severity.Error, toasts.Shown[^1].Severity);
        Assert.Equal("later words", (await drafts.Find(ana.Actor, place, default))?.Text);
        Assert.Equal(2, (await portal.Read(ana, topic)).View.Head.PostCount);
    }
}
