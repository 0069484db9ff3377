using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What somebody has not read, and what they do not want to see, as questions of the database.</summary>
internal static class UnreadTopics
{
    /// <summary>What a followed place brought is unread for so long: a place that nobody looks into does not fill the list for ever.</summary>
    public static readonly TimeSpan FromPlaces = TimeSpan.FromDays(30);

    /// <summary>The topics that somebody follows, by themselves or by their places, and in which they may see a post of somebody else that they have not read.</summary>
    public static IQueryable<Topic> UnreadBy(this IQueryable<Topic> topics, PortalDb db, Standing standing, DateTime now)
    {
        var unread = FollowedBy(topics, db, standing).Concat(InPlacesOf(topics, db, standing, now));
        return topics.Where(t => unread.Contains(t.Id));
    }

    /// <summary>The topics that somebody has not muted, by themselves or (<paramref name="byPlace"/>) by a place of theirs; for a visitor all.</summary>
    public static IQueryable<Topic> NotMutedBy(this IQueryable<Topic> topics, PortalDb db, Standing standing, bool byPlace)
    {
        if (standing.AccountId is not { } me)
        {
            return topics;
        }

        var marks = db.Set<TopicMark>().Where(m => m.AccountId == me);
        topics = topics.Where(t => !marks.Any(m => m.TopicId == t.Id && m.Level == WatchLevel.Muted));
        var muted = db.Set<PlaceWatch>().Where(w => w.AccountId == me && w.Level == WatchLevel.Muted);
        return !byPlace ? topics : topics.Where(t => marks.Any(m => m.TopicId == t.Id && m.Level != null) || !muted.Any(w =>
            (w.Kind == PlaceKind.Category && w.SubjectId == t.CategoryId) || (w.Kind == PlaceKind.Person && w.SubjectId == t.AuthorId)
            || (w.Kind == PlaceKind.Tag && db.Set<TopicTag>().Any(x => x.TopicId == t.Id && x.TagId == w.SubjectId))));
    }

    private static IQueryable<long> FollowedBy(IQueryable<Topic> topics, PortalDb db, Standing standing) =>
        from t in topics
        join m in db.Set<TopicMark>() on t.Id equals m.TopicId
        where m.AccountId == standing.AccountId && (m.Level == WatchLevel.Tracking || m.Level == WatchLevel.Watching) && m.Number < t.LastNumber
            && db.Set<Post>().SeenBy(db, standing).Any(p => p.TopicId == t.Id && p.Number > m.Number && p.AuthorId != m.AccountId)
        select t.Id;

    /// <summary>What was written in a place since its reader follows it, or last said that all is read, as far as the topic itself has no level.</summary>
    private static IQueryable<long> InPlacesOf(IQueryable<Topic> topics, PortalDb db, Standing standing, DateTime now)
    {
        var (me, earliest) = (standing.AccountId, now - FromPlaces);
        var marks = db.Set<TopicMark>().Where(m => m.AccountId == me);
        var watches = db.Set<PlaceWatch>().Where(w => w.AccountId == me && (w.Level == WatchLevel.Tracking || w.Level == WatchLevel.Watching));
        var fresh = topics.Where(t => t.LastPostAt > earliest && !marks.Any(m => m.TopicId == t.Id && m.Level != null)).NotMutedBy(db, standing, byPlace: true);
        var byCategory = from w in watches where w.Kind == PlaceKind.Category from t in fresh.Where(t => t.CategoryId == w.SubjectId && t.LastPostAt > w.At) select new { t.Id, t.LastAuthorId, w.At };
        var byPerson = from w in watches where w.Kind == PlaceKind.Person from t in fresh.Where(t => t.AuthorId == w.SubjectId && t.LastPostAt > w.At) select new { t.Id, t.LastAuthorId, w.At };
        var byTag = from w in watches
                    where w.Kind == PlaceKind.Tag
                    from x in db.Set<TopicTag>().Where(x => x.TagId == w.SubjectId)
                    from t in fresh.Where(t => t.Id == x.TopicId && t.LastPostAt > w.At)
                    select new { t.Id, t.LastAuthorId, w.At };
        var placed = byCategory.Concat(byPerson).Concat(byTag);
        var posts = db.Set<Post>().SeenBy(db, standing).Where(p => p.CreatedAt > earliest && p.AuthorId != me);
        return placed.Where(x => (x.LastAuthorId != me && !marks.Any(m => m.TopicId == x.Id)) // never opened: no need to look through its posts
            || posts.Any(p => p.TopicId == x.Id && p.CreatedAt > x.At && p.Number > (marks.Where(m => m.TopicId == x.Id).Max(m => (int?)m.Number) ?? 0))).Select(x => x.Id);
    }
}
