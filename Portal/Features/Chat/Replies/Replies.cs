using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Text;

namespace Portal.Features.Chat;

/// <summary>A canned reply as it is typed.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Shortcut">What is typed to find it, with or without the stroke.</param>
/// <param name="Text">The text, with variables.</param>
/// <param name="Shared">True for all agents, false for its writer alone.</param>
public sealed record ReplyText(string? Title, string? Shortcut, string? Text, bool Shared)
{
    /// <summary>The shortcut in the form in which it is kept.</summary>
    public string Word => TagWords.Word((Shortcut ?? "").Trim().TrimStart('/'));
}

/// <summary>The deeds on canned replies. What all share is changed by any agent, and each change is in the log.</summary>
public sealed class Replies(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>Makes one. The same key makes one reply, however often it is sent. Answers its id.</summary>
    public Task<Result<long>> Create(Actor actor, ReplyText reply, string? key, CancellationToken ct) => Do<long>(actor, async (db, standing) =>
    {
        if (await db.MadeBefore<CannedReply>(actor, key, ct) is { } made)
        {
            return made;
        }

        if ((ReplyRules.Check(reply) ?? await TooMany(db, standing, reply.Shared, ct) ?? await Taken(db, standing, null, reply, ct)) is { } problem)
        {
            return problem;
        }

        var it = new CannedReply { OwnerId = reply.Shared ? null : standing.AccountId, Title = reply.Title!.Trim(), Shortcut = reply.Word, Body = reply.Text! };
        db.Add(it);
        await db.SaveChangesAsync(ct);
        db.Made<CannedReply>(actor, key, it.Id, Now);
        Log(db, actor, it, reply.Shared, "made");
        return it.Id;
    }, ct);

    /// <summary>Changes one. Making one's own into one of all is a change like any other, and so is the other way round.</summary>
    public Task<Result<Nothing>> Change(Actor actor, long id, ReplyText reply, CancellationToken ct) => Do<Nothing>(actor, async (db, standing) =>
    {
        if (await Find(db, standing, id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        var (was, owner) = (it.OwnerId is null, reply.Shared ? null : standing.AccountId);
        if ((ReplyRules.Check(reply) ?? (was == reply.Shared ? null : await TooMany(db, standing, reply.Shared, ct)) ?? await Taken(db, standing, id, reply, ct)) is { } problem)
        {
            return problem;
        }

        (it.OwnerId, it.Title, it.Shortcut, it.Body) = (owner, reply.Title!.Trim(), reply.Word, reply.Text!);
        Log(db, actor, it, was || reply.Shared, "changed");
        return default(Nothing);
    }, ct);

    /// <summary>Takes one away.</summary>
    public Task<Result<Nothing>> Delete(Actor actor, long id, CancellationToken ct) => Do<Nothing>(actor, async (db, standing) =>
    {
        if (await Find(db, standing, id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        db.Remove(it);
        Log(db, actor, it, it.OwnerId is null, "deleted");
        return default(Nothing);
    }, ct);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private Task<Result<T>> Do<T>(Actor actor, Func<PortalDb, Standing, Task<Result<T>>> deed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return database.Write(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                return (standing.MayNotWrite ?? (ChatRules.IsDesk(standing) ? pace() : Problem.NotFound)) is { } problem ? problem : await deed(db, standing);
            },
            ct);
    }

    private static async Task<CannedReply?> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        await db.Lock<CannedReply>(id, ct);
        return await db.Set<CannedReply>().AsTracking().SeenBy(standing).FirstOrDefaultAsync(r => r.Id == id, ct);
    }

    private static async Task<Problem?> TooMany(PortalDb db, Standing standing, bool shared, CancellationToken ct)
    {
        var (owner, most) = (shared ? null : standing.AccountId, shared ? CannedReply.MostShared : CannedReply.MostOwn);
        return await db.Set<CannedReply>().CountAsync(r => r.OwnerId == owner, ct) < most ? null : Problem.Conflict<ChatText>("TooManyReplies", most);
    }

    private static async Task<Problem?> Taken(PortalDb db, Standing standing, long? id, ReplyText reply, CancellationToken ct)
    {
        var (owner, word) = (reply.Shared ? null : standing.AccountId, reply.Word);
        return await db.Set<CannedReply>().AnyAsync(r => r.OwnerId == owner && r.Shortcut == word && r.Id != id, ct) ? Problem.Invalid<ChatText>("shortcut", "ShortcutTaken", word) : null;
    }

    private void Log(PortalDb db, Actor actor, CannedReply reply, bool shared, string what)
    {
        if (shared)
        {
            db.Audit(actor, AuditAction.CannedReplyChanged, new("reply", reply.Id), Now, details: $"{what}: /{reply.Shortcut}");
        }
    }
}
