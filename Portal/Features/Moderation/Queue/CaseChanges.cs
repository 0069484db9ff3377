using Portal.Commons.Moderation;

namespace Portal.Features.Moderation;

/// <summary>What has happened to a case since somebody looked at it, but for what they did themselves.</summary>
/// <param name="Edited">It says something else.</param>
/// <param name="Gone">It was deleted.</param>
/// <param name="Why">Why it is here, as far as that was not said before.</param>
/// <param name="Flags">Who has flagged it.</param>
/// <param name="Lines">What stands in its history.</param>
internal sealed record CaseChanges(bool Edited, bool Gone, IReadOnlyList<string> Why, IReadOnlyList<FlagView> Flags, IReadOnlyList<CaseEventView> Lines)
{
    /// <summary>Nothing.</summary>
    public static CaseChanges None { get; } = new(false, false, [], [], []);

    /// <summary>From how they saw it to how it is.</summary>
    public static CaseChanges Of(QueuedCase before, QueuedCase after, long? me)
    {
        var (line, flag) = (before.History.Count > 0 ? before.History[^1].Id : 0, before.Flags.Count > 0 ? before.Flags[^1].Id : 0);
        return new(
            after.Now is not null && before.Stamp != after.Stamp,
            before.Now is not null && (after.Now is null || (after.Now.Deleted && !before.Now.Deleted)),
            [.. after.Words.Why.Except(before.Words.Why)],
            [.. after.Flags.Where(f => f.Id > flag)],
            [.. after.History.Where(e => e.Id > line && (e.By is null || e.By.Id != me))]);
    }

    /// <summary>Whether there is anything to read before one decides.</summary>
    public bool Any => Edited || Gone || Why.Count + Flags.Count + Lines.Count > 0;
}
