using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>Counts contributions anew, and with them badges and trust, whenever a post is written, hidden, deleted, accepted or reacted to. Twice is as good as once.</summary>
internal sealed class ContributionCounter(Database database, TimeProvider time) : INewsConsumer
{
    /// <summary>Whoever wrote in a topic whose answer changed may have lost or won one; further back nobody looks.</summary>
    private const int MostAuthors = 200;

    public string Name => "contributions";

    public int AtOnce => 200;

    public Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var news = batch.Select(row => row.Item).ToList();
        var posts = news.Select(PostOf).OfType<long>().Distinct().ToList();
        var topics = news.Select(TopicOf).OfType<long>().Distinct().ToList();
        return posts.Count + topics.Count == 0 ? Task.CompletedTask : database.Write(
            async db =>
            {
                var touched = await db.Set<Post>().Where(p => posts.Contains(p.Id)).Select(p => new { p.AuthorId, p.CreatedAt }).ToListAsync(ct);
                touched.AddRange(await db.Set<Post>().Where(p => topics.Contains(p.TopicId)).OrderByDescending(p => p.Id).Select(p => new { p.AuthorId, p.CreatedAt }).Take(MostAuthors).ToListAsync(ct));
                foreach (var month in touched.GroupBy(p => Months.Of(p.CreatedAt), p => p.AuthorId))
                {
                    await ContributionRows.Count(db, month.Key, [.. month.Distinct()], ct);
                }

                await Merits.Award(db, [.. touched.Select(p => p.AuthorId).Distinct()], time.GetUtcNow().UtcDateTime, ct);
                return (Result<Nothing>)default(Nothing);
            },
            ct);
    }

    private static long? PostOf(News? news) => news switch
    {
        ReplyPosted { PostId: var id } => id,
        TopicStarted { PostId: var id } => id,
        ReactionsChanged { PostId: var id } => id,
        SightNews { Number: > 1, PostId: var id } => id,
        _ => null,
    };

    private static long? TopicOf(News? news) => news switch
    {
        AnswerAccepted { TopicId: var id } => id,
        SightNews { Number: 1, TopicId: var id } => id,
        TopicMoved { TopicId: var id } => id,
        TopicLeft { TopicId: var id } => id,
        PostsMoved { ToTopicId: var id } => id,
        _ => null,
    };
}
