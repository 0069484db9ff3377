using System.Text.Json.Serialization;
using Portal.Platform.Outbox;

namespace Portal.Features.Rooms;

/// <summary>Something was said in a room.</summary>
public sealed record RoomMessageSent(long RoomId, long MessageId, int Number, long AuthorId) : News
{
    /// <summary>The channel of one room.</summary>
    public static string Channel(long roomId) => $"room:{roomId}";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Channel(RoomId)];
}
