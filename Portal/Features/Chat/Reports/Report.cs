using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>For which days, which department and which person figures are asked.</summary>
/// <param name="Days">So many days up to today, where no first day is given.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; today where none is given.</param>
/// <param name="Department">The department's slug; null for all.</param>
/// <param name="Person">The name of the account; null for everybody.</param>
public sealed record ReportQuestion(int Days = ReportPeriod.UsualDays, DateOnly? From = null, DateOnly? To = null, string? Department = null, string? Person = null);

/// <summary>How long something took, each time that it was given, in seconds.</summary>
/// <param name="Count">How often it was given.</param>
/// <param name="Median">Half of it took so long at most, in open time; null where it never was.</param>
/// <param name="Percentile90">Nine of ten took so long at most, in open time.</param>
/// <param name="WallMedian">The median by the clock on the wall.</param>
/// <param name="Met">How many were given in time, of those with a target.</param>
/// <param name="Late">How many missed their target, also if they were never given.</param>
public sealed record TimeFigures(int Count = 0, double? Median = null, double? Percentile90 = null, double? WallMedian = null, int Met = 0, int Late = 0)
{
    /// <summary>The part that was in time, 0 to 1; null where nothing had a target.</summary>
    public double? Share => Part.Of(Met, Met + Late);
}

/// <summary>What became of promised dates.</summary>
/// <param name="Met">Kept in time.</param>
/// <param name="Late">Not kept by then.</param>
/// <param name="TakenBack">Changed or taken back before.</param>
public sealed record PromiseFigures(int Met = 0, int Late = 0, int TakenBack = 0)
{
    /// <summary>The part that was kept in time, 0 to 1; null where nothing had to be kept.</summary>
    public double? Share => Part.Of(Met, Met + Late);
}

/// <summary>What customers said.</summary>
/// <param name="Good">That it helped.</param>
/// <param name="Bad">That it did not.</param>
public sealed record RatingFigures(int Good = 0, int Bad = 0)
{
    /// <summary>How many said anything.</summary>
    public int Count => Good + Bad;

    /// <summary>The part that was good, 0 to 1; null where nobody said anything.</summary>
    public double? Share => Part.Of(Good, Count);
}

/// <summary>The figures of one thing: of all, of a person, a department, a time.</summary>
/// <param name="Begun">How many chats were begun; null where a person is meant, because nobody has a chat when it begins.</param>
/// <param name="Missed">How many ended before anybody answered; null where a person is meant, because they are nobody's.</param>
/// <param name="FirstAnswer">First answers.</param>
/// <param name="NextAnswer">Further answers.</param>
/// <param name="Solution">Solutions.</param>
/// <param name="Promises">Promised dates.</param>
/// <param name="Rating">Ratings.</param>
public sealed record ReportSums(int? Begun, int? Missed, TimeFigures FirstAnswer, TimeFigures NextAnswer, TimeFigures Solution, PromiseFigures Promises, RatingFigures Rating)
{
    /// <summary>How many chats got a first answer.</summary>
    public int Answered => FirstAnswer.Count;

    /// <summary>How many targets and promised dates were missed.</summary>
    public int Breaches => FirstAnswer.Late + NextAnswer.Late + Solution.Late + Promises.Late;

    /// <summary>True where nothing happened.</summary>
    public bool IsEmpty => this is { Begun: null or 0, Missed: null or 0, Answered: 0, NextAnswer.Count: 0, Solution.Count: 0, Breaches: 0, Promises: { Met: 0, TakenBack: 0 }, Rating.Count: 0 };
}

/// <summary>What is under way now and counts once it ends.</summary>
/// <param name="Chats">Chats that have not ended.</param>
/// <param name="Waiting">Those of them in which the customer waits for an answer.</param>
/// <param name="Late">Those of them that have missed a target.</param>
public sealed record ReportRunning(int Chats, int Waiting, int Late);

/// <summary>The figures of a person.</summary>
public sealed record PersonFigures(PersonView Person, ReportSums Sums);

/// <summary>The figures of a department; null for chats of none.</summary>
public sealed record DepartmentFigures(string? Slug, string? Name, ReportSums Sums);

/// <summary>The figures of a day, or of a week that begins with it.</summary>
public sealed record SlotFigures(DateOnly From, ReportSums Sums);

/// <summary>The figures of an hour of the day, 0 to 23.</summary>
public sealed record HourFigures(int Hour, ReportSums Sums);

/// <summary>Everything that is told of some days. The README beside this file says what each figure means.</summary>
/// <param name="Period">The days.</param>
/// <param name="Sums">The figures of all of it.</param>
/// <param name="Before">Those of as many days before.</param>
/// <param name="Team">Those of everybody, where a person is meant.</param>
/// <param name="Running">What is under way; null where a person is meant.</param>
/// <param name="People">Each person; empty for who sees only their own, and where one is meant.</param>
/// <param name="Departments">Each department.</param>
/// <param name="Slots">Each day or week.</param>
/// <param name="Hours">Each hour of the day.</param>
/// <param name="Week">For each weekday from Monday on, and each of its hours, how many chats were begun; where a person is meant, how many they answered first.</param>
public sealed record Report(
    ReportPeriod Period, ReportSums Sums, ReportSums Before, ReportSums? Team, ReportRunning? Running, IReadOnlyList<PersonFigures> People, IReadOnlyList<DepartmentFigures> Departments,
    IReadOnlyList<SlotFigures> Slots, IReadOnlyList<HourFigures> Hours, IReadOnlyList<IReadOnlyList<int>> Week);

/// <summary>A part of a whole.</summary>
internal static class Part
{
    /// <summary>The part, 0 to 1; null of nothing.</summary>
    public static double? Of(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
