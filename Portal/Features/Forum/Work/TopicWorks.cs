using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Forum;

/// <summary>What staff do with the work on a topic: say where they are with it, take it, hand it over. Each stands in the log.</summary>
public sealed class TopicWorks(Database database, RateLimits limits, ForumSettings settings, TimeProvider time)
{
    /// <summary>The longest note.</summary>
    public const int MostNote = 2000;

    /// <summary>Says where staff are with a topic. <paramref name="version"/>, where given, is the one that was seen.</summary>
    public Task<Result<Nothing>> SetState(Actor actor, long topicId, WorkState state, string? note, int? version, CancellationToken ct) =>
        !Enum.IsDefined(state) ? Task.FromResult<Result<Nothing>>(Problem.Invalid<KernelText>("state", "UnknownValue", state))
        : Change(actor, topicId, note, version, ct, async (db, work, _) =>
        {
            if (work.State != state || !Bounds.IsBlank(note))
            {
                await db.AuditWork(actor, AuditAction.TopicStateSet, [topicId], Now, Word(note), $"{work.State} -> {state}", ct);
                await db.Move(work, state, actor, "done", Now, ct);
            }

            return null;
        });

    /// <summary>Makes the actor its owner. Refused once somebody else is, with who.</summary>
    public Task<Result<Nothing>> Take(Actor actor, long topicId, CancellationToken ct) =>
        Change(actor, topicId, null, null, ct, async (db, work, me) =>
        {
            if (work.OwnerId is { } other && other != me)
            {
                return Problem.Conflict<CasesText>("TakenByOther", await db.Set<Account>().Where(a => a.Id == other).Select(a => a.DisplayName ?? a.UserName!).FirstAsync(ct));
            }

            if (work.OwnerId is null)
            {
                await db.AuditWork(actor, AuditAction.TopicHandedOver, [topicId], Now, null, $"-> account:{me}", ct);
                await db.Assign(work, me, actor, null, Now, ct);
            }

            return null;
        });

    /// <summary>Hands it to a colleague, or, without one, back to everybody.</summary>
    public Task<Result<Nothing>> HandOver(Actor actor, long topicId, long? toId, string? note, int? version, CancellationToken ct) =>
        Change(actor, topicId, note, version, ct, async (db, work, _) =>
        {
            if (toId is { } to && !await Colleagues(db).AnyAsync(a => a.Id == to, ct))
            {
                return Problem.Invalid<ForumText>("to", "NoColleague");
            }

            if (work.OwnerId != toId || !Bounds.IsBlank(note))
            {
                await db.AuditWork(actor, AuditAction.TopicHandedOver, [topicId], Now, Word(note), toId is null ? "-> nobody" : $"-> account:{toId}", ct);
                await db.Assign(work, toId, actor, note, Now, ct);
            }

            return null;
        });

    /// <summary>Hands a question to a colleague inside the deed of another, which has asked who may; any other topic stays as it is.</summary>
    internal async Task GiveQuestion(PortalDb db, Actor actor, long topicId, long toId, string? note, CancellationToken ct)
    {
        var work = await db.FindWork(topicId, ct);
        if (work is null && await db.Set<Topic>().AnyAsync(t => t.Id == topicId && t.Kind == TopicKind.Question, ct))
        {
            work = await TakeUp(db, topicId, ct);
        }

        if (work is not null && work.OwnerId != toId && await Colleagues(db).AnyAsync(a => a.Id == toId, ct))
        {
            await db.AuditWork(actor, AuditAction.TopicHandedOver, [topicId], Now, Word(note), $"-> account:{toId}", ct);
            await db.Assign(work, toId, actor, note, Now, ct);
        }
    }

    /// <summary>Everybody who can look after topics.</summary>
    internal static IQueryable<Account> Colleagues(PortalDb db) =>
        db.Set<Account>().Where(a => (a.Roles & (Roles.Agent | Moderators.Everywhere)) != 0).OnDuty(db);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static string? Word(string? note) => Bounds.IsBlank(note) ? null : note!.Trim();

    /// <summary>Begins the work on a topic that nobody looked after. A question may be as old as the forum: what would be overdue already was never promised to who asked.</summary>
    private async Task<TopicWork> TakeUp(PortalDb db, long topicId, CancellationToken ct)
    {
        if (await db.BeginWork(topicId, settings.UnansweredAfter, Now, ct) is not { } work)
        {
            db.Add(work = new TopicWork { Id = topicId, State = WorkState.New, Since = Now });
        }
        else if (work.DueAt <= Now)
        {
            (work.OursAt, work.DueAt) = (null, null);
        }

        return work;
    }

    private async Task<Result<Nothing>> Change(Actor actor, long topicId, string? note, int? version, CancellationToken ct, Func<PortalDb, TopicWork, long, Task<Problem?>> change)
    {
        if (Bounds.Check("note", note, MostNote, min: 0) is { } unfit)
        {
            return unfit;
        }

        var pace = limits.Once(Limited.Edits, actor);
        return await database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                if (!await db.Set<Topic>().SeenBy(standing).AnyAsync(t => t.Id == topicId, ct))
                {
                    return Problem.NotFound;
                }

                if ((WorkRules.MayNotChange(standing) ?? (standing.IsMember ? null : Problem.SignIn)) is { } problem)
                {
                    return problem;
                }

                var work = await db.FindWork(topicId, ct);
                if (version is { } seen && seen != (work?.Version ?? 0))
                {
                    return Problem.Changed;
                }

                work ??= await TakeUp(db, topicId, ct);
                if ((pace() ?? await change(db, work, standing.AccountId!.Value)) is { } refused)
                {
                    return refused;
                }

                return default(Nothing);
            },
            ct);
    }
}
