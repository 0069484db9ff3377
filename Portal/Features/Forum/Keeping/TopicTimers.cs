using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The timers that a topic had and has, as a change remembers them: a line for each, or null where there are none.</summary>
internal readonly record struct TimersSet(string? Before, string? After)
{
    /// <summary>What there is now, for the log; the reason stands there by itself.</summary>
    public string Details => After is null ? "no time" : string.Join(", ", After.Split('\n').Select(line => string.Join(' ', line.Split(' ', 3).Take(2))));
}

/// <summary>The timers of a topic. It must be locked to set them.</summary>
internal static class TopicTimers
{
    /// <summary>Those that close and open.</summary>
    public static readonly TimedDeed[] OfClosing = [TimedDeed.Close, TimedDeed.Open];

    /// <summary>Those that unpin.</summary>
    public static readonly TimedDeed[] OfPinning = [TimedDeed.Unpin];

    /// <summary>Those that end slow mode.</summary>
    public static readonly TimedDeed[] OfSlowing = [TimedDeed.Unslow];

    private const string Format = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>All of a topic.</summary>
    public static Task<List<TopicTimer>> Of(PortalDb db, long topicId, CancellationToken ct) =>
        db.Set<TopicTimer>().AsNoTracking().Where(t => t.TopicId == topicId).ToListAsync(ct);

    /// <summary>Those of some deeds as a change remembers them, or null where there are none.</summary>
    public static string? Words(IEnumerable<TopicTimer> timers, TimedDeed[] deeds) =>
        string.Join('\n', timers.Where(t => deeds.Contains(t.Deed)).OrderBy(t => t.Deed).Select(Word)) is { Length: > 0 } words ? words : null;

    /// <summary>When a deed is done and why, as such words say it; null where they do not.</summary>
    public static (DateTime At, string? Reason)? Read(string? words, TimedDeed deed)
    {
        var parts = words?.Split('\n').Select(line => line.Split(' ', 3)).FirstOrDefault(p => p[0] == deed.ToString());
        return parts is [_, var at, ..] ? (DateTime.ParseExact(at, Format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal), parts.Length > 2 ? parts[2] : null) : null;
    }

    /// <summary>Whether all that such words say is still to come: what would have happened by itself meanwhile cannot be set again.</summary>
    public static bool AreToCome(string? words, DateTime now) => Enum.GetValues<TimedDeed>().All(deed => Read(words, deed) is not { } timer || timer.At > now);

    /// <summary>From now on there are these and no others of their deeds.</summary>
    public static async Task<TimersSet> Set(KeptTopic kept, TimedDeed[] deeds, IReadOnlyList<TopicTimer> timers, CancellationToken ct)
    {
        var before = await Of(kept.Db, kept.Topic.Id, ct);
        await kept.Db.Set<TopicTimer>().Where(t => t.TopicId == kept.Topic.Id && deeds.Contains(t.Deed)).ExecuteDeleteAsync(ct);
        kept.Db.AddRange(timers);
        return new(Words(before, deeds), Words(timers, deeds));
    }

    /// <summary>From now on there are those that such words say.</summary>
    public static Task<TimersSet> Restore(KeptTopic kept, TimedDeed[] deeds, string? words, CancellationToken ct) =>
        Set(kept, deeds, [.. deeds.SelectMany(deed => Read(words, deed) is { } timer ? New(kept, deed, timer.At, timer.Reason) : [])], ct);

    /// <summary>The timer of a deed, for who keeps the topic now; none where no time is given.</summary>
    public static IEnumerable<TopicTimer> New(KeptTopic kept, TimedDeed deed, DateTime? at, string? reason) =>
        at is { } time ? [new TopicTimer { TopicId = kept.Topic.Id, Deed = deed, At = time, ById = kept.By, Reason = reason }] : [];

    private static string Word(TopicTimer timer) =>
        $"{timer.Deed} {timer.At.ToString(Format, CultureInfo.InvariantCulture)}{(string.IsNullOrWhiteSpace(timer.Reason) ? "" : $" {timer.Reason.ReplaceLineEndings(" ").Trim()}")}";
}
