using Portal.Kernel;

namespace Portal.Features.Clubs;

/// <summary>Whole days, by UTC, up to today.</summary>
/// <param name="To">The last day: its first moment.</param>
/// <param name="Days">How many.</param>
public sealed record HealthPeriod(DateTime To, int Days)
{
    /// <summary>So many where nobody says otherwise.</summary>
    public const int Usual = 30;

    private const int Week = 7;

    /// <summary>The numbers of days that are offered.</summary>
    public static IReadOnlyList<int> Offered { get; } = [30, 90, 365];

    /// <summary>The first day.</summary>
    public DateTime From => To.AddDays(1 - Days);

    /// <summary>As many days before it.</summary>
    public HealthPeriod Before() => this with { To = From.AddDays(-1) };

    /// <summary>Its weeks: each with its last day, the last of them today; the first may be shorter.</summary>
    public IEnumerable<(DateTime From, DateTime To)> Weeks =>
        Enumerable.Range(0, (Days + Week - 1) / Week).Reverse().Select(back => To.AddDays(-Week * back)).Select(last => (last.AddDays(1 - Week) < From ? From : last.AddDays(1 - Week), last));

    /// <summary>Those that an address asks for; refused where they are none that are offered.</summary>
    public static Result<HealthPeriod> Of(int? days, DateTime today) =>
        Offered.Contains(days ?? Usual) ? new HealthPeriod(today, days ?? Usual) : Problem.Invalid<ClubHealthText>("days", "NoSuchDays", string.Join(", ", Offered));
}

/// <summary>What some days came to in a club.</summary>
/// <param name="ActiveWeek">How many members were active on the last day or the six before.</param>
/// <param name="ActiveMonth">How many on the last day or the 29 before.</param>
/// <param name="Joined">How many came into it.</param>
/// <param name="Left">How many went.</param>
/// <param name="Returned">How many came again after a pause.</param>
/// <param name="Topics">Topics begun.</param>
/// <param name="Replies">Replies written.</param>
/// <param name="Messages">Messages in its room.</param>
/// <param name="Events">Events that began.</param>
/// <param name="EventGuests">How many came to them, guests counted.</param>
/// <param name="FirstReplies">How many topics got their first reply.</param>
/// <param name="FirstReplyMinutes">Within how many minutes half of them got it, as a step; null where none did, and where it took longer than 30 days.</param>
public sealed record HealthSums(int ActiveWeek, int ActiveMonth, int Joined, int Left, int Returned, int Topics, int Replies, int Messages, int Events, int EventGuests, int FirstReplies, int? FirstReplyMinutes)
{
    /// <summary>Adds days up: the last of them, if it is the last of the period, says how many are active.</summary>
    internal static HealthSums Of(IReadOnlyCollection<ClubDay> days, DateTime last)
    {
        var (end, waits) = (days.FirstOrDefault(d => d.Day == last), ReplyWaits.Sum(days.Select(d => ReplyWaits.Parse(d.Waits))));
        return new(
            end?.ActiveWeek ?? 0, end?.ActiveMonth ?? 0, days.Sum(d => d.Joined), days.Sum(d => d.Left), days.Sum(d => d.Returned), days.Sum(d => d.Topics), days.Sum(d => d.Replies), days.Sum(d => d.Messages),
            days.Sum(d => d.Events), days.Sum(d => d.EventGuests), waits.Count, waits.MedianMinutes);
    }
}

/// <summary>What a week came to.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last.</param>
/// <param name="Sums">What it came to.</param>
public sealed record HealthWeek(DateTime From, DateTime To, HealthSums Sums);

/// <summary>A topic that nobody has answered.</summary>
/// <param name="Id">The topic.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address.</param>
/// <param name="At">Since when it waits.</param>
public sealed record UnansweredTopic(long Id, string Title, string Url, DateTime At);

/// <summary>A topic that is read much.</summary>
/// <param name="Id">The topic.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address.</param>
/// <param name="Readers">How many members opened it; null for fewer than <see cref="Least"/>, of whom one might guess who they are.</param>
public sealed record ReadTopic(long Id, string Title, string Url, int? Readers)
{
    /// <summary>Fewer readers are not counted out.</summary>
    public const int Least = 3;
}

/// <summary>How a club stands now.</summary>
/// <param name="Members">How many are in it.</param>
/// <param name="Requests">How many ask to join; counted up to <see cref="MostCounted"/>.</param>
/// <param name="OldestRequest">Since when the first of them does.</param>
/// <param name="Unanswered">How many topics of the last <see cref="UnansweredDays"/> days have no reply; counted up to <see cref="MostCounted"/>.</param>
/// <param name="UnansweredLate">How many of them wait for longer than two days.</param>
/// <param name="LastMessage">When something was said in its room last; null where nothing ever was.</param>
/// <param name="LastNews">When it had news last.</param>
/// <param name="NextEvent">When its next event begins.</param>
/// <param name="FoundedAt">Since when it is there.</param>
public sealed record HealthNow(int Members, int Requests, DateTime? OldestRequest, int Unanswered, int UnansweredLate, DateTime? LastMessage, DateTime? LastNews, DateTime? NextEvent, DateTime FoundedAt)
{
    /// <summary>Counts go so far.</summary>
    public const int MostCounted = 100;

    /// <summary>Topics that are older are not said to wait.</summary>
    public const int UnansweredDays = 30;
}

/// <summary>How a club is doing.</summary>
/// <param name="Club">The club.</param>
/// <param name="Period">The days.</param>
/// <param name="Sums">What they came to.</param>
/// <param name="Before">What as many days before came to.</param>
/// <param name="Weeks">What each week came to.</param>
/// <param name="Now">How it stands now.</param>
/// <param name="Waiting">The topics that wait longest for a reply.</param>
/// <param name="Read">The topics of these days that are read most.</param>
/// <param name="Hints">What could be done.</param>
public sealed record ClubHealth(ClubView Club, HealthPeriod Period, HealthSums Sums, HealthSums Before, IReadOnlyList<HealthWeek> Weeks, HealthNow Now, IReadOnlyList<UnansweredTopic> Waiting, IReadOnlyList<ReadTopic> Read, IReadOnlyList<HealthHint> Hints);
