using Portal.Commons.Moderation;
using Portal.Features.Forum;
using Portal.Kernel;

namespace Portal.App.Demo;

/// <summary>Gives the demo's moderators something to look at: a topic that shows more of its author than it should, flagged by a member.</summary>
internal sealed class DemoModeration(Categories categories, Topics topics, Flags flags)
{
    /// <summary>Writes it.</summary>
    /// <param name="by">Gives the actor of a name.</param>
    /// <param name="ct">Stops the writing.</param>
    public async Task Write(Func<string, Actor> by, CancellationToken ct)
    {
        var general = (await categories.List(ct)).First(c => c.Slug == "general").Id;
        var selling = Demo.Must(await topics.Start(
            by("kenji"),
            new(general, TopicKind.Discussion, "Two 18 g baskets looking for a home", "Both from a Duo 2, hardly used. Call me in the evening, +49 151 23456789, or write to kenji.mori@example.org. I live right above the café in Lindenstraße 5.", ["baskets"]),
            null,
            ct));
        Demo.Must(await flags.Raise(by("sofia"), new("post", selling.PostId), FlagReason.PersonalData, "His phone number and where he lives: I do not think that he means to tell everybody.", null, ct));
    }
}
