using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>When something begins and ends by itself.</summary>
/// <param name="At">When it begins; null for now.</param>
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

            await Forget(kept, ct, TimedDeed.Close, TimedDeed.Open);
            Set(kept, TimedDeed.Open, span.Until, reason);
            if (span.At is { } at)
            {
                Set(kept, TimedDeed.Close, at, reason);
                kept.Db.Audit(kept.Actor, AuditAction.TopicClosed, new("topic", topicId), kept.Now, reason, Times(at, span.Until));
                kept.Tell(TopicDeed.Closed);
                return kept.Same;
            }

            return await Close(kept, reason, span.Until, ct);
        }, ct);

    /// <summary>Opens a topic again, now or at a time. What was set to close it later is forgotten.</summary>
    public Task<Result<Kept>> Open(Actor actor, long topicId, DateTime? at, string? reason, CancellationToken ct) =>
        topics.Change(actor, topicId, async kept =>
        {
            if ((KeptTopics.CheckReason(reason) ?? new Span(at).Check(kept.Now) ?? (at is not null && kept.Topic.ClosedAt is null ? Problem.Conflict<ForumText>("TopicIsOpen") : null)) is { } problem)
            {
                return problem;
            }

            await Forget(kept, ct, TimedDeed.Close, TimedDeed.Open);
            if (at is { } time)
            {
                Set(kept, TimedDeed.Open, time, reason);
                kept.Db.Audit(kept.Actor, AuditAction.TopicOpened, new("topic", topicId), kept.Now, reason, Times(time, null));
                kept.Tell(TopicDeed.Opened);
                return kept.Same;
            }

            return await Open(kept, reason, ct);
        }, ct);

    /// <summary>Puts a topic first in the list of its category or, which moderators alone may, of all; until it is unpinned or until a time.</summary>
    public Task<Result<Kept>> Pin(Actor actor, long topicId, TopicPin where, DateTime? until, string? reason, CancellationToken ct) =>
        topics.Change(actor, topicId, async kept =>
        {
            var topic = kept.Topic;
            if ((KeptTopics.CheckReason(reason) ?? new Span(Until: until).Check(kept.Now) ?? (Enum.IsDefined(where) ? null : Problem.Invalid<KernelText>("where", "UnknownValue", where))) is { } problem)
            {
                return problem;
            }

            if (where == TopicPin.Everywhere && !kept.Standing.IsModerator)
            {
                return Problem.NotAllowed;
            }

            if (await kept.Db.Set<Topic>().CountAsync(t => t.Id != topicId && t.Pin == where && (where == TopicPin.Everywhere || t.CategoryId == topic.CategoryId), ct) >= MostPinned)
            {
                return Problem.Conflict<ForumText>("TooManyPinned", MostPinned);
            }

            await Forget(kept, ct, TimedDeed.Unpin);
            Set(kept, TimedDeed.Unpin, until, null);
            return await Pin(kept, where, reason, until, ct);
        }, ct);

    /// <summary>A pinned topic stands in lists like any other again.</summary>
    public Task<Result<Kept>> Unpin(Actor actor, long topicId, string? reason, CancellationToken ct) =>
        Reasoned(actor, topicId, reason, async kept =>
        {
            await Forget(kept, ct, TimedDeed.Unpin);
            return await Pin(kept, null, reason, null, ct);
        }, ct);

    /// <summary>Archives a topic: it is read and found, and nobody writes, edits or reacts in it.</summary>
    public Task<Result<Kept>> Archive(Actor actor, long topicId, string? reason, CancellationToken ct) =>
        Reasoned(actor, topicId, reason, async kept =>
        {
            await Forget(kept, ct, TimedDeed.Close, TimedDeed.Open);
            return await Archive(kept, true, reason, ct);
        }, ct);

    /// <summary>Takes a topic out of the archive.</summary>
    public Task<Result<Kept>> Unarchive(Actor actor, long topicId, string? reason, CancellationToken ct) =>
        Reasoned(actor, topicId, reason, kept => Archive(kept, false, reason, ct), ct);

    /// <summary>A member writes at most one post in so many minutes in this topic; 0 ends that.</summary>
    public Task<Result<Kept>> Slow(Actor actor, long topicId, int minutes, string? reason, CancellationToken ct) =>
        Reasoned(actor, topicId, reason, async kept =>
            minutes is < 0 or > MostSlowMinutes ? Problem.Invalid<ForumText>("minutes", "SlowMinutesRange", MostSlowMinutes) : await Slow(kept, minutes, reason, ct), ct);

    internal static async Task<Result<Kept>> Close(KeptTopic kept, string? reason, DateTime? until, CancellationToken ct)
    {
        if (kept.Topic.ClosedAt is not null)
        {
            kept.Tell(TopicDeed.Closed); // its end may be another
            return kept.Same;
        }

        kept.Topic.ClosedAt = kept.Now;
        var change = kept.Note(TopicDeed.Closed, AuditAction.TopicClosed, reason, details: Times(null, until));
        kept.Tell(TopicDeed.Closed);
        return await kept.Done(change, ct);
    }

    internal static async Task<Result<Kept>> Open(KeptTopic kept, string? reason, CancellationToken ct)
    {
        if (kept.Topic.ClosedAt is null)
        {
            kept.Tell(TopicDeed.Opened);
            return kept.Same;
        }

        kept.Topic.ClosedAt = null;
        var change = kept.Note(TopicDeed.Opened, AuditAction.TopicOpened, reason);
        kept.Tell(TopicDeed.Opened);
        return await kept.Done(change, ct);
    }

    internal static async Task<Result<Kept>> Pin(KeptTopic kept, TopicPin? where, string? reason, DateTime? until, CancellationToken ct)
    {
        var (topic, deed) = (kept.Topic, where is null ? TopicDeed.Unpinned : TopicDeed.Pinned);
        kept.Tell(deed);
        if (topic.Pin == where && until is null)
        {
            return kept.Same;
        }

        var change = kept.Note(deed, where is null ? AuditAction.TopicUnpinned : AuditAction.TopicPinned, reason, topic.Pin?.ToString(), where?.ToString(), details: where is null ? null : $"{where}{Times(null, until)}");
        topic.Pin = where;
        return await kept.Done(change, ct);
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

    internal static async Task<Result<Kept>> Slow(KeptTopic kept, int minutes, string? reason, CancellationToken ct)
    {
        if (kept.Topic.SlowMinutes == minutes)
        {
            return kept.Same;
        }

        var change = kept.Note(TopicDeed.Slowed, AuditAction.TopicSlowed, reason, ChangeWords.Id(kept.Topic.SlowMinutes), count: minutes, details: $"{kept.Topic.SlowMinutes} -> {minutes}");
        kept.Topic.SlowMinutes = minutes;
        kept.Tell(TopicDeed.Slowed);
        return await kept.Done(change, ct);
    }

    /// <summary>What was set for later is not done any more.</summary>
    internal static Task Forget(KeptTopic kept, CancellationToken ct, params TimedDeed[] deeds) =>
        kept.Db.Set<TopicTimer>().Where(t => t.TopicId == kept.Topic.Id && deeds.Contains(t.Deed)).ExecuteDeleteAsync(ct);

    private static void Set(KeptTopic kept, TimedDeed deed, DateTime? at, string? reason)
    {
        if (at is { } time)
        {
            kept.Topic.Changes++; // its page looks for what is to come
            kept.Db.Add(new TopicTimer { TopicId = kept.Topic.Id, Deed = deed, At = time, ById = kept.By, Reason = reason });
        }
    }

    private static string? Times(DateTime? at, DateTime? until) =>
        (at is null ? "" : $"from {ChangeWords.Time(at)}") + (until is null ? "" : $" until {ChangeWords.Time(until)}") is { Length: > 0 } times ? times : null;

    private Task<Result<Kept>> Reasoned(Actor actor, long topicId, string? reason, Func<KeptTopic, Task<Result<Kept>>> change, CancellationToken ct) =>
        topics.Change(actor, topicId, kept => KeptTopics.CheckReason(reason) is { } problem ? Task.FromResult<Result<Kept>>(problem) : change(kept), ct);
}
