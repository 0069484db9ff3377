using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>How urgent the cases of questions are: one that waits grows by one a day, up to what a handful of flags weighs.</summary>
internal static class QuestionWeight
{
    /// <summary>What a new one weighs.</summary>
    public const int Least = 1;

    /// <summary>What one weighs that has waited for days.</summary>
    public const int Most = 5;

    /// <summary>Those that weigh less than they should by now.</summary>
    public static IQueryable<Case> Growing(PortalDb db, DateTime now)
    {
        var (one, two, three, four) = (now.AddDays(-1), now.AddDays(-2), now.AddDays(-3), now.AddDays(-4));
        return db.Set<Case>().Where(c => c.Kind == CaseKind.Question && c.State == CaseState.Open && c.Weight < Most
            && ((c.OpenedAt <= one && c.Weight < 2) || (c.OpenedAt <= two && c.Weight < 3) || (c.OpenedAt <= three && c.Weight < 4) || c.OpenedAt <= four));
    }

    /// <summary>Lets them weigh that.</summary>
    public static Task<int> Grow(PortalDb db, DateTime now, CancellationToken ct)
    {
        var (two, three, four) = (now.AddDays(-2), now.AddDays(-3), now.AddDays(-4));
        return Growing(db, now).ExecuteUpdateAsync(c => c.SetProperty(x => x.Weight, x => x.OpenedAt <= four ? Most : x.OpenedAt <= three ? 4 : x.OpenedAt <= two ? 3 : 2), ct);
    }
}
