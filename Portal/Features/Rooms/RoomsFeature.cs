using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Commons.Search;
using Portal.Commons.Watching;
using Portal.Platform.Files;
using Portal.Platform.Live;

namespace Portal.Features.Rooms;

/// <summary>The rooms' door.</summary>
public static class RoomsFeature
{
    /// <summary>Adds rooms.</summary>
    public static void AddRooms(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Rooms>().AddSingleton<RoomReactions>().AddSingleton<RoomKeeping>().AddSingleton<RoomOrder>().AddSingleton<RoomAttention>();
        services.AddSingleton<RoomViews>().AddSingleton<RoomList>().AddSingleton<RoomSilences>().AddSingleton<WhomToAddress>();
        services.AddSingleton<IChannelGate, RoomGate>().AddSingleton<IFileHolder, RoomMessageFiles>().AddSingleton<IFileHolder, RoomFiles>();
        services.AddSingleton<IModerated, ModeratedRoomMessages>().AddSingleton<IRescued, RescuedRoomMessages>().AddSingleton<IHeldBack, ModeratedRoomMessages>().AddSingleton<IWatched, WatchedRoomMessages>().AddSingleton<INotifying, RoomTidings>().AddSingleton<INotifying, MuteTidings>().AddSingleton<IWroteAt, WhoSpoke>().AddSingleton<IBarring, BarringMutes>();
        services.AddSingleton(new NamedKind("room", (db, standing) => db.Set<Room>().SeenBy(standing).Select(r => new NamedRow { Id = r.Id, Name = r.Name }), (row, _) => (row.Name, Room.AddressOf(row.Id))));
        services.AddSingleton<ISearchable, SearchableRoomMessages>().AddSingleton<ISearchOperators, RoomOperators>();
        services.AddSingleton<IPersonalData, RoomData>().AddSingleton<IPersonalData, RoomReactionExport>().AddSingleton<IPersonalData, RoomMarkExport>().AddSingleton<IGroupTrace, RoomTraces>();
        services.AddSingleton(new AdminPart("/admin/rooms", typeof(RoomsText), "Rooms", AdminsOnly: true));
    }

    /// <summary>Maps the calls.</summary>
    public static void MapRooms(this WebApplication app)
    {
        RoomCalls.Map(app);
        RoomMessageCalls.Map(app);
        RoomStream.Map(app);
    }
}
