using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Which news of clubs somebody may see, and who may be told of them: pure functions, asked by the deeds and by the views alike.</summary>
public static class NewsRules
{
    /// <summary>
    /// The news of open clubs, and of those that somebody is in or moderates, once they are published. Who runs a club sees all of its; moderators what was hidden or withdrawn; who wrote it what waits for one.
    /// </summary>
    public static IQueryable<NewsItem> SeenBy(this IQueryable<NewsItem> news, PortalDb db, Standing standing)
    {
        var (all, admin, groups, hosted, clubs, me) = (standing.IsModerator, standing.IsAdmin, standing.Groups, standing.Hosted, standing.Places.Clubs, standing.AccountId ?? 0);
        return news.Where(n =>
            (all || groups.Contains(n.ClubId) || clubs.Contains(n.ClubId) || db.Set<Group>().Any(g => g.Id == n.ClubId && g.Visibility == Visibility.Open))
            && ((n.PublishedAt != null && n.WithdrawnAt == null && !n.Hidden) || admin || hosted.Contains(n.ClubId) || (n.PublishAt != null && (all || clubs.Contains(n.ClubId) || n.AuthorId == me))));
    }

    /// <summary>Those that everybody reads who may read the club.</summary>
    public static IQueryable<NewsItem> Published(this IQueryable<NewsItem> news) => news.Where(n => n.PublishedAt != null && n.WithdrawnAt == null && !n.Hidden);

    /// <summary>The clubs of whose news, events and games somebody may be told: those that they are in, while these are open, unless they are suspended.</summary>
    public static List<long> ClubsToldTo(Standing standing) => standing.Banned ? [] : [.. standing.Groups.Except(standing.Closed)];

    /// <summary>Those of which somebody may be told.</summary>
    public static IQueryable<NewsItem> ToldTo(this IQueryable<NewsItem> news, Standing standing)
    {
        var groups = ClubsToldTo(standing);
        return news.Published().Where(n => groups.Contains(n.ClubId));
    }

    /// <summary>Why one may not be changed, or null: it was withdrawn, for good.</summary>
    public static Problem? MayNotChange(NewsItem item) => item.WithdrawnAt is null ? null : Problem.Conflict<ClubNewsText>("IsWithdrawn");
}
