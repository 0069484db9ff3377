using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What is to be decided about a topic, or about a post in it, and what was decided and can be undone, stands where the topic stands: whoever moderates that place sees to it.</summary>
internal static class MovedCases
{
    /// <summary>Takes the cases along, open or closed, to where the topic is now.</summary>
    public static Task Follow(PortalDb db, Topic topic, CancellationToken ct)
    {
        var (id, place, itself) = (topic.Id, topic.Board.Place.ToString(), new Subject("topic", topic.Id).ToString());
        var posts = db.Set<Post>().Where(p => p.TopicId == id).Select(p => "post:" + p.Id);
        return db.Set<Case>().Where(c => c.Place != place && (c.Subject == itself || posts.Contains(c.Subject))).ExecuteUpdateAsync(c => c.SetProperty(x => x.Place, place), ct);
    }
}
