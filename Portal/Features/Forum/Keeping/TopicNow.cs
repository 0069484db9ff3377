using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>How a topic is kept now, in the words in which its changes remember how they left it.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="At">When it was so.</param>
/// <param name="Closing">When it closes or opens by itself, or null.</param>
/// <param name="Pin">Where it is pinned and until when, or null.</param>
/// <param name="Slowing">When its slow mode ends by itself, or null.</param>
/// <param name="Tags">Its tags, in order.</param>
internal sealed record TopicNow(Topic Topic, DateTime At, string? Closing, string? Pin, string? Slowing, IReadOnlyList<string> Tags)
{
    /// <summary>Reads it.</summary>
    public static async Task<TopicNow> Read(PortalDb db, Topic topic, DateTime now, CancellationToken ct)
    {
        var timers = await TopicTimers.Of(db, topic.Id, ct);
        var pin = TopicStates.PinWord(topic.Pin, TopicTimers.Words(timers, TopicTimers.OfPinning));
        return new(topic, now, TopicTimers.Words(timers, TopicTimers.OfClosing), pin, TopicTimers.Words(timers, TopicTimers.OfSlowing), await TopicNames.TagsOf(db, topic, ct));
    }

    /// <summary>Whether it is called what a change called it, which says its tags only where it changed them.</summary>
    public bool IsNamed(string? word) => word == TopicNames.Word(Topic) || word == TopicNames.Word(Topic.Kind, Topic.Title, Tags);
}
