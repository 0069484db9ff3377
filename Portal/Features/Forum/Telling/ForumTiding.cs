using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>A post of which there is something to tell, with what decides whom.</summary>
/// <param name="PostId">The post.</param>
/// <param name="TopicId">Its topic.</param>
/// <param name="Number">Its number there.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="AnsweredId">Who wrote the post that it answers, or null.</param>
/// <param name="Body">Its Markdown.</param>
/// <param name="CategoryId">The topic's category.</param>
/// <param name="GroupId">The group whose board that is, or null.</param>
/// <param name="Public">True when everyone may read it.</param>
/// <param name="StarterId">Who started the topic.</param>
/// <param name="Tags">The topic's tags.</param>
internal sealed record ToldPost(
    long PostId, long TopicId, int Number, long AuthorId, long? AnsweredId, string Body, long CategoryId, long? GroupId, bool Public, long StarterId, IReadOnlyList<long> Tags);

/// <summary>A tiding of the forum: whom it concerns, the kinds of tidings say; who hears of it at all, all have in common.</summary>
internal abstract class ForumTiding : Tiding
{
    /// <summary>The post.</summary>
    public required ToldPost Post { get; init; }

    /// <summary>True for what is told of a post that its readers may have read already.</summary>
    protected virtual bool OnlyUnread => true;

    public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);

    /// <summary>
    /// Of some accounts those that hear of it: they may see the topic, did not do it themselves, muted neither who did nor the topic nor, unless it has a level of its own for them,
    /// one of its places, and have not read it yet.
    /// </summary>
    protected IQueryable<Account> Hearing(PortalDb db, IQueryable<Account> accounts)
    {
        var post = Post;
        var (by, unread) = (ById, OnlyUnread);
        var marks = db.Set<TopicMark>().Where(m => m.TopicId == post.TopicId);
        var muted = db.Set<PlaceWatch>().Where(w => w.Level == WatchLevel.Muted);
        var mutedPlace = OnPlaces(muted);
        accounts = accounts.Where(a => a.EmailConfirmed && a.Id != by)
            .Where(a => !muted.Any(w => w.AccountId == a.Id && w.Kind == PlaceKind.Person && w.SubjectId == by))
            .Where(a => !marks.Any(m => m.AccountId == a.Id && (m.Level == WatchLevel.Muted || (unread && m.Number >= post.Number))))
            .Where(a => marks.Any(m => m.AccountId == a.Id && m.Level != null) || !mutedPlace.Any(w => w.AccountId == a.Id));
        return Seeing(db, accounts);
    }

    /// <summary>Of some accounts those that may see the topic.</summary>
    protected IQueryable<Account> Seeing(PortalDb db, IQueryable<Account> accounts)
    {
        var post = Post;
        return post.Public ? accounts
            : accounts.Where(a => (a.Roles & Moderators.Everywhere) != 0 || db.Set<Membership>().Any(m => m.AccountId == a.Id && m.GroupId == post.GroupId && !m.Waiting)
                || db.Set<PlaceModerator>().Any(m => m.AccountId == a.Id && m.Place == ModeratedPlaces.Club + ":" + post.GroupId));
    }

    /// <summary>What members say of the topic's places.</summary>
    protected IQueryable<PlaceWatch> OnPlaces(IQueryable<PlaceWatch> watches)
    {
        var post = Post;
        return watches.Where(w => (w.Kind == PlaceKind.Category && w.SubjectId == post.CategoryId) || (w.Kind == PlaceKind.Person && w.SubjectId == post.StarterId)
            || (w.Kind == PlaceKind.Tag && post.Tags.Contains(w.SubjectId)));
    }
}
