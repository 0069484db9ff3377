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
    private static readonly string[] Codes = ["other-place", "above-decision", "host-decision", "not-below", "only-at-your-places", "never-wrote-here"];

    /// <summary>The same result; where it is such a refusal, or any at all where <paramref name="any"/> asks for it, the log has it.</summary>
    public static async Task<Result<T>> LogRefusal<T>(this Task<Result<T>> deed, Database database, Actor actor, Subject subject, DateTime now, CancellationToken ct, bool any = false)
    {
        var result = await deed;
        if (result.Problem is { } problem && actor.AccountId is not null && (Codes.Contains(problem.Code) || (any && problem.Kind == ProblemKind.Refused)))
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
