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
    public async Task Answers_that_were_typed_since_stay_with_those_that_come_back_whether_it_is_taken_back_or_not(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, drafts) = (await portal.NewMember("ana"), portal.Get<DraftStore>());
        var topic = await portal.StartTopic(ana);
        var sent = new NewTopicDraft(TopicKind.Idea, 3, "tea") { Fields = new() { ["A"] = ["sent"], ["B"] = ["sent"] } };
        var since = new NewTopicDraft(TopicKind.Question, 4, null) { Fields = new() { ["B"] = ["later"], ["C"] = ["later"], ["A"] = [] } };
        await drafts.Keep(ana.Actor, Topics.NewDraft, null, "", since.Write(), detailed: true, default);
        await using var scope = portal.Get<IServiceScopeFactory>().CreateAsyncScope();
        var (undo, toasts) = (scope.ServiceProvider.GetRequiredService<WritingUndo>(), scope.ServiceProvider.GetRequiredService<Toasts>());
        undo.Open(Topics.NewDraft, _ => Task.CompletedTask);
        undo.Offer(ana.Actor, topic.PostId, new(Topics.NewDraft, "/new-topic", "", "A title", sent.Write()));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await toasts.Shown[^1].Action!();
        Assert.Equal((null, since.Write()), await Kept());

        var again = await portal.StartTopic(ana);
        undo.Offer(ana.Actor, again.PostId, new(Topics.NewDraft, "/new-topic", "", "A title", sent.Write()));
        await toasts.Shown[^1].Action!();
        var merged = await Kept();
        var read = NewTopicDraft.Read(merged.Details)!;
        Assert.Equal(("A title", TopicKind.Question, 4L, "tea"), (merged.Title, read.Kind, read.CategoryId, read.Tags));
        Assert.Equal(["A sent", "B later", "C later"], read.Fields.Select(f => $"{f.Key} {f.Value[0]}").Order());

        var input = new NewTopicInput { CategoryId = 4, Kind = TopicKind.Question };
        input.Fields["B"] = ["later"];
        input.PutBack(new(Topics.NewDraft, "/new-topic", "", "A title", sent.Write()), input.IsBegun, _ => true);
        Assert.Equal(("A title", TopicKind.Question, 4L, "sent", "later"), (input.Title, input.Kind, input.CategoryId, input.Fields["A"][0], input.Fields["B"][0]));

        async Task<(string? Title, string? Details)> Kept() => await drafts.Find(ana.Actor, Topics.NewDraft, default) is { } kept ? (kept.Title, kept.Details) : default;
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
