using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>
/// Topics like another one, for who has read to its end. Which they are is looked for once an hour for each topic and title; who asks sees those of them that they may see now.
/// </summary>
public sealed class RelatedTopics(Database database, TimeProvider time) : IDisposable
{
    /// <summary>How many are shown.</summary>
    public const int Most = 5;

    private const int Looked = 100;
    private const int Remembered = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Nothing alike is true for a shorter time: the topic may be new, and not in the search index yet.</summary>
    private static readonly TimeSpan NothingKept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache found = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>The topics most like a topic, or null where it may not be seen.</summary>
    public async Task<IReadOnlyList<OfferedTopic>?> Of(Actor actor, long topicId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var topics = db.Set<Topic>().SeenBy(standing);
        if (await topics.Where(t => t.Id == topicId).Select(t => new Asked(t.Id, t.Title, t.GroupId)).FirstOrDefaultAsync(ct) is not { } asked)
        {
            return null;
        }

        var ids = await Like(db, asked, ct);
        var seen = await topics.Where(t => ids.Contains(t.Id) && !t.Hidden).Select(OfferedTopic.Of).ToListAsync(ct);
        return [.. seen.OrderBy(t => ids.IndexOf(t.Id)).Take(Most)];
    }

    public void Dispose() => found.Dispose();

    private async Task<List<long>> Like(PortalDb db, Asked asked, CancellationToken ct)
    {
        if (found.TryGetValue(asked, out List<long>? known))
        {
            return known!;
        }

        var posts = (await LikeText.Find(db, asked.Title, SearchablePosts.AllKinds, Looked, ct)).ConvertAll(thing => thing.Id);
        var near = db.Set<Topic>().Where(t => t.Id != asked.Id && t.MergedIntoId == null && (t.Public || t.GroupId == asked.GroupId));
        var topics = await OfferedTopic.OfPosts(db.Set<Post>().Where(p => !p.Hidden && p.DeletedAt == null), near, posts, asked.Title, Likeness.InOtherWords, ct);
        var ids = topics.Select(t => t.Id).Take(Remembered).ToList();
        return found.Set(asked, ids, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = ids.Count == 0 ? NothingKept : Kept });
    }

    /// <summary>What the likeness goes by; another title is another question.</summary>
    private sealed record Asked(long Id, string Title, long? GroupId);
}
