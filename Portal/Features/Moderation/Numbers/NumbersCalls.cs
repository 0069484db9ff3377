using Portal.Commons.Moderation;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>A month of moderation, in answers of the API. A count that is null was smaller than `least`.</summary>
/// <param name="Month">The month, as 2026-11.</param>
/// <param name="Flags">How many flags were raised.</param>
/// <param name="Decisions">How many decisions were taken, by how they ended.</param>
/// <param name="MedianSeconds">The median time from when a case was opened until a moderator closed it.</param>
/// <param name="AutomaticHides">How many things the portal hid by itself.</param>
/// <param name="Appeals">How many decisions were appealed.</param>
/// <param name="Reversals">How many decisions were taken back.</param>
/// <param name="Mutes">How often somebody was muted, everywhere or in one category or club.</param>
/// <param name="Suspensions">How often an account was suspended or banned.</param>
public sealed record MonthNumbersJson(string Month, int? Flags, IReadOnlyDictionary<string, int?> Decisions, long? MedianSeconds, int? AutomaticHides, int? Appeals, int? Reversals, int? Mutes, int? Suspensions)
{
    internal static MonthNumbersJson Of(MonthNumbers m) => new(
        m.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), Shown(m.Flags), ModerationNumbers.Counted.ToDictionary(o => o.ToWord(), o => Shown(m.Decided.GetValueOrDefault(o))),
        (long?)m.Median?.TotalSeconds, Shown(m.Automatic), Shown(m.Appeals), Shown(m.Reversed), Shown(m.Muted), Shown(m.Suspended));

    private static int? Shown(int count) => count < ModerationNumbers.Least ? null : count;
}

/// <summary>The public figures, in answers of the API.</summary>
/// <param name="Least">The smallest count that is shown.</param>
/// <param name="Months">The months, newest first.</param>
public sealed record NumbersJson(int Least, IReadOnlyList<MonthNumbersJson> Months);

/// <summary>The API's call on the public figures.</summary>
internal static class NumbersCalls
{
    public static void Map(WebApplication app) =>
        app.Api("Moderation").MapGet("/moderation/numbers", Read).Says<NumbersJson>("getModerationNumbers", "What moderation came to, month by month. For everybody.")
            .Explains("Added up once an hour. Counts below `least` are null. What each figure means stands at `/moderation/numbers`.");

    private static async Task<IResult> Read(ModerationNumbers numbers, CancellationToken ct) =>
        Results.Ok(new NumbersJson(ModerationNumbers.Least, [.. (await numbers.Read(ct)).Select(MonthNumbersJson.Of)]));
}
