using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Publishing;

/// <summary>From what a topic was made.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Url">Its address.</param>
public sealed record TopicOrigin(string Name, string Url);

/// <summary>A room that makes topics of its own things.</summary>
public interface ITopicOrigin
{
    /// <summary>What of its things this topic was made from, as far as somebody may see it.</summary>
    Task<IReadOnlyList<TopicOrigin>> Of(PortalDb db, Standing standing, long topicId, CancellationToken ct);
}

/// <summary>Asks every room from what a topic was made.</summary>
public sealed class TopicOrigins(IEnumerable<ITopicOrigin> rooms, Database database, TimeProvider time)
{
    /// <summary>All that somebody may see; for most it is nothing.</summary>
    public async Task<IReadOnlyList<TopicOrigin>> Of(Actor actor, long topicId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var found = new List<TopicOrigin>();
        foreach (var room in rooms)
        {
            found.AddRange(await room.Of(db, standing, topicId, ct));
        }

        return found;
    }
}

/// <summary>Registers publishing.</summary>
public static class PublishingModule
{
    /// <summary>Adds it. Rooms plug in <see cref="ITopicStarter"/> and <see cref="ITopicOrigin"/>.</summary>
    public static void AddPublishing(this WebApplicationBuilder builder) => builder.Services.AddSingleton<TopicOrigins>();
}
