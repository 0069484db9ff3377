namespace Portal.Features.Clubs;

/// <summary>What a hint is about.</summary>
public enum HealthHintKind
{
    /// <summary>Topics wait for a reply for longer than two days.</summary>
    Unanswered,

    /// <summary>Somebody has asked to join for longer than three days.</summary>
    Requests,

    /// <summary>Half of the topics wait longer than a day for their first reply.</summary>
    SlowReplies,

    /// <summary>A quarter fewer are active than before.</summary>
    FewerActive,

    /// <summary>More went than came.</summary>
    MoreLeft,

    /// <summary>Nothing was said in the room for three weeks.</summary>
    QuietRoom,

    /// <summary>There were no news for 30 days.</summary>
    NoNews,

    /// <summary>No event is planned.</summary>
    NoEvents,
}

/// <summary>Something that could be done for a club.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Count">A number that belongs to it: topics, requests, weeks, days, percent.</param>
/// <param name="Url">Where it is done.</param>
public sealed record HealthHint(HealthHintKind Kind, int Count, string Url);

/// <summary>Plain rules that say what could be done for a club; the same figures always say the same. The most urgent comes first.</summary>
internal static class HealthHints
{
    private const int RequestDays = 3, QuietDays = 21, NewsDays = 30, SlowMinutes = 24 * 60, FewActive = 4;

    /// <summary>What the figures say.</summary>
    /// <param name="club">The club.</param>
    /// <param name="sums">Of the period.</param>
    /// <param name="before">Of the one before.</param>
    /// <param name="now">How it stands.</param>
    /// <param name="time">The time.</param>
    public static IReadOnlyList<HealthHint> Of(ClubView club, HealthSums sums, HealthSums before, HealthNow now, DateTime time)
    {
        var (quiet, silent) = (Days(now.LastMessage ?? now.FoundedAt), Days(now.LastNews ?? now.FoundedAt));
        return
        [
            .. If(now.UnansweredLate > 0, HealthHintKind.Unanswered, now.UnansweredLate, $"{club.Url}/board"),
            .. If(now.OldestRequest is { } asked && Days(asked) >= RequestDays, HealthHintKind.Requests, now.Requests, $"{club.Url}/members"),
            .. If(sums is { FirstReplies: > 0, FirstReplyMinutes: null or > SlowMinutes }, HealthHintKind.SlowReplies, sums.FirstReplies, $"{club.Url}/board"),
            .. If(before.ActiveMonth >= FewActive && sums.ActiveMonth * 4 <= before.ActiveMonth * 3, HealthHintKind.FewerActive, Percent(before.ActiveMonth - sums.ActiveMonth, before.ActiveMonth), $"{club.Url}/news/new"),
            .. If(sums.Left > sums.Joined, HealthHintKind.MoreLeft, sums.Left - sums.Joined, $"{club.Url}/members"),
            .. If(quiet >= QuietDays, HealthHintKind.QuietRoom, quiet / 7, $"{club.Url}/room"),
            .. If(silent >= NewsDays, HealthHintKind.NoNews, silent, $"{club.Url}/news/new"),
            .. If(now.NextEvent is null && Days(now.FoundedAt) >= NewsDays, HealthHintKind.NoEvents, 0, $"/events/new?club={club.Club.Id}"),
        ];

        int Days(DateTime since) => (int)(time - since).TotalDays;
    }

    private static HealthHint[] If(bool holds, HealthHintKind kind, int count, string url) => holds ? [new(kind, count, url)] : [];

    private static int Percent(int part, int whole) => (int)Math.Round(100.0 * part / whole);
}
