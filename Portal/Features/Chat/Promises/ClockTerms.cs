using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>By what the clocks of a department's chats run.</summary>
/// <param name="Hours">When it is open.</param>
/// <param name="Targets">How soon it means to answer and to be done.</param>
/// <param name="PromisedMinutes">Within how many minutes of open time who wrote while it was closed was promised an answer; 0 for no promise.</param>
public sealed record ClockTerms(OpeningHours Hours, PromiseTargets Targets, int PromisedMinutes)
{
    /// <summary>Open at all times, and without a target.</summary>
    public static ClockTerms None { get; } = new(OpeningHours.Always, new(), 0);

    /// <summary>
    /// The target of something that is measured, in seconds of open time; null for none. Who wrote while the department was closed was promised an answer: that promise is the target of the
    /// first answer where it is the nearer one.
    /// </summary>
    /// <param name="kind">What is measured.</param>
    /// <param name="since">Since when these terms hold for it.</param>
    public int? TargetOf(MeasureKind kind, DateTime since) => 60 * kind switch
    {
        MeasureKind.FirstAnswer => Nearer(Targets.FirstAnswerMinutes, PromisedMinutes > 0 && !Hours.IsOpen(since) ? PromisedMinutes : null),
        MeasureKind.NextAnswer => Targets.NextAnswerMinutes,
        MeasureKind.Solution => Targets.SolutionMinutes,
        _ => null,
    };

    private static int? Nearer(int? one, int? other) => one is null || other < one ? other ?? one : one;
}

/// <summary>The terms of all departments at one moment.</summary>
internal sealed class AllTerms
{
    private readonly Dictionary<long, ClockTerms> terms;

    private AllTerms(Dictionary<long, ClockTerms> terms) => this.terms = terms;

    /// <summary>Those of a department, or of chats of none.</summary>
    public ClockTerms Of(long? departmentId) => terms.GetValueOrDefault(departmentId ?? PromiseTargets.OfNone, ClockTerms.None);

    /// <summary>Reads them: as many as there may be departments, and one more.</summary>
    public static async Task<AllTerms> Read(PortalDb db, CancellationToken ct)
    {
        var targets = await db.Set<PromiseTargets>().AsNoTracking().ToDictionaryAsync(t => t.DepartmentId, ct);
        var departments = await db.Set<Department>().AsNoTracking().Select(d => new { d.Id, d.Hours, d.PromisedMinutes, d.ArchivedAt }).ToListAsync(ct);
        var all = departments.ToDictionary(d => d.Id, d => new ClockTerms(d.Hours, targets.GetValueOrDefault(d.Id, ClockTerms.None.Targets), d.ArchivedAt is null ? d.PromisedMinutes : 0));
        all[PromiseTargets.OfNone] = ClockTerms.None with { Targets = targets.GetValueOrDefault(PromiseTargets.OfNone, ClockTerms.None.Targets) };
        return new(all);
    }
}
