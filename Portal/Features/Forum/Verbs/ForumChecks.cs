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
            let last = db.Set<Post>().Where(p => p.TopicId == t.Id).Max(p => (int?)p.Number) ?? 0
            where t.PostCount != visible || t.LastNumber != last
            orderby t.Id
            select new { t.Id, t.PostCount, visible, t.LastNumber, last }).Take(Most).ToListAsync(ct);
        var accepted = await db.Set<Topic>()
            .Where(t => t.AcceptedPostId != null && !db.Set<Post>().Any(p => p.Id == t.AcceptedPostId && p.TopicId == t.Id))
            .OrderBy(t => t.Id).Select(t => t.Id).Take(Most).ToListAsync(ct);
        return
        [
            .. wrong.Select(w => $"topic {w.Id} says {w.PostCount} posts up to number {w.LastNumber}, and has {w.visible} up to {w.last}"),
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
            let used = db.Set<TopicTag>().Count(x => x.TagId == t.Id)
            where t.TopicCount != used
            orderby t.Id
            select new { t.Name, t.TopicCount, used }).Take(1000).ToListAsync(ct);
        return [.. tags.Select(t => $"the tag {t.Name} says {t.TopicCount} topics, and has {t.used}")];
    }
}
