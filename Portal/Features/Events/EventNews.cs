using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Events;

/// <summary>Something happened to an event: told on its channel, on that of its group, and on that of all events where everyone may read it; ids alone.</summary>
/// <param name="EventId">Which.</param>
/// <param name="GroupId">Whose; null for the whole portal's.</param>
/// <param name="Public">True where everyone may read it.</param>
public abstract record EventNews(long EventId, long? GroupId, [property: JsonIgnore] bool Public) : News
{
    /// <summary>The channel of all events that everyone may read.</summary>
    public const string All = "events";

    [JsonIgnore]
    public override Subject? About => new(Event.Kind, EventId);

    [JsonIgnore]
    public override IReadOnlyList<string> Channels =>
        [Channel(EventId), .. GroupId is { } group ? [GroupNews.Channel(group)] : (string[])[], .. Public ? [All] : (string[])[]];

    /// <summary>The channel of one event.</summary>
    public static string Channel(long eventId) => $"{Event.Kind}:{eventId}";
}

/// <summary>An event was planned.</summary>
public sealed record EventPlanned(long EventId, long? GroupId, bool Public) : EventNews(EventId, GroupId, Public);

/// <summary>An event is not what it was: its words, its time, its place, its seats.</summary>
public sealed record EventChanged(long EventId, long? GroupId, bool Public) : EventNews(EventId, GroupId, Public)
{
    /// <summary>Who changed it; null for the portal itself.</summary>
    public long? ById { get; init; }
}

/// <summary>An event was called off.</summary>
public sealed record EventCancelled(long EventId, long? GroupId, bool Public) : EventNews(EventId, GroupId, Public)
{
    /// <summary>Who called it off.</summary>
    public long? ById { get; init; }
}

/// <summary>Who comes is not who came before. Told to those alone who look at the event.</summary>
public sealed record EventRepliesChanged(long EventId) : News
{
    [JsonIgnore]
    public override Subject? About => new(Event.Kind, EventId);

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [EventNews.Channel(EventId)];
}

/// <summary>An event was taken from view.</summary>
public sealed record EventHidden(long EventId, long? GroupId, bool Public) : EventNews(EventId, GroupId, Public), ITakenFromView;

/// <summary>An event that was taken from view can be read again.</summary>
public sealed record EventRestored(long EventId, long? GroupId, bool Public) : EventNews(EventId, GroupId, Public), IShownAgain;

/// <summary>There is something to tell those who go to an event, or one of them. No screen shows it by itself.</summary>
/// <param name="NoticeId">What.</param>
public sealed record EventNoticed(long NoticeId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [];
}
