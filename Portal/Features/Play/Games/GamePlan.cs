using Portal.Kernel;

namespace Portal.Features.Play;

/// <summary>A game as it is announced: what all kinds have in common.</summary>
/// <param name="GroupId">Whose.</param>
/// <param name="Title">What it is called, at most 200 characters.</param>
/// <param name="Body">What it is about, and its rules, in Markdown, at most 8,000 characters.</param>
/// <param name="ClosesAt">Until when one can take part, in UTC.</param>
public sealed record GamePlan(long GroupId, string Title, string Body, DateTime ClosesAt)
{
    /// <summary>The longest that one can take part.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(180);

    /// <summary>The shortest.</summary>
    internal static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with its words, whoever announces it; looked at before the deed.</summary>
    internal Problem? Words() =>
        Bounds.Check("title", Title, Game.MostTitle) ?? Bounds.Check("body", Body, Game.MostBody, min: 0) ?? (Title.AsSpan().ContainsAny('\n', '\r') ? Problem.Invalid<PlayText>("title", "OneLine") : null);

    /// <summary>What else is wrong with it.</summary>
    internal Problem? Facts(DateTime now) =>
        ClosesAt < now + Shortest ? Problem.Invalid<PlayText>("closesAt", "ClosesTooSoon", Shortest.Minutes)
        : ClosesAt > now + Longest ? Problem.Invalid<PlayText>("closesAt", "ClosesTooLate", Longest.Days)
        : null;
}
