using Portal.Features.Rooms;
using RoomDeeds = Portal.Features.Rooms.Rooms;

namespace Portal.Tests.Features.Rooms;

/// <summary>How a test's people get to a room and speak there, by the same deeds that the pages call.</summary>
static class RoomSteps
{
    /// <summary>An admin makes a room.</summary>
    public static async Task<long> NewRoom(this TestPortal portal, RoomKind kind = RoomKind.Public, string name = "The counter") =>
        (await portal.Get<RoomKeeping>().Create((await portal.NewMember("ada", Roles.Admin)).Actor, new(kind, name, "What is in your cup?"), null, default)).Value;

    /// <summary>Somebody speaks.</summary>
    public static Task<Result<int>> Say(this TestPortal portal, Member who, long room, string body, long? replyTo = null, string? key = null) =>
        portal.Get<RoomDeeds>().Say(who.Actor, room, new(body, ReplyToId: replyTo), key, default);

    /// <summary>What somebody reads in a room; null where it is not there for them.</summary>
    public static async Task<IReadOnlyList<RoomLine>?> Lines(this TestPortal portal, Member reader, long room) => await portal.Get<RoomViews>().Lines(reader.Actor, room, null, null, 100, default);

    /// <summary>The texts of it.</summary>
    public static async Task<IReadOnlyList<string>?> Said(this TestPortal portal, Member reader, long room) => (await portal.Lines(reader, room))?.Select(line => line.Body).ToList();

    /// <summary>The room as it stands in somebody's list.</summary>
    public static async Task<RoomRow?> Listed(this TestPortal portal, Member reader, long room) =>
        (await portal.Get<RoomList>().List(reader.Actor, room - 1, 1, default)).Items.SingleOrDefault(r => r.Id == room);

    /// <summary>The id of one of its messages.</summary>
    public static async Task<long> IdOf(this TestPortal portal, Member reader, long room, int number) => (await portal.Lines(reader, room))!.Single(line => line.Number == number).Id;
}
