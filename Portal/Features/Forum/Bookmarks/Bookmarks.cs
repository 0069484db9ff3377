using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;

namespace Portal.Features.Forum;

/// <summary>The deeds on bookmarks. Doing one twice is as good as once.</summary>
public sealed class Bookmarks(Database database, LiveBus bus, RateLimits limits, TimeProvider time)
{
    /// <summary>What is whispered on a member's own channel when their bookmarks changed.</summary>
    public const string Changed = "bookmarks-changed";

    /// <summary>The name under which a post's rights say that it is bookmarked, beside the names of reactions.</summary>
    public const string Mark = "bookmark";

    /// <summary>The most bookmarks of one member.</summary>
    public const int Most = 5000;

    private static readonly TimeSpan Farthest = TimeSpan.FromDays(366 * 5);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Sets a bookmark, or changes the one there is.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="postId">The post, which they may see.</param>
    /// <param name="note">At most 200 characters, or null.</param>
    /// <param name="remindAt">When to be reminded, in UTC; in the future, within five years.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<Nothing>> Set(Actor actor, long postId, string? note, DateTime? remindAt, CancellationToken ct)
    {
        note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        var problem = (note is null ? null : Bounds.Check("note", note, Bookmark.MostNote)) ?? Check(remindAt);
        return problem is not null ? Task.FromResult<Result<Nothing>>(problem) : Change(actor, async (db, standing, me, now) =>
        {
            if (!await MaySee(db, standing, postId, ct))
            {
                return Problem.NotFound;
            }

            if (await db.Set<Bookmark>().AsTracking().FirstOrDefaultAsync(b => b.AccountId == me && b.PostId == postId, ct) is { } before)
            {
                (before.Note, before.RemindAt) = (note, remindAt);
                return null;
            }

            if (await db.Set<Bookmark>().CountAsync(b => b.AccountId == me, ct) >= Most)
            {
                return Problem.Refused<ForumText>("TooManyBookmarks", Most);
            }

            db.Add(new Bookmark { AccountId = me, PostId = postId, Note = note, RemindAt = remindAt, CreatedAt = now });
            return null;
        }, ct);
    }

    /// <summary>Takes a bookmark away, also from a post that the actor may no longer see.</summary>
    public Task<Result<Nothing>> Remove(Actor actor, long postId, CancellationToken ct) =>
        Change(actor, async (db, standing, me, _) =>
            await db.Set<Bookmark>().Where(b => b.AccountId == me && b.PostId == postId).ExecuteDeleteAsync(ct) > 0 || await MaySee(db, standing, postId, ct) ? null : Problem.NotFound, ct);

    private Problem? Check(DateTime? remindAt) =>
        remindAt is not { } at ? null
        : at <= Now ? Problem.Invalid<ForumText>("remindAt", "RemindPast")
        : at > Now + Farthest ? Problem.Invalid<ForumText>("remindAt", "RemindTooFar")
        : null;

    private static Task<bool> MaySee(PortalDb db, Standing standing, long postId, CancellationToken ct) =>
        db.Set<Post>().SeenBy(db, standing).AnyAsync(p => p.Id == postId && db.Set<Topic>().SeenBy(standing).Any(t => t.Id == p.TopicId), ct);

    private async Task<Result<Nothing>> Change(Actor actor, Func<PortalDb, Standing, long, DateTime, Task<Problem?>> deed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Reactions, actor);
        var result = await database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                var problem = standing.MayNotWrite ?? (standing.AccountId is null ? Problem.SignIn : null) ?? pace();
                return (problem ?? await deed(db, standing, standing.AccountId!.Value, Now)) is { } refused ? refused : default(Nothing);
            },
            ct);
        if (result.Done)
        {
            bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Changed, "{}");
        }

        return result;
    }
}
