using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>
/// Tells who follows a topic that somebody else wrote in it, so that their open pages count again. Its work grows with those who follow, not with the members there are.
/// </summary>
internal sealed class UnreadTeller(Database database, LiveBus bus) : INewsConsumer
{
    public string Name => "unread";

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var changed = batch.Select(row => row.Item).OfType<ForumNews>().Where(news => news is ReplyPosted or SightNews or TopicMoved or PostsMoved)
            .SelectMany(news => TopicsOf(news).Select(topic => (Topic: topic, Author: (news as ReplyPosted)?.AuthorId))).Distinct().ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var topics = changed.Select(c => c.Topic).Distinct().ToList();
        var marks = await database.Read(db => db.Set<TopicMark>().Where(m => topics.Contains(m.TopicId) && m.Level == WatchLevel.Tracking).Select(m => new { m.AccountId, m.TopicId }).ToListAsync(ct));
        var authors = changed.ToLookup(c => c.Topic, c => c.Author);
        foreach (var follower in marks.Where(m => authors[m.TopicId].Any(author => author != m.AccountId)).Select(m => m.AccountId).Distinct())
        {
            bus.Whisper(StandingChanged.Channel(follower), Reading.Changed, "{}");
        }
    }

    private static long[] TopicsOf(ForumNews news) => news is PostsMoved moved ? [moved.TopicId, moved.ToTopicId] : [news.TopicId];
}
