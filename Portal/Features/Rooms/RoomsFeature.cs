using Portal.Commons.People;
using Portal.Platform.Files;
using Portal.Platform.Live;

namespace Portal.Features.Rooms;

/// <summary>The rooms' door.</summary>
public static class RoomsFeature
{
    /// <summary>Adds rooms.</summary>
    public static void AddRooms(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<Rooms>().AddSingleton<RoomViews>().AddSingleton<IChannelGate, RoomGate>().AddSingleton<IFileHolder, RoomFiles>().AddSingleton<IPersonalData, RoomData>();

    /// <summary>Maps the calls.</summary>
    public static void MapRooms(this WebApplication app) => RoomCalls.Map(app);
}
