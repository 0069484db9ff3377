using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Audit;

/// <summary>Writes down what somebody tried above their level or outside the places that they look after. A deed that is refused is taken back whole, so this is one of its own.</summary>
public static class Refusals
{
    /// <summary>So many are written down of one person within an hour: more would only fill the log.</summary>
    private const int MostAnHour = 20;

    /// <summary>The refusals that matter, by their codes.</summary>
    private static readonly string[] Codes =
    [
        "other-place", "only-at-your-places", "never-wrote-here", // outside one's places
        "above-decision", "host-decision", "decided-above", "not-below", "not-to-keepers", "moderators-mute", "made-by-admin", "admins-allow", // above one's level
        "own-decision", "own-decision-appealed", "own-decision-nobody-else", "own-mute", "own-role", // about oneself
    ];

    /// <summary>The refusals that matter besides where a deed is kept for a level of its own, such as the admins': whoever has it not is told no more than that.</summary>
    private static readonly string[] Reserved = ["not-allowed", "banned"];

    /// <summary>The same result; where it is such a refusal, the log has it.</summary>
    /// <param name="deed">What was tried.</param>
    /// <param name="database">Where the log is.</param>
    /// <param name="actor">Who tried it.</param>
    /// <param name="subject">On what.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="reserved">Whether the deed is kept for a level above the actor's, so that not being allowed to do it is such a refusal, too.</param>
    public static async Task<Result<T>> LogRefusal<T>(this Task<Result<T>> deed, Database database, Actor actor, Subject subject, DateTime now, CancellationToken ct, bool reserved = false)
    {
        var result = await deed;
        if (result.Problem is { } problem && actor.AccountId is not null && (Codes.Contains(problem.Code) || (reserved && Reserved.Contains(problem.Code))))
        {
            await database.Write<Nothing>(db => Write(db, actor, subject, problem.Code, now, ct), ct);
        }

        return result;
    }

    private static async Task<Result<Nothing>> Write(PortalDb db, Actor actor, Subject subject, string code, DateTime now, CancellationToken ct)
    {
        var since = now.AddHours(-1);
        if (await db.Set<AuditEntry>().Where(e => e.ActorId == actor.AccountId && e.Action == AuditAction.Refused && e.At >= since).Take(MostAnHour).CountAsync(ct) < MostAnHour)
        {
            db.Audit(actor, AuditAction.Refused, subject, now, details: code);
        }

        return default(Nothing);
    }
}
