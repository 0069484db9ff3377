using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Live;

namespace Portal.Features.Rooms;

/// <summary>Tells visitors who read a room that something was said in it.</summary>
internal static class RoomStream
{
    public static void Map(WebApplication app) => app.MapGet("/live/room/{id:long}", Stream).ExcludeFromDescription();

    private static async Task Stream(long id, HttpContext http, RoomViews rooms, ChangeStream changes) =>
        await changes.Serve(http, RoomNews.Channel(id), await rooms.Find(Actor.Visitor, id, http.RequestAborted) is not null);
}
