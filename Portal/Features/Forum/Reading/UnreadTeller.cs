using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>
/// Tells who follows a topic that there is something new in it, so that their open pages count again. Its work grows with those who follow, not with the members there are.
/// </summary>
internal sealed class UnreadTeller(Database database, LiveBus bus) : INewsConsumer
{
    public string Name => "unread";

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var topics = batch.Select(row => row.Item).OfType<ForumNews>().Where(news => news is ReplyPosted or SightNews).Select(news => news.TopicId).Distinct().ToList();
        if (topics.Count == 0)
        {
            return;
        }

        var followers = await database.Read(db => db.Set<TopicMark>().Where(m => topics.Contains(m.TopicId) && m.Level == WatchLevel.Tracking).Select(m => m.AccountId).Distinct().ToListAsync(ct));
        foreach (var follower in followers)
        {
            bus.Whisper(StandingChanged.Channel(follower), Reading.Changed, "{}");
        }
    }
}
