using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>How long something took, in answers of the API.</summary>
/// <param name="Count">How often it was given.</param>
/// <param name="MedianSeconds">The median in open time; null where it never was.</param>
/// <param name="Percentile90Seconds">Nine of ten took so long at most, in open time.</param>
/// <param name="WallMedianSeconds">The median by the clock on the wall.</param>
/// <param name="WithinTarget">How many were given in time, of those with a target.</param>
/// <param name="Late">How many missed their target, also if they were never given.</param>
/// <param name="Share">The part that was in time, 0 to 1; null where nothing had a target.</param>
public sealed record TimeFiguresJson(int Count, double? MedianSeconds, double? Percentile90Seconds, double? WallMedianSeconds, int WithinTarget, int Late, double? Share)
{
    internal static TimeFiguresJson Of(TimeFigures t) => new(t.Count, t.Median, t.Percentile90, t.WallMedian, t.Met, t.Late, t.Share);
}

/// <summary>What became of promised dates, in answers of the API.</summary>
/// <param name="Kept">Kept in time.</param>
/// <param name="Late">Not kept by then.</param>
/// <param name="TakenBack">Changed or taken back before.</param>
/// <param name="Share">The part that was kept in time, 0 to 1.</param>
public sealed record PromiseFiguresJson(int Kept, int Late, int TakenBack, double? Share)
{
    internal static PromiseFiguresJson Of(PromiseFigures p) => new(p.Met, p.Late, p.TakenBack, p.Share);
}

/// <summary>What customers said, in answers of the API.</summary>
/// <param name="Good">That it helped.</param>
/// <param name="Bad">That it did not.</param>
/// <param name="Share">The part that was good, 0 to 1.</param>
public sealed record RatingFiguresJson(int Good, int Bad, double? Share)
{
    internal static RatingFiguresJson Of(RatingFigures r) => new(r.Good, r.Bad, r.Share);
}

/// <summary>Figures, in answers of the API.</summary>
/// <param name="Begun">How many chats were begun; null where a person is meant.</param>
/// <param name="Answered">How many got a first answer.</param>
/// <param name="Missed">How many ended before anybody answered; null where a person is meant.</param>
/// <param name="Breaches">How many targets and promised dates were missed.</param>
/// <param name="FirstAnswer">First answers.</param>
/// <param name="NextAnswer">Further answers.</param>
/// <param name="Solution">Solutions.</param>
/// <param name="Promises">Promised dates.</param>
/// <param name="Rating">Ratings.</param>
public sealed record ReportSumsJson(
    int? Begun, int Answered, int? Missed, int Breaches, TimeFiguresJson FirstAnswer, TimeFiguresJson NextAnswer, TimeFiguresJson Solution, PromiseFiguresJson Promises, RatingFiguresJson Rating)
{
    internal static ReportSumsJson Of(ReportSums s) => new(
        s.Begun, s.Answered, s.Missed, s.Breaches, TimeFiguresJson.Of(s.FirstAnswer), TimeFiguresJson.Of(s.NextAnswer), TimeFiguresJson.Of(s.Solution), PromiseFiguresJson.Of(s.Promises), RatingFiguresJson.Of(s.Rating));
}

/// <summary>What is under way, in answers of the API.</summary>
/// <param name="Chats">Chats that have not ended.</param>
/// <param name="Waiting">Those of them in which the customer waits for an answer.</param>
/// <param name="Late">Those of them that have missed a target.</param>
public sealed record ReportRunningJson(int Chats, int Waiting, int Late);

/// <summary>The figures of a person.</summary>
public sealed record PersonFiguresJson(PersonJson Person, ReportSumsJson Figures);

/// <summary>The figures of a department; both names are null for chats of none.</summary>
public sealed record DepartmentFiguresJson(string? Slug, string? Name, ReportSumsJson Figures);

/// <summary>The figures of a day, or of the week that begins with it.</summary>
public sealed record SlotFiguresJson(DateOnly From, ReportSumsJson Figures);

/// <summary>The figures of an hour of the day, 0 to 23.</summary>
public sealed record HourFiguresJson(int Hour, ReportSumsJson Figures);

/// <summary>The figures of some days, in answers of the API.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Zone">By the clock of which time zone they are days.</param>
/// <param name="Start">When the first begins.</param>
/// <param name="End">When the last is over; what happens at that moment no longer counts.</param>
/// <param name="Figures">The figures of all of it.</param>
/// <param name="Before">Those of as many days before, as far as these have got.</param>
/// <param name="Team">Those of everybody, where a person is meant.</param>
/// <param name="Running">What is under way now; null where a person is meant.</param>
/// <param name="People">Each person; empty for who may see their own alone, and where one is meant.</param>
/// <param name="Departments">Each department.</param>
/// <param name="Slots">Each day, or each week of a longer time.</param>
/// <param name="Hours">Each hour of the day.</param>
/// <param name="Week">For each weekday from Monday on, for each of its 24 hours, how many chats were begun; where a person is meant, how many they answered first.</param>
public sealed record ReportJson(
    DateOnly From, DateOnly To, string Zone, DateTime Start, DateTime End, ReportSumsJson Figures, ReportSumsJson Before, ReportSumsJson? Team, ReportRunningJson? Running,
    IReadOnlyList<PersonFiguresJson> People, IReadOnlyList<DepartmentFiguresJson> Departments, IReadOnlyList<SlotFiguresJson> Slots, IReadOnlyList<HourFiguresJson> Hours, IReadOnlyList<IReadOnlyList<int>> Week)
{
    internal static ReportJson Of(Report r) => new(
        r.Period.From, r.Period.To, r.Period.Zone, r.Period.Start, r.Period.End, ReportSumsJson.Of(r.Sums), ReportSumsJson.Of(r.Before), r.Team is { } team ? ReportSumsJson.Of(team) : null,
        r.Running is { } running ? new(running.Chats, running.Waiting, running.Late) : null,
        [.. r.People.Select(p => new PersonFiguresJson(PersonJson.Of(p.Person)!, ReportSumsJson.Of(p.Sums)))],
        [.. r.Departments.Select(d => new DepartmentFiguresJson(d.Slug, d.Name, ReportSumsJson.Of(d.Sums)))],
        [.. r.Slots.Select(s => new SlotFiguresJson(s.From, ReportSumsJson.Of(s.Sums)))],
        [.. r.Hours.Select(h => new HourFiguresJson(h.Hour, ReportSumsJson.Of(h.Sums)))], r.Week);
}
