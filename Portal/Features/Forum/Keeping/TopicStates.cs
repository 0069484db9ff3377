using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>When something begins and ends by itself.</summary>
/// <param name="At">When it begins; null where it begins at once.</param>
/// <param name="Until">When it ends; null for never.</param>
public sealed record Span(DateTime? At = null, DateTime? Until = null)
{
    /// <summary>The problem with it, at its field, or null: what is past cannot be waited for.</summary>
    internal Problem? Check(DateTime now) =>
        At <= now ? Problem.Invalid<ForumText>("at", "ScheduleInPast")
        : Until <= now ? Problem.Invalid<ForumText>("until", "ScheduleInPast")
        : Until <= At ? Problem.Invalid<ForumText>("until", "EndBeforeBegin")
        : null;
}

/// <summary>Closing, pinning, slowing down and archiving topics, now or at a time. Doing it twice is as good as once.</summary>
public sealed class TopicStates(KeptTopics topics)
{
    /// <summary>The longest wait between two posts of a member: a week.</summary>
    public const int MostSlowMinutes = 7 * 24 * 60;

    /// <summary>How many topics can be pinned at one place.</summary>
    public const int MostPinned = 10;

    /// <summary>Closes a topic: from now on, or from a time on, until it is opened or until a time.</summary>
    public Task<Result<Kept>> Close(Actor actor, long topicId, Span span, string? reason, CancellationToken ct) =>
        topics.Change(actor, topicId, async kept =>
        {
            if ((KeptTopics.CheckReason(reason) ?? span.Check(kept.Now)) is { } problem)
            {
                return problem;
            }

            var timers = await TopicTimers.Set(
                kept, TopicTimers.OfClosing, [.. TopicTimers.New(kept, TimedDeed.Close, span.At, reason), .. TopicTimers.New(kept, TimedDeed.Open, span.Until, reason)], ct);
            return span.At is null && kept.Topic.ClosedAt is null ? await Close(kept, reason, timers, ct) : await Retime(kept, reason, timers, ct);
        }, ct);

    /// <summary>Opens a topic again, now or at a time. What was set to close it later is forgotten.</summary>
    public Task<Result<Kept>> Open(Actor actor, long topicId, DateTime? at, string? reason, CancellationToken ct) =>
        topics.Change(actor, topicId, async kept =>
        {
            if ((KeptTopics.CheckReason(reason) ?? new Span(at).Check(kept.Now) ?? (at is not null && kept.Topic.ClosedAt is null ? Problem.Conflict<ForumText>("TopicIsOpen") : null)) is { } problem)
            {
                return problem;
            }

            var timers = await TopicTimers.Set(kept, TopicTimers.OfClosing, [.. TopicTimers.New(kept, TimedDeed.Open, at, reason)], ct);
            return at is null && kept.Topic.ClosedAt is not null ? await Open(kept, reason, timers, ct) : await Retime(kept, reason, timers, ct);
        }, ct);

    /// <summary>Puts a topic first in the list of its category or, which moderators alone may, of all; until it is unpinned or until a time.</summary>
    public Task<Result<Kept>> Pin(Actor actor, long topicId, TopicPin where, DateTime? until, string? reason, CancellationToken ct) =>
        topics.Change(actor, topicId, async kept =>
        {
            var problem = KeptTopics.CheckReason(reason) ?? new Span(Until: until).Check(kept.Now) ?? (Enum.IsDefined(where) ? null : Problem.Invalid<KernelText>("where", "UnknownValue", where));
            return problem ?? await Pin(kept, where, until, reason, ct);
        }, ct);

    /// <summary>A pinned topic stands in lists like any other again.</summary>
    public Task<Result<Kept>> Unpin(Actor actor, long topicId, string? reason, CancellationToken ct) =>
        Reasoned(actor, topicId, reason, kept => Pin(kept, null, null, reason, ct), ct);

    /// <summary>Archives a topic: it is read and found, and nobody writes, edits or reacts in it. What was set to close or open it waits until it is out of the archive.</summary>
    public Task<Result<Kept>> Archive(Actor actor, long topicId, string? reason, CancellationToken ct) =>
        Reasoned(actor, topicId, reason, kept => Archive(kept, true, reason, ct), ct);

    /// <summary>Takes a topic out of the archive.</summary>
    public Task<Result<Kept>> Unarchive(Actor actor, long topicId, string? reason, CancellationToken ct) =>
        Reasoned(actor, topicId, reason, kept => Archive(kept, false, reason, ct), ct);

    /// <summary>A member writes at most one post in so many minutes in this topic, until a time, or where none is given until that is ended; 0 ends it.</summary>
    public Task<Result<Kept>> Slow(Actor actor, long topicId, int minutes, DateTime? until, string? reason, CancellationToken ct) =>
        Reasoned(actor, topicId, reason, async kept =>
            minutes is < 0 or > MostSlowMinutes ? Problem.Invalid<ForumText>("minutes", "SlowMinutesRange", MostSlowMinutes)
            : minutes > 0 && new Span(Until: until).Check(kept.Now) is { } problem ? problem
            : await Slow(kept, minutes, until, reason, ct), ct);

    /// <summary>Closes it, now that its timers are set.</summary>
    internal static async Task<Result<Kept>> Close(KeptTopic kept, string? reason, TimersSet timers, CancellationToken ct)
    {
        if (kept.Topic.ClosedAt is not null)
        {
            return kept.Same;
        }

        kept.Topic.ClosedAt = kept.Now;
        var change = kept.Note(TopicDeed.Closed, AuditAction.TopicClosed, reason, timers.Before, timers.After, details: timers.After is null ? null : timers.Details);
        kept.Tell(TopicDeed.Closed);
        return await kept.Done(change, ct);
    }

    /// <summary>Opens it, now that its timers are set.</summary>
    internal static async Task<Result<Kept>> Open(KeptTopic kept, string? reason, TimersSet timers, CancellationToken ct)
    {
        if (kept.Topic.ClosedAt is null)
        {
            return kept.Same;
        }

        kept.Topic.ClosedAt = null;
        var change = kept.Note(TopicDeed.Opened, AuditAction.TopicOpened, reason, timers.Before, timers.After);
        kept.Tell(TopicDeed.Opened);
        return await kept.Done(change, ct);
    }

    /// <summary>It is as closed as it was, and will close or open at other times.</summary>
    internal static async Task<Result<Kept>> Retime(KeptTopic kept, string? reason, TimersSet timers, CancellationToken ct)
    {
        if (timers.Before == timers.After)
        {
            return kept.Same;
        }

        kept.Tell(TopicDeed.Timed);
        return await kept.Done(kept.Note(TopicDeed.Timed, AuditAction.TopicTimed, reason, timers.Before, timers.After, details: timers.Details), ct);
    }

    /// <summary>Pins it, or unpins it, until a time or for good.</summary>
    internal static async Task<Result<Kept>> Pin(KeptTopic kept, TopicPin? where, DateTime? until, string? reason, CancellationToken ct)
    {
        if ((KeepingRules.MayNotPin(kept.Standing, where) ?? await IsFull(kept, where, ct)) is { } problem)
        {
            return problem;
        }

        var topic = kept.Topic;
        var (before, after) = await TopicTimers.Set(kept, TopicTimers.OfPinning, [.. TopicTimers.New(kept, TimedDeed.Unpin, until, null)], ct);
        if (topic.Pin == where && before == after)
        {
            return kept.Same;
        }

        var (deed, action) = where is null ? (TopicDeed.Unpinned, AuditAction.TopicUnpinned) : (TopicDeed.Pinned, AuditAction.TopicPinned);
        var change = kept.Note(deed, action, reason, PinWord(topic.Pin, before), PinWord(where, after), details: where is null ? null : $"{where}{(until is null ? "" : $" until {ChangeWords.Time(until)}")}");
        if (where is not null && topic.Pin != where && !kept.Undoing)
        {
            await MarkRows.PinnedAnew(kept.Db, topic.Id, ct);
        }

        topic.Pin = where;
        kept.Tell(deed);
        return await kept.Done(change, ct);
    }

    /// <summary>A pin and its timer as a change remembers them, or null for none.</summary>
    internal static string? PinWord(TopicPin? pin, string? timer) => pin is null ? null : timer is null ? pin.ToString() : $"{pin}\n{timer}";

    /// <summary>The pin that such a word says.</summary>
    internal static TopicPin? ReadPin(string? word) => word is null ? null : Enum.Parse<TopicPin>(word.Split('\n')[0]);

    /// <summary>The minutes of slow mode that a change remembers, behind which its timer may stand.</summary>
    internal static int ReadSlow(string? word) => (int)(ChangeWords.ReadId(word?.Split('\n')[0]) ?? 0);

    /// <summary>The problem with pinning one more there, or null.</summary>
    internal static async Task<Problem?> IsFull(KeptTopic kept, TopicPin? where, CancellationToken ct)
    {
        var (id, category) = (kept.Topic.Id, kept.Topic.CategoryId);
        return where is not null
            && await kept.Db.Set<Topic>().CountAsync(t => t.Id != id && t.MergedIntoId == null && t.Pin == where && (where == TopicPin.Everywhere || t.CategoryId == category), ct) >= MostPinned
                ? Problem.Conflict<ForumText>("TooManyPinned", MostPinned)
                : null;
    }

    internal static async Task<Result<Kept>> Archive(KeptTopic kept, bool archived, string? reason, CancellationToken ct)
    {
        if (kept.Topic.ArchivedAt is not null == archived)
        {
            return kept.Same;
        }

        kept.Topic.ArchivedAt = archived ? kept.Now : null;
        var deed = archived ? TopicDeed.Archived : TopicDeed.Unarchived;
        var change = kept.Note(deed, archived ? AuditAction.TopicArchived : AuditAction.TopicUnarchived, reason);
        kept.Tell(deed);
        return await kept.Done(change, ct);
    }

    /// <summary>Slows it down, until a time or until that is ended; or ends that.</summary>
    internal static async Task<Result<Kept>> Slow(KeptTopic kept, int minutes, DateTime? until, string? reason, CancellationToken ct)
    {
        var (before, after) = await TopicTimers.Set(kept, TopicTimers.OfSlowing, [.. TopicTimers.New(kept, TimedDeed.Unslow, minutes == 0 ? null : until, null)], ct);
        if (kept.Topic.SlowMinutes == minutes && before == after)
        {
            return kept.Same;
        }

        var change = kept.Note(
            TopicDeed.Slowed, AuditAction.TopicSlowed, reason, SlowWord(kept.Topic.SlowMinutes, before), after, minutes, after is null ? null : $"until {ChangeWords.Time(until)}", ($"{kept.Topic.SlowMinutes} min", $"{minutes} min"));
        kept.Topic.SlowMinutes = minutes;
        kept.Tell(TopicDeed.Slowed);
        return await kept.Done(change, ct);
    }

    private static string SlowWord(int minutes, string? timer) => timer is null ? ChangeWords.Id(minutes) : $"{ChangeWords.Id(minutes)}\n{timer}";

    private Task<Result<Kept>> Reasoned(Actor actor, long topicId, string? reason, Func<KeptTopic, Task<Result<Kept>>> change, CancellationToken ct) =>
        topics.Change(actor, topicId, kept => KeptTopics.CheckReason(reason) is { } problem ? Task.FromResult<Result<Kept>>(problem) : change(kept), ct);
}
