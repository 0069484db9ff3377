using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Rooms;

/// <summary>Something happened in a room; told on its channel, with ids alone.</summary>
public abstract record RoomNews(long RoomId) : News
{
    /// <summary>The channel of the list of public rooms.</summary>
    public const string PublicRooms = "rooms";

    /// <summary>The channel of the list of rooms for staff.</summary>
    public const string StaffRooms = "staff-rooms";

    /// <summary>The first word of the subject that a message is.</summary>
    public const string Message = "room-message";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Channel(RoomId)];

    /// <summary>The channel of one room.</summary>
    public static string Channel(long roomId) => $"room:{roomId}";
}

/// <summary>Something was said in a room.</summary>
public sealed record RoomMessageSent(long RoomId, long MessageId, int Number, long AuthorId) : RoomNews(RoomId)
{
    [JsonIgnore]
    public override Subject? About => new(Message, MessageId);
}

/// <summary>Who said something changed it, or a moderator took out of it what nobody may read.</summary>
public sealed record RoomMessageEdited(long RoomId, long MessageId, int Number) : RoomNews(RoomId)
{
    /// <summary>Who changed it; null for the portal itself.</summary>
    public long? ById { get; init; }

    [JsonIgnore]
    public override Subject? About => new(Message, MessageId);
}

/// <summary>People reacted to a message, or took that back.</summary>
public sealed record RoomReactionsChanged(long RoomId, long MessageId, int Number) : RoomNews(RoomId)
{
    [JsonIgnore]
    public override Subject? About => new(Message, MessageId);
}

/// <summary>Who said something deleted it.</summary>
public sealed record RoomMessageDeleted(long RoomId, long MessageId, int Number) : RoomNews(RoomId), ITakenFromView
{
    [JsonIgnore]
    public Subject Thing => new(Message, MessageId);
}

/// <summary>Who keeps order took a message from view.</summary>
public sealed record RoomMessageHidden(long RoomId, long MessageId, int Number) : RoomNews(RoomId), ITakenFromView
{
    [JsonIgnore]
    public Subject Thing => new(Message, MessageId);
}

/// <summary>A message that was taken from view can be read again.</summary>
public sealed record RoomMessageRestored(long RoomId, long MessageId, int Number) : RoomNews(RoomId), IShownAgain
{
    [JsonIgnore]
    public Subject Thing => new(Message, MessageId);
}

/// <summary>A room was made, or is called otherwise, has another pace, went into the archive or came out of it.</summary>
/// <param name="RoomId">Which.</param>
/// <param name="Kind">For whom it is.</param>
public sealed record RoomChanged(long RoomId, [property: JsonIgnore] RoomKind Kind) : RoomNews(RoomId)
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => Kind switch
    {
        RoomKind.Public => [Channel(RoomId), PublicRooms],
        RoomKind.Staff => [Channel(RoomId), StaffRooms],
        _ => [Channel(RoomId)],
    };
}

/// <summary>Somebody was muted in a room, or may write there again; told to them alone.</summary>
public sealed record RoomMuteChanged(long RoomId, [property: JsonIgnore] long AccountId) : RoomNews(RoomId), IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [StandingChanged.Channel(AccountId)];
}
