using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Chat;

/// <summary>What is measured in a chat. The README beside this file says exactly when each begins and ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasureKind>))]
public enum MeasureKind
{
    /// <summary>From a customer's first message in a part to the first answer.</summary>
    [JsonStringEnumMemberName("first-answer")]
    FirstAnswer,

    /// <summary>From a customer's first message after an answer to the next answer.</summary>
    [JsonStringEnumMemberName("next-answer")]
    NextAnswer,

    /// <summary>From the beginning of a part to its end, without the time in which the staff wait for the customer.</summary>
    [JsonStringEnumMemberName("solution")]
    Solution,

    /// <summary>From a promise of a date until it is kept.</summary>
    [JsonStringEnumMemberName("promise")]
    Promise,
}

/// <summary>How something that is measured ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasureEnd>))]
public enum MeasureEnd
{
    /// <summary>It was given: the answer, the solution, what was promised.</summary>
    [JsonStringEnumMemberName("given")]
    Given,

    /// <summary>The customer ended the chat before.</summary>
    [JsonStringEnumMemberName("left")]
    Left,

    /// <summary>The staff closed the chat before.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>Another date was promised instead, or none.</summary>
    [JsonStringEnumMemberName("taken-back")]
    TakenBack,
}

/// <summary>
/// One thing that is measured in a chat, whether or not it has a target: a clock that runs through the open time of the chat's department, may pause, and stops once for all. It is moved on by its
/// own functions only, by the same lines always to the same place; what is recorded of a target, that it was near and that it was missed, is recorded once and stays.
/// </summary>
public sealed class ChatMeasure
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>What is measured.</summary>
    public MeasureKind Kind { get; init; }

    /// <summary>The line with which it began: the id of the message, which stays when chats are merged, as its number does not.</summary>
    public long LineId { get; init; }

    /// <summary>The chat's department, now or as it ended.</summary>
    public long? DepartmentId { get; private set; }

    /// <summary>When it began.</summary>
    public DateTime OpenedAt { get; init; }

    /// <summary>Since when the clock runs by the terms of this department; null while it is paused and once it has stopped.</summary>
    public DateTime? Since { get; private set; }

    /// <summary>How much open time went by before <see cref="Since"/>, in seconds; once it has stopped, what it took.</summary>
    public double OpenSeconds { get; private set; }

    /// <summary>How long it took by the clock on the wall, pauses and closed hours included, in seconds; null while it has not stopped.</summary>
    public double? WallSeconds { get; private set; }

    /// <summary>The target in seconds of open time; null for none.</summary>
    public int? Target { get; private set; }

    /// <summary>When the target is missed, if the clock runs on; null without a target and while it is paused. Once it has stopped, when it would have been.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When it is warned, if the clock runs on.</summary>
    public DateTime? WarnAt { get; private set; }

    /// <summary>When somebody has to look at it next, because there is something to record; null for never.</summary>
    public DateTime? NextAt { get; private set; }

    /// <summary>When it stopped; null while it has not.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>How it stopped.</summary>
    public MeasureEnd? End { get; private set; }

    /// <summary>Who gave what was waited for; of a solution, who answered last; of a promise, who made it.</summary>
    public long? AgentId { get; private set; }

    /// <summary>Since when its target was near: a fact that does not depend on when somebody looked. Null while it was not.</summary>
    public DateTime? WarnedAt { get; private set; }

    /// <summary>Since when its target was missed; null while it was not. What was missed stays so.</summary>
    public DateTime? BreachedAt { get; private set; }

    /// <summary>True when this very object found that the target is near.</summary>
    internal bool IsNewlyNear { get; private set; }

    /// <summary>True when this very object found that the target is missed.</summary>
    internal bool IsNewlyLate { get; private set; }

    /// <summary>A clock that begins to run with a line.</summary>
    internal static ChatMeasure Begin(long chatId, MeasureKind kind, ClockLine line, long? departmentId, ClockTerms terms)
    {
        var begun = new ChatMeasure { ChatId = chatId, Kind = kind, LineId = line.Id, OpenedAt = line.At, DepartmentId = departmentId, Since = line.At };
        begun.Reckon(terms);
        return begun;
    }

    /// <summary>The clock of a date that was promised: it runs by the clock on the wall.</summary>
    internal static ChatMeasure OfPromise(ChatPromise promise, long? departmentId)
    {
        var begun = new ChatMeasure
        {
            ChatId = promise.ChatId, Kind = MeasureKind.Promise, LineId = promise.LineId, OpenedAt = promise.MadeAt, DepartmentId = departmentId, AgentId = promise.MadeById, Since = promise.MadeAt,
            DueAt = promise.DueAt, WarnAt = promise.WarnAt,
        };
        begun.SetNext();
        return begun;
    }

    /// <summary>Reckons anew when it is due: its department's hours or targets are others now. What went by stays as it was counted.</summary>
    internal void Reckon(ClockTerms terms)
    {
        Target = terms.TargetOf(Kind, Since ?? OpenedAt);
        if (Since is { } since)
        {
            (DueAt, WarnAt) = (Due(terms, since, Target), Due(terms, since, Target * (terms.Targets.WarnPercent / 100d)));
        }

        SetNext();
    }

    /// <summary>The clock rests; nothing is due meanwhile.</summary>
    internal void Pause(DateTime at, ClockTerms terms)
    {
        if (Since is not null)
        {
            Stop(at, terms);
            DueAt = null;
        }
    }

    /// <summary>The clock runs on after a pause.</summary>
    internal void Resume(DateTime at, ClockTerms terms)
    {
        if (Since is null && EndedAt is null)
        {
            Since = at;
            Reckon(terms);
        }
    }

    /// <summary>The chat is another department's from now on: what went by was counted by the hours of the old one, what comes counts by those of the new one, and so does the target.</summary>
    internal void Move(DateTime at, ClockTerms from, long? departmentId, ClockTerms to)
    {
        var runs = Since is not null;
        if (runs)
        {
            Stop(at, from);
            Since = at;
        }

        DepartmentId = departmentId;
        Reckon(to);
    }

    /// <summary>The clock stops once for all.</summary>
    internal void Finish(DateTime at, MeasureEnd how, long? agentId, ClockTerms terms)
    {
        if (Since is not null)
        {
            Stop(at, terms);
        }

        (EndedAt, End, AgentId, WallSeconds) = (at, how, agentId, (at - OpenedAt).TotalSeconds);
        SetNext();
    }

    /// <summary>Records what holds at a moment: that the target is near, and that it is missed.</summary>
    internal void Look(DateTime at)
    {
        if (WarnedAt is null && WarnAt < at)
        {
            (WarnedAt, IsNewlyNear) = (WarnAt, true);
        }

        if (BreachedAt is null && DueAt < at)
        {
            (BreachedAt, IsNewlyLate) = (DueAt, true);
        }

        SetNext();
    }

    /// <summary>Becomes what the same clock came to, counted anew; what was recorded stays, and all of one that stopped when it stops now.</summary>
    internal void Become(ChatMeasure anew)
    {
        if (EndedAt is not null && EndedAt == anew.EndedAt)
        {
            return;
        }

        (DepartmentId, Since, OpenSeconds, WallSeconds, Target, DueAt, WarnAt) = (anew.DepartmentId, anew.Since, anew.OpenSeconds, anew.WallSeconds, anew.Target, anew.DueAt, anew.WarnAt);
        (EndedAt, End, AgentId) = (anew.EndedAt, anew.End, anew.AgentId);
        (IsNewlyNear, IsNewlyLate) = (WarnedAt is null && anew.WarnedAt is not null, BreachedAt is null && anew.BreachedAt is not null);
        (WarnedAt, BreachedAt) = (WarnedAt ?? anew.WarnedAt, BreachedAt ?? anew.BreachedAt);
        SetNext();
    }

    /// <summary>What this object found was told.</summary>
    internal void Told() => (IsNewlyNear, IsNewlyLate) = (false, false);

    private void Stop(DateTime at, ClockTerms terms)
    {
        Look(at);
        OpenSeconds += terms.Hours.Between(Since!.Value, at).TotalSeconds;
        (Since, WarnAt) = (null, null);
        SetNext();
    }

    private void SetNext() =>
        NextAt = Since is null || BreachedAt is not null ? null : WarnedAt is null && WarnAt < DueAt ? WarnAt : DueAt;

    /// <summary>Full milliseconds, which both databases keep.</summary>
    private DateTime? Due(ClockTerms terms, DateTime since, double? target) =>
        target is { } seconds && terms.Hours.Add(TimeSpan.FromMilliseconds(Math.Floor(Math.Max(0, seconds - OpenSeconds) * 1000)), since) is { } due
            ? new DateTime(due.Ticks - (due.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc)
            : null;

    internal sealed class Mapping : IEntityTypeConfiguration<ChatMeasure>
    {
        public void Configure(EntityTypeBuilder<ChatMeasure> builder)
        {
            builder.ToTable("ChatMeasures");
            builder.Ignore(m => m.IsNewlyNear).Ignore(m => m.IsNewlyLate);
            builder.HasIndex(m => new { m.ChatId, m.LineId, m.Kind }).IsUnique();
            builder.HasIndex(m => m.NextAt).HasFilter("\"NextAt\" IS NOT NULL");
            builder.HasIndex(m => new { m.DepartmentId, m.Id }).HasFilter("\"EndedAt\" IS NULL");
            builder.HasIndex(m => new { m.EndedAt, m.Kind }).HasFilter("\"EndedAt\" IS NOT NULL");
            builder.HasOne<Chat>().WithMany().HasForeignKey(m => m.ChatId);
            builder.HasOne<ChatMessage>().WithMany().HasForeignKey(m => m.LineId);
            builder.HasOne<Department>().WithMany().HasForeignKey(m => m.DepartmentId);

            // None to the agent: it would be locked against deeds that hold the account and want the chat, which whoever writes here has. Accounts are never deleted.
        }
    }
}
