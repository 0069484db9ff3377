using Microsoft.EntityFrameworkCore;
using Portal.Platform.Cli;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What a topic says of its posts is true.</summary>
internal sealed class TopicCheck : ICheck
{
    private const int Most = 1000;

    public string Name => "forum: topics and their posts";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var wrong = await (
            from t in db.Set<Topic>()
            let visible = db.Set<Post>().Count(p => p.TopicId == t.Id && !p.Hidden && p.DeletedAt == null)
            let own = db.Set<Post>().Where(p => p.TopicId == t.Id).Max(p => (int?)p.Number) ?? 0
            let moved = db.Set<MovedPost>().Where(m => m.TopicId == t.Id).Max(m => (int?)m.Number) ?? 0
            let last = own > moved ? own : moved
            where t.PostCount != visible || t.LastNumber != last
            orderby t.Id
            select new { t.Id, t.PostCount, visible, t.LastNumber, last }).Take(Most).ToListAsync(ct);
        var scores = await (
            from t in db.Set<Topic>()
            join p in db.Set<Post>() on new { TopicId = t.Id, Number = 1 } equals new { p.TopicId, p.Number }
            let score = p.ImportedScore + db.Set<Reaction>().Count(r => r.PostId == p.Id)
            where t.Score != score
            orderby t.Id
            select new { t.Id, t.Score, score }).Take(Most).ToListAsync(ct);
        var accepted = await db.Set<Topic>()
            .Where(t => t.AcceptedPostId != null && !db.Set<Post>().Any(p => p.Id == t.AcceptedPostId && p.TopicId == t.Id))
            .OrderBy(t => t.Id).Select(t => t.Id).Take(Most).ToListAsync(ct);
        return
        [
            .. wrong.Select(w => $"topic {w.Id} says {w.PostCount} posts up to number {w.LastNumber}, and has {w.visible} up to {w.last}"),
            .. scores.Select(s => $"topic {s.Id} says a score of {s.Score}, and has {s.score}"),
            .. accepted.Select(id => $"topic {id} accepts a post that is not its own"),
        ];
    }
}

/// <summary>What categories and tags say of their topics is true.</summary>
internal sealed class CategoryCheck : ICheck
{
    public string Name => "forum: categories, tags and their topics";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var tags = await (
            from t in db.Set<Tag>()
            let used = db.Set<TopicTag>().Count(x => x.TagId == t.Id && db.Set<Topic>().Any(topic => topic.Id == x.TopicId && topic.Public && !topic.Hidden))
            where t.TopicCount != used
            orderby t.Id
            select new { t.Name, t.TopicCount, used }).Take(1000).ToListAsync(ct);
        var categories = await (
            from c in db.Set<Category>()
            let seen = db.Set<Topic>().Count(t => t.CategoryId == c.Id && !t.Hidden)
            where c.TopicCount != seen
            orderby c.Id
            select new { c.Slug, c.TopicCount, seen }).Take(1000).ToListAsync(ct);
        return
        [
            .. tags.Select(t => $"the tag {t.Name} says {t.TopicCount} topics, and has {t.used}"),
            .. categories.Select(c => $"the category {c.Slug} says {c.TopicCount} topics, and has {c.seen}"),
        ];
    }
}
