using System.Text.Json.Serialization;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Chat;

/// <summary>Something is to be seen of a chat's clocks: told at the desk alone, as customers are told of promises and not of targets.</summary>
public abstract record ClockNews(long ChatId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [ChatNews.Desk];

    [JsonIgnore]
    public override Subject? About => new("chat", ChatId);
}

/// <summary>The clock of something that has a target began, paused, runs on or stopped. It follows what was said by a moment.</summary>
public sealed record ChatClockMoved(long ChatId) : ClockNews(ChatId), IQuietNews;

/// <summary>Somebody has to hear how a clock stands. <paramref name="LineId"/> is the message with which it began.</summary>
public abstract record ChatDue(long ChatId, long LineId, MeasureKind Kind) : ClockNews(ChatId);

/// <summary>What has a target is due soon. Told once.</summary>
public sealed record ChatDueSoon(long ChatId, long LineId, MeasureKind Kind) : ChatDue(ChatId, LineId, Kind);

/// <summary>What has a target was not done in time. Told once.</summary>
public sealed record ChatOverdue(long ChatId, long LineId, MeasureKind Kind) : ChatDue(ChatId, LineId, Kind);

/// <summary>A date was promised to the customer, or changed, taken back or kept.</summary>
public sealed record ChatPromiseChanged(long ChatId) : ChatNews(ChatId);
