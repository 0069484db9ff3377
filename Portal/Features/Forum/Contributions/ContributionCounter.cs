using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>Counts contributions anew, and with them badges and trust, whenever a post is written, hidden, deleted, accepted or reacted to. Twice is as good as once.</summary>
internal sealed class ContributionCounter(Database database, TimeProvider time) : INewsConsumer
{
    public string Name => "contributions";

    public int AtOnce => 200;

    public Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var news = batch.Select(row => row.Item).OfType<News>().ToList();
        var posts = news.SelectMany(PostsOf).Distinct().ToList();
        var topics = news.SelectMany(TopicsOf).Distinct().ToList();
        var boards = news.OfType<BoardSightChanged>().Select(n => n.CategoryId).Distinct().ToList();
        return posts.Count + topics.Count + boards.Count == 0 ? Task.CompletedTask : database.Write<Nothing>(
            async db =>
            {
                var months = await ContributionRows.Written(db, posts, topics, boards, ct);
                foreach (var month in months.GroupBy(m => m.Month, m => m.AuthorId))
                {
                    await ContributionRows.Count(db, month.Key, [.. month], ct);
                }

                await Merits.Award(db, [.. months.Select(m => m.AuthorId).Distinct()], time.GetUtcNow().UtcDateTime, ct);
                return default(Nothing);
            },
            ct);
    }

    private static IEnumerable<long> PostsOf(News news) => news switch
    {
        ReplyPosted { PostId: var id } => [id],
        TopicStarted { PostId: var id } => [id],
        ReactionsChanged { PostId: var id } => [id],
        SightNews { Number: > 1, PostId: var id } => [id],
        AnswerAccepted accepted => new[] { accepted.PostId, accepted.FormerPostId }.OfType<long>(),
        _ => [],
    };

    /// <summary>Topics of which every post counts otherwise now.</summary>
    private static IEnumerable<long> TopicsOf(News news) => news switch
    {
        SightNews { Number: 1, TopicId: var id } => [id],
        TopicMoved { TopicId: var id } => [id],
        PostsMoved { TopicId: var from, ToTopicId: var to } => [from, to],
        _ => [],
    };
}
