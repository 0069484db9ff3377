using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>What <c>category:</c>, <c>tag:</c>, <c>topic:</c> and <c>is:</c> mean in the index.</summary>
internal sealed class ForumOperators : ISearchOperators
{
    /// <summary>So many of the topics that somebody watches are looked in, those started last.</summary>
    private const int MostWatched = 500;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names { get; } = ["category", "tag", "topic", "is"];

    /// <inheritdoc/>
    public Task<Result<IReadOnlyList<string>>> Marks(PortalDb db, Standing standing, string name, string value, CancellationToken ct) => name switch
    {
        "category" => InCategory(db, standing, value, ct),
        "tag" => Tagged(db, standing, value, ct),
        "topic" => InTopic(db, standing, value, ct),
        _ => Is(db, standing, value.ToLowerInvariant(), ct),
    };

    private static async Task<Result<IReadOnlyList<string>>> InCategory(PortalDb db, Standing standing, string value, CancellationToken ct)
    {
        var slug = value.ToLowerInvariant();
        var found = await db.Set<Category>().SeenBy(standing).Where(c => c.Slug == slug).Select(c => (long?)c.Id).FirstOrDefaultAsync(ct);
        return found is { } id ? new[] { PostMarks.Category(id) } : Problem.Invalid<ForumText>("q", "UnknownCategory", value);
    }

    private static async Task<Result<IReadOnlyList<string>>> Tagged(PortalDb db, Standing standing, string value, CancellationToken ct)
    {
        // A tag that only topics of a closed club carry is known to who may see them.
        var name = TagWords.Word(value.TrimStart('#'));
        var seen = db.Set<Topic>().SeenBy(standing);
        var found = await db.Set<Tag>().Where(t => t.Name == name && (t.TopicCount > 0 || db.Set<TopicTag>().Any(x => x.TagId == t.Id && seen.Any(topic => topic.Id == x.TopicId)))).Select(t => (long?)t.Id).FirstOrDefaultAsync(ct);
        return found is { } id ? new[] { PostMarks.Tag(id) } : Problem.Invalid<ForumText>("q", "UnknownTag", value);
    }

    private static async Task<Result<IReadOnlyList<string>>> InTopic(PortalDb db, Standing standing, string value, CancellationToken ct) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.Set<Topic>().SeenBy(standing).AnyAsync(t => t.Id == id, ct)
            ? new[] { PostMarks.Topic(id) }
            : Problem.Invalid<ForumText>("q", "UnknownTopic", value);

    private static async Task<Result<IReadOnlyList<string>>> Is(PortalDb db, Standing standing, string value, CancellationToken ct) => value switch
    {
        "solved" => new[] { PostMarks.Solved },
        "unanswered" => new[] { PostMarks.Unanswered },
        "announcement" => new[] { PostMarks.Announcement },
        "mine" or "watched" when standing.AccountId is null => Problem.Invalid<ForumText>("q", "YoursAfterSignIn", value),
        "mine" => new[] { SearchOperators.AuthorMark(standing.AccountId!.Value) },
        "watched" => (await Watched(db, standing.AccountId!.Value, ct)).ConvertAll(PostMarks.Topic),
        _ => Problem.Invalid<ForumText>("q", "UnknownState", value),
    };

    private static Task<List<long>> Watched(PortalDb db, long me, CancellationToken ct) =>
        db.Set<TopicMark>().Where(m => m.AccountId == me && (m.Level == WatchLevel.Tracking || m.Level == WatchLevel.Watching)).OrderByDescending(m => m.TopicId).Take(MostWatched).Select(m => m.TopicId).ToListAsync(ct);
}
