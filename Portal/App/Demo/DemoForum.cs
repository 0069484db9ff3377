using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;

namespace Portal.App.Demo;

/// <summary>Writes the forum of the demo: categories with a form, topics with their replies, ideas, polls.</summary>
internal sealed class DemoForum(Categories categories, CategoryForms forms, VerifiedProducts products, Topics topics, Posts posts, Reactions reactions, Ideas ideas, Polls polls)
{
    /// <summary>Writes it all.</summary>
    /// <param name="by">Gives the actor of a name.</param>
    /// <param name="ct">Stops the writing.</param>
    public async Task Write(Func<string, Actor> by, CancellationToken ct)
    {
        foreach (var category in DemoTopics.Categories)
        {
            Demo.Must(await categories.Create(by("ada"), category.Slug, category.Name, category.About, category.Hue, ct));
        }

        var places = (await categories.List(ct)).ToDictionary(c => c.Slug, c => c.Id);
        Demo.Must(await forms.Set(by("ada"), places["machines"], DemoTopics.MachineForm, ct));
        Demo.Must(await products.Set(by("lena"), "tom", ["Duo 2"], null, ct));
        foreach (var topic in DemoTopics.All)
        {
            var place = Demo.Must(await topics.Start(by(topic.By), new(places[topic.Category], topic.Kind, topic.Title, topic.Body, topic.Tags) { Fields = topic.Fields }, null, ct));
            await Reply(by, topic, place, ct);
            await Decide(by, topic.Idea, place, ct);
            await Ask(by, topic, place, ct);
        }
    }

    private async Task Reply(Func<string, Actor> by, DemoTopic topic, PostPlace place, CancellationToken ct)
    {
        foreach (var (author, body) in topic.Replies)
        {
            var reply = Demo.Must(await posts.Reply(by(author), place.TopicId, new(body.TrimStart('✓')), null, ct));
            if (body.StartsWith('✓'))
            {
                Demo.Must(await topics.Accept(by(topic.By), place.TopicId, reply.PostId, ct));
                Demo.Must(await reactions.Set(by("sofia"), reply.PostId, "thanks", true, ct));
                Demo.Must(await reactions.Set(by("kenji"), reply.PostId, "like", true, ct));
            }
        }
    }

    private async Task Decide(Func<string, Actor> by, DemoIdea? idea, PostPlace place, CancellationToken ct)
    {
        foreach (var voter in idea?.Voters ?? [])
        {
            Demo.Must(await ideas.Vote(by(voter), place.TopicId, true, ct));
        }

        if (idea is not null)
        {
            Demo.Must(await ideas.SetState(by(idea.By), place.TopicId, idea.State, idea.Word, null, ct));
        }
    }

    private async Task Ask(Func<string, Actor> by, DemoTopic topic, PostPlace place, CancellationToken ct)
    {
        if (topic.Poll is { } poll)
        {
            Demo.Must(await polls.Add(by(topic.By), place.TopicId, new(poll.Question, PollKind.Single, poll.Options), ct));
            foreach (var (voter, choice) in poll.Votes)
            {
                Demo.Must(await polls.Vote(by(voter), place.TopicId, [choice], ct));
            }
        }
    }
}
