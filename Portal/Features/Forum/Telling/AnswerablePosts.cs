using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Who answers a letter about a post replies to it, in the topic in which it stands now.</summary>
internal sealed class AnswerablePosts(Posts posts, Database database, TimeProvider time) : IAnswerable
{
    public string Kind => "post";

    public async Task<Result<Nothing>> Answer(Actor actor, long subjectId, string body, string key, CancellationToken ct)
    {
        var answered = await database.Read(async db =>
        {
            var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
            return await db.Set<Post>().SeenBy(db, standing).Where(p => p.Id == subjectId)
                .Join(db.Set<Topic>().SeenBy(standing), p => p.TopicId, t => t.Id, (p, t) => new { p.TopicId, p.Number }).FirstOrDefaultAsync(ct);
        });
        return answered is null ? Problem.NotFound
            : (await posts.Reply(actor, answered.TopicId, new(body, answered.Number == 1 ? null : subjectId), key, ct)).Then(_ => default(Nothing));
    }
}
