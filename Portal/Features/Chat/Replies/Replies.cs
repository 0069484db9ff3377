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
/// <param name="Shared">True for all agents, or for a department; false for its writer alone.</param>
/// <param name="Department">The slug of the department whose people share it; nothing for all agents.</param>
public sealed record ReplyText(string? Title, string? Shortcut, string? Text, bool Shared, string? Department = null)
{
    /// <summary>The shortcut in the form in which it is kept.</summary>
    public string Word => TagWords.Word((Shortcut ?? "").Trim().TrimStart('/'));
}

/// <summary>The deeds on canned replies. What is shared is changed by any of those who share it, and each change is in the log.</summary>
public sealed class Replies(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>Makes one. The same key makes one reply, however often it is sent. Answers its id.</summary>
    public Task<Result<long>> Create(Actor actor, ReplyText reply, string? key, CancellationToken ct) => Do<long>(actor, async (db, standing) =>
    {
        await db.Lock<Account>(standing.AccountId!.Value, ct); // the same key twice at once waits here, and does not find its own shortcut taken
        if (await db.MadeBefore<CannedReply>(actor, key, ct) is { } made)
        {
            return made;
        }

        if (!(await Place(db, standing, reply, ct)).Try(out var place, out var problem)
            || (problem = ReplyRules.Check(reply) ?? await TooMany(db, place, ct) ?? await Taken(db, place, null, reply, ct)) is not null)
        {
            return problem!;
        }

        var it = new CannedReply { OwnerId = place.OwnerId, DepartmentId = place.DepartmentId, Title = reply.Title!.Trim(), Shortcut = reply.Word, Body = reply.Text! };
        db.Add(it);
        await db.SaveChangesAsync(ct);
        db.Made<CannedReply>(actor, key, it.Id, Now);
        Log(db, actor, it, place.OwnerId is null, "made", null, Words(it));
        return it.Id;
    }, ct);

    /// <summary>Changes one. Making one's own into one of all is a change like any other, and so is the other way round.</summary>
    public Task<Result<Nothing>> Change(Actor actor, long id, ReplyText reply, CancellationToken ct) => Do<Nothing>(actor, async (db, standing) =>
    {
        if (await Find(db, standing, id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        var was = new ReplyPlace(it.OwnerId, it.DepartmentId);
        if (!(await Place(db, standing, reply, ct)).Try(out var place, out var problem)
            || (problem = ReplyRules.Check(reply) ?? (was == place ? null : await TooMany(db, place, ct)) ?? await Taken(db, place, id, reply, ct)) is not null)
        {
            return problem!;
        }

        var before = Words(it);
        (it.OwnerId, it.DepartmentId, it.Title, it.Shortcut, it.Body) = (place.OwnerId, place.DepartmentId, reply.Title!.Trim(), reply.Word, reply.Text!);
        Log(db, actor, it, was.OwnerId is null || place.OwnerId is null, "changed", was.OwnerId is null ? before : null, place.OwnerId is null ? Words(it) : null);
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
        Log(db, actor, it, it.OwnerId is null, "deleted", Words(it), null);
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
        return await db.Set<CannedReply>().AsTracking().SeenBy(db, standing).FirstOrDefaultAsync(r => r.Id == id, ct);
    }

    /// <summary>Among which replies it is to stand: for a department only its people put any there, and admins.</summary>
    private static async Task<Result<ReplyPlace>> Place(PortalDb db, Standing standing, ReplyText reply, CancellationToken ct)
    {
        if (!reply.Shared || string.IsNullOrEmpty(reply.Department))
        {
            return new ReplyPlace(reply.Shared ? null : standing.AccountId, null);
        }

        var (slug, me) = (Bounds.IsStorable(reply.Department) ? reply.Department : "", standing.AccountId);
        var found = await db.Set<Department>().Where(d => d.Slug == slug).Select(d => new { d.Id, Mine = db.Set<DepartmentAgent>().Any(a => a.DepartmentId == d.Id && a.AccountId == me) }).FirstOrDefaultAsync(ct);
        return found is null ? Problem.Invalid<DepartmentText>("department", "NoSuchDepartment")
            : found.Mine || standing.IsAdmin ? new ReplyPlace(null, found.Id)
            : Problem.Invalid<ChatText>("department", "NotYourDepartment");
    }

    private static async Task<Problem?> TooMany(PortalDb db, ReplyPlace place, CancellationToken ct)
    {
        var most = place.OwnerId is null ? CannedReply.MostShared : CannedReply.MostOwn;
        return await place.Of(db).CountAsync(ct) < most ? null : Problem.Conflict<ChatText>("TooManyReplies", most);
    }

    private static async Task<Problem?> Taken(PortalDb db, ReplyPlace place, long? id, ReplyText reply, CancellationToken ct)
    {
        var word = reply.Word;
        return await place.Of(db).AnyAsync(r => r.Shortcut == word && r.Id != id, ct) ? Problem.Invalid<ChatText>("shortcut", "ShortcutTaken", word) : null;
    }

    /// <summary>What all at the desk share is logged; what is one agent's own is not told.</summary>
    private void Log(PortalDb db, Actor actor, CannedReply reply, bool shared, string what, string? before, string? after)
    {
        if (shared)
        {
            db.Audit(actor, AuditAction.CannedReplyChanged, new("reply", reply.Id), Now, details: $"{what}: /{reply.Shortcut}", before: before, after: after);
        }
    }

    private static string Words(CannedReply reply) => $"{reply.Title} (/{reply.Shortcut})\n\n{reply.Body}";

    /// <summary>Among whose replies one stands: an agent's own, a department's, or those of all.</summary>
    private readonly record struct ReplyPlace(long? OwnerId, long? DepartmentId)
    {
        public IQueryable<CannedReply> Of(PortalDb db)
        {
            var (owner, department) = (OwnerId, DepartmentId);
            return db.Set<CannedReply>().Where(r => r.OwnerId == owner && r.DepartmentId == department);
        }
    }
}
