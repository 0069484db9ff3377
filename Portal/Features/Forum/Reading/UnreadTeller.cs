using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>
/// Tells who follows a topic, by itself or by one of its places, that somebody else wrote in it, so that their open pages count again. Its work grows with those who follow, not
/// with the members there are.
/// </summary>
internal sealed class UnreadTeller(Database database) : INewsConsumer
{
    /// <summary>So many are told by one row of the outbox.</summary>
    private const int PageSize = 500;

    public string Name => "unread";

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var changed = batch.Select(row => row.Item).OfType<ForumNews>().Where(news => news is TopicStarted or ReplyPosted or SightNews or TopicMoved or PostsMoved)
            .SelectMany(news => TopicsOf(news).Select(topic => (Topic: topic, Author: (news as ReplyPosted)?.AuthorId ?? (news as TopicStarted)?.AuthorId))).Distinct().ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var topics = changed.Select(c => c.Topic).Distinct().ToList();
        var authors = changed.ToLookup(c => c.Topic, c => c.Author);
        for (var after = 0L; await Page(topics, after, ct) is { Count: > 0 } page; after = page[^1].AccountId)
        {
            var told = page.Where(f => authors[f.TopicId].Any(author => author != f.AccountId)).Select(f => f.AccountId).Distinct().ToList();
            if (told.Count > 0)
            {
                await database.Write<Nothing>(
                    db =>
                    {
                        db.Tell(new UnreadChanged { Accounts = told });
                        return Task.FromResult<Result<Nothing>>(default(Nothing));
                    },
                    ct);
            }
        }
    }

    /// <summary>The next of those who follow these topics, in the order of their ids, with all that each of them follows.</summary>
    private Task<List<Follower>> Page(List<long> topics, long after, CancellationToken ct) => database.Read(async db =>
    {
        var ids = await Followers(db, topics).Where(f => f.AccountId > after).Select(f => f.AccountId).Distinct().OrderBy(id => id).Take(PageSize).ToListAsync(ct);
        return ids.Count == 0 ? [] : await Followers(db, topics).Where(f => ids.Contains(f.AccountId)).OrderBy(f => f.AccountId).ToListAsync(ct);
    });

    private static long[] TopicsOf(ForumNews news) => news is PostsMoved moved ? [moved.TopicId, moved.ToTopicId] : [news.TopicId];

    private static IQueryable<Follower> Followers(PortalDb db, List<long> topicIds)
    {
        var topics = db.Set<Topic>().Where(t => topicIds.Contains(t.Id));
        var watches = db.Set<PlaceWatch>().Where(w => w.Level == WatchLevel.Tracking || w.Level == WatchLevel.Watching);
        return db.Set<TopicMark>().Where(m => topicIds.Contains(m.TopicId) && (m.Level == WatchLevel.Tracking || m.Level == WatchLevel.Watching)).Select(m => new Follower { AccountId = m.AccountId, TopicId = m.TopicId })
            .Concat(topics.SelectMany(t => watches.Where(w => w.Kind == PlaceKind.Category && w.SubjectId == t.CategoryId), (t, w) => new Follower { AccountId = w.AccountId, TopicId = t.Id }))
            .Concat(topics.SelectMany(t => watches.Where(w => w.Kind == PlaceKind.Person && w.SubjectId == t.AuthorId), (t, w) => new Follower { AccountId = w.AccountId, TopicId = t.Id }))
            .Concat(db.Set<TopicTag>().Where(x => topicIds.Contains(x.TopicId)).SelectMany(x => watches.Where(w => w.Kind == PlaceKind.Tag && w.SubjectId == x.TagId), (x, w) => new Follower { AccountId = w.AccountId, TopicId = x.TopicId }));
    }

    private sealed class Follower
    {
        public long AccountId { get; init; }

        public long TopicId { get; init; }
    }
}
