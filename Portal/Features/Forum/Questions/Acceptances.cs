using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What follows when an answer is accepted, in the deed that accepts it.</summary>
internal static class Acceptances
{
    /// <summary>Writes down who accepted what; for staff in the log too. Without a post the acceptance is taken back.</summary>
    public static async Task Accepted(PortalDb db, Actor actor, long by, Topic topic, long? postId, string? note, DateTime now, CancellationToken ct)
    {
        var known = await db.Set<Acceptance>().AsTracking().FirstOrDefaultAsync(a => a.TopicId == topic.Id, ct);
        if (postId is not { } post)
        {
            if (known is not null)
            {
                db.Remove(known);
            }
        }
        else if (known is null)
        {
            db.Add(new Acceptance { TopicId = topic.Id, PostId = post, ById = by, At = now, Note = note });
        }
        else
        {
            (known.PostId, known.ById, known.At, known.Note) = (post, by, now, note);
        }

        if (by != topic.AuthorId)
        {
            db.Audit(actor, AuditAction.AnswerAccepted, new("topic", topic.Id), now, note, postId is null ? "-> none" : $"-> post:{postId}", place: topic.Board.Place, whom: topic.AuthorId);
        }
    }
}
