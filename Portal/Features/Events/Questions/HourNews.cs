using System.Text.Json.Serialization;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Events;

/// <summary>Something happened in a question hour: told to those who look at the event; ids alone.</summary>
/// <param name="EventId">The event.</param>
public abstract record HourNews(long EventId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [EventNews.Channel(EventId)];
}

/// <summary>The hour is not what it was: it was opened or closed, has other guests or another question.</summary>
public sealed record HourChanged(long EventId) : HourNews(EventId)
{
    [JsonIgnore]
    public override Subject? About => new(Event.Kind, EventId);
}

/// <summary>Something happened to a question or an answer.</summary>
/// <param name="EventId">The event.</param>
/// <param name="EntryId">Which.</param>
/// <param name="Number">Its number there.</param>
public abstract record HourEntryNews(long EventId, long EntryId, int Number) : HourNews(EventId)
{
    [JsonIgnore]
    public override Subject? About => new(HourEntry.Kind, EntryId);
}

/// <summary>Something was asked.</summary>
public sealed record HourAsked(long EventId, long EntryId, int Number) : HourEntryNews(EventId, EntryId, Number);

/// <summary>Something was answered.</summary>
public sealed record HourAnswered(long EventId, long EntryId, int Number) : HourEntryNews(EventId, EntryId, Number);

/// <summary>A question has more votes, or fewer.</summary>
public sealed record HourVoted(long EventId, long EntryId, int Number) : HourEntryNews(EventId, EntryId, Number);

/// <summary>A question was picked, passed over, declined, or put back.</summary>
public sealed record HourQuestionMoved(long EventId, long EntryId, int Number) : HourEntryNews(EventId, EntryId, Number);

/// <summary>A question was merged into another: who voted for it votes for that one now.</summary>
public sealed record HourQuestionMerged(long EventId, long EntryId, int Number) : HourEntryNews(EventId, EntryId, Number);

/// <summary>An answer says something else, or what nobody may read was taken out of something.</summary>
public sealed record HourEntryEdited(long EventId, long EntryId, int Number) : HourEntryNews(EventId, EntryId, Number)
{
    /// <summary>Who changed it; null for the portal itself.</summary>
    public long? ById { get; init; }
}

/// <summary>Who said something took it back.</summary>
public sealed record HourEntryDeleted(long EventId, long EntryId, int Number) : HourEntryNews(EventId, EntryId, Number), ITakenFromView;

/// <summary>Something was taken from view.</summary>
public sealed record HourEntryHidden(long EventId, long EntryId, int Number) : HourEntryNews(EventId, EntryId, Number), ITakenFromView;

/// <summary>What was taken from view can be read again.</summary>
public sealed record HourEntryRestored(long EventId, long EntryId, int Number) : HourEntryNews(EventId, EntryId, Number), IShownAgain;
