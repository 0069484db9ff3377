using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>A group's board is read by everyone from now on, or by its members alone.</summary>
/// <param name="CategoryId">The board.</param>
/// <param name="GroupId">Whose.</param>
/// <param name="Public">Whether everyone may read it.</param>
public sealed record BoardSightChanged(long CategoryId, long GroupId, bool Public) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [GroupNews.Channel(GroupId), GroupNews.Sight(GroupId)];
}

/// <summary>Lets everyone read a group's board, or its members alone: for the deed that opens the group or closes it.</summary>
public static class BoardSight
{
    /// <summary>Inside that deed. Who starts a topic there meanwhile waits for it.</summary>
    public static async Task Set(PortalDb db, long categoryId, long groupId, bool isPublic, CancellationToken ct)
    {
        await db.Lock<Category>(categoryId, ct);
        await db.Set<Category>().Where(c => c.Id == categoryId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Public, isPublic), ct);
        await Follow(db, categoryId, isPublic, ct);
        db.Tell(new BoardSightChanged(categoryId, groupId, isPublic));
    }

    /// <summary>The topics of a board are read by whoever reads it; tags count those that everyone may read. Twice is as good as once.</summary>
    public static async Task Follow(PortalDb db, long categoryId, bool isPublic, CancellationToken ct)
    {
        var other = db.Set<Topic>().Where(t => t.CategoryId == categoryId && t.Public != isPublic);
        var (seen, by) = (other.Where(t => !t.Hidden), isPublic ? 1 : -1);
        await db.Set<Tag>().Where(tag => db.Set<TopicTag>().Any(x => x.TagId == tag.Id && seen.Any(t => t.Id == x.TopicId)))
            .ExecuteUpdateAsync(tags => tags.SetProperty(x => x.TopicCount, x => x.TopicCount + (by * db.Set<TopicTag>().Count(used => used.TagId == x.Id && seen.Any(t => t.Id == used.TopicId)))), ct);
        await other.ExecuteUpdateAsync(t => t.SetProperty(x => x.Public, isPublic), ct);
    }

    /// <summary>The category in which a topic is to stand, as far as somebody sees it; a group's is held, so that it is opened or closed before or after, and not between.</summary>
    internal static async Task<Category?> Held(PortalDb db, Standing standing, long categoryId, CancellationToken ct)
    {
        var found = await Read();
        if (found?.GroupId is null)
        {
            return found;
        }

        await db.Lock<Category>(categoryId, ct);
        return await Read();

        Task<Category?> Read() => db.Set<Category>().AsNoTracking().SeenBy(standing).FirstOrDefaultAsync(c => c.Id == categoryId, ct);
    }
}
