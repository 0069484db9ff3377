using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Commons.Watching;

/// <summary>Hands what is in the watch to colleagues.</summary>
public sealed class WatchHandOvers(Database database, Watch watch, RateLimits limits, TimeProvider time)
{
    /// <summary>
    /// Hands an entry to a moderator, with a word: it stands in their list until they say that they have looked at it, and the bell tells them. Handing it on takes it from whom it was handed to before.
    /// A question that it belongs to becomes theirs, too. Nobody hands to themselves, and nothing that they wrote to its author.
    /// </summary>
    public async Task<Result<Nothing>> HandOver(Actor actor, long entryId, long toId, string? note, CancellationToken ct)
    {
        if (Bounds.Check("note", note, WatchHandOver.MostNote, min: 0) is { } unfit)
        {
            return unfit;
        }

        var pace = limits.Once(Limited.Edits, actor);
        return await database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (WatchingRules.MayNotMark(standing) is { } refused)
                {
                    return refused;
                }

                await db.Lock<WatchEntry>(entryId, ct);
                if (await db.Set<WatchEntry>().SeenBy(standing).FirstOrDefaultAsync(e => e.Id == entryId, ct) is not { } entry)
                {
                    return Problem.NotFound;
                }

                if ((await MayNotTake(db, standing, entry, toId, ct) ?? pace()) is { } problem)
                {
                    return problem;
                }

                await Give(db, actor, entry, toId, Bounds.IsBlank(note) ? null : note!.Trim(), now, ct);
                return default(Nothing);
            },
            ct);
    }

    private static async Task<Problem?> MayNotTake(PortalDb db, Standing standing, WatchEntry entry, long toId, CancellationToken ct) =>
        toId == standing.AccountId ? Problem.Invalid<WatchText>("to", "HandToSelf")
        : toId == entry.ById ? Problem.Invalid<WatchText>("to", "HandToAuthor")
        : await db.ModeratorsAt(entry.Place).OnDuty(db).AnyAsync(a => a.Id == toId, ct) ? null
        : Problem.Invalid<WatchText>("to", "NoModerator");

    private async Task Give(PortalDb db, Actor actor, WatchEntry entry, long toId, string? note, DateTime now, CancellationToken ct)
    {
        var me = actor.AccountId!.Value;
        var subject = Subject.Parse(entry.Subject)!.Value;
        if (await db.Set<WatchHandOver>().AsTracking().FirstOrDefaultAsync(h => h.Id == entry.Id, ct) is not { } handed)
        {
            db.Add(handed = new WatchHandOver { Id = entry.Id });
        }

        (handed.FromId, handed.ToId, handed.Note, handed.At, handed.DoneAt) = (me, toId, note, now, null);
        db.Audit(actor, AuditAction.WatchHandedOver, subject, now, note, $"-> account:{toId}", place: Subject.Parse(entry.Place), whom: entry.ById);
        db.Tell(new WatchHandedOver(entry.Id, me, toId, Done: false));
        await (watch.RoomOf(subject)?.HandOver(db, actor, subject.Id, toId, note, now, ct) ?? Task.CompletedTask);
    }
}
