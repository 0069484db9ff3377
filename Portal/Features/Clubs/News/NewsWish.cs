using Portal.Kernel;

namespace Portal.Features.Clubs;

/// <summary>News as they are written.</summary>
/// <param name="Title">At most 200 characters.</param>
/// <param name="Body">Markdown, at most 32,000 characters.</param>
/// <param name="Draft">Is kept for who runs the club.</param>
/// <param name="At">When it is published, in UTC; null for at once. Of what is published already neither counts any more.</param>
public sealed record NewsWish(string Title, string Body, bool Draft = false, DateTime? At = null)
{
    private const int MostDaysAhead = 366;

    /// <summary>What is wrong with its words; looked at before the deed.</summary>
    internal Problem? Words() =>
        Bounds.Check("title", Title, NewsItem.MostTitle) ?? Bounds.Check("body", Body, NewsItem.MostBody, min: Draft ? 0 : 1)
        ?? (Title.AsSpan().ContainsAny('\n', '\r') ? Problem.Invalid<ClubNewsText>("title", "OneLine") : null);

    /// <summary>What is wrong with its time.</summary>
    internal Problem? Time(DateTime now) =>
        Draft || At is not { } at ? null
        : at <= now ? Problem.Invalid<ClubNewsText>("at", "InThePast")
        : at > now.AddDays(MostDaysAhead) ? Problem.Invalid<ClubNewsText>("at", "TooFarAhead", MostDaysAhead) : null;
}
