using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What somebody wrote in a topic that waits for a moderator; mostly nothing, and then one question is all.</summary>
public sealed class HeldReplies(HeldThings things, Database database)
{
    /// <summary>The newest of it.</summary>
    public async Task<IReadOnlyList<HeldThing>> In(Actor actor, long topicId, CancellationToken ct)
    {
        var waiting = (await things.Waiting(actor, ct)).Where(t => t.Subject.Kind == "post").ToList();
        if (waiting.Count == 0)
        {
            return waiting;
        }

        var ids = waiting.ConvertAll(t => t.Subject.Id);
        var here = await database.Read(db => db.Set<Post>().Where(p => p.TopicId == topicId && ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct));
        return waiting.FindAll(t => here.Contains(t.Subject.Id));
    }
}
