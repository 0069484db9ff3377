using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>How soon is to be answered and done, in answers of the API.</summary>
/// <param name="FirstAnswerMinutes">Within how many minutes of open time the first answer is given; null for no target.</param>
/// <param name="NextAnswerMinutes">The same for every further answer.</param>
/// <param name="SolutionMinutes">The same until all is done, without the time in which the staff wait for the customer.</param>
/// <param name="WarnPercent">At which part of a target it is warned.</param>
/// <param name="Version">Grows with every change; 0 before the first.</param>
public sealed record TargetsJson(int? FirstAnswerMinutes, int? NextAnswerMinutes, int? SolutionMinutes, int WarnPercent, int Version)
{
    internal static TargetsJson Of(TargetsView t) => new(t.FirstAnswerMinutes, t.NextAnswerMinutes, t.SolutionMinutes, t.WarnPercent, t.Version);
}

/// <summary>What the targets are to be, all of them.</summary>
/// <param name="FirstAnswerMinutes">1 to 60000; null or nothing for no target.</param>
/// <param name="NextAnswerMinutes">The same.</param>
/// <param name="SolutionMinutes">The same.</param>
/// <param name="WarnPercent">10 to 99; 80 where nothing is said.</param>
/// <param name="Version">The version that the caller saw; where it is another now, 409.</param>
public sealed record TargetsBody(int? FirstAnswerMinutes = null, int? NextAnswerMinutes = null, int? SolutionMinutes = null, int? WarnPercent = null, int? Version = null)
{
    internal TargetsView Read() => new(FirstAnswerMinutes, NextAnswerMinutes, SolutionMinutes, WarnPercent ?? PromiseTargets.UsualWarnPercent);
}

/// <summary>A running clock of a chat that has something to be in time for, in answers to staff.</summary>
/// <param name="Kind"><c>first-answer</c>, <c>next-answer</c>, <c>solution</c> or <c>promise</c>.</param>
/// <param name="DueAt">By when; null while it rests.</param>
/// <param name="Paused">It rests, because the staff wait for the customer.</param>
/// <param name="Near">The time is nearly over.</param>
/// <param name="Late">The time was missed.</param>
public sealed record ClockJson(MeasureKind Kind, DateTime? DueAt, bool Paused, bool Near, bool Late)
{
    internal static ClockJson Of(ClockView clock) => new(clock.Kind, clock.DueAt, clock.Paused, clock.Near, clock.Late);
}

/// <summary>A date that was promised to the customer, in answers of the API.</summary>
/// <param name="What">What is to happen.</param>
/// <param name="Due">By when.</param>
/// <param name="By">Who promised it.</param>
/// <param name="MadeAt">When it was promised.</param>
/// <param name="Reason">Why it is another date than the one before.</param>
/// <param name="Late">It passed and was not kept.</param>
/// <param name="Ending">What became of it: <c>kept</c>, <c>moved</c> or <c>withdrawn</c>; null while it stands.</param>
/// <param name="EndedAt">When.</param>
/// <param name="EndReason">Why it was taken back.</param>
public sealed record PromiseJson(string What, DateTime Due, PersonJson By, DateTime MadeAt, string? Reason, bool Late, PromiseEnd? Ending, DateTime? EndedAt, string? EndReason)
{
    internal static PromiseJson Of(PromiseView p) => new(p.What, p.DueAt, PersonJson.Of(p.By)!, p.MadeAt, p.Reason, p.Late, p.Ending, p.EndedAt, p.EndReason);
}

/// <summary>What is promised.</summary>
/// <param name="What">What is to happen: one line, 1 to 200 characters.</param>
/// <param name="Due">By when, at most a year ahead; taken to the full minute.</param>
/// <param name="Reason">Where another date is promised already: why it changes, 1 to 500 characters. The customer reads it.</param>
public sealed record PromiseBody(string? What, DateTime? Due, string? Reason = null)
{
    /// <summary>What is missing, or null.</summary>
    internal Problem? Check() => Due is null ? Problem.Invalid<KernelText>("due", "Required") : null;
}
