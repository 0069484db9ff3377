using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Rooms;

/// <summary>The API's calls on rooms.</summary>
internal static class RoomCalls
{
    private const int PageSize = 100;

    /// <summary>Where a composer finds people to speak to.</summary>
    public static string People(long roomId) => $"/api/v1/rooms/{roomId}/people";

    /// <summary>Where a composer sends files.</summary>
    public const string Files = "/api/v1/files";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Rooms");
        api.MapGet("/rooms", List).Says<Page<RoomItemJson>>("listRooms", "The rooms that the caller may enter: public ones, for staff those for staff, and those of the caller's clubs.");
        api.MapPost("/rooms", Create).Says<RoomJson>("createRoom", "Makes a public room, or one for staff. Admins only.", StatusCodes.Status201Created);
        api.MapGet("/rooms/{id:long}", Get).Says<RoomJson>("getRoom", "One room.");
        api.MapPatch("/rooms/{id:long}", Change).Says<RoomJson>("changeRoom", "Changes a room: an admin its name, its text and whether it is archived, who keeps order there its pace.")
            .Explains("A club's room is called as its club is. In a slow room a member waits `slowSeconds` between two messages; staff and hosts do not.");
        api.MapPost("/rooms/{id:long}/read", Read).Says("readRoom", "The caller has read a room up to a number.");
        api.MapPut("/rooms/{id:long}/mute", Mute).Says("muteRoom", "Whether the caller is told when somebody speaks to them in a room.");
        api.MapPut("/rooms/{id:long}/mutes/{name}", MuteMember).Says("muteRoomMember", "Takes somebody the right to write in a room for a time. Moderators, and the hosts of the club whose room it is.");
        api.MapDelete("/rooms/{id:long}/mutes/{name}", UnmuteMember).Says("unmuteRoomMember", "Lets somebody write in a room again. Where they may already, nothing happens.");
        api.MapGet("/rooms/{id:long}/people", Whom).Says<Page<AddressedJson>>("listRoomPeople", "People whose names begin with `q` and who may read the room, for a text to speak to with @name; at most eight.")
            .Explains("Who spoke there lately comes first, and without `q` alone. Accounts only.");
        api.MapGet("/rooms/{id:long}/search", Find).Says<Page<SearchHitJson>>("searchRoom", "What was said in a room with these words, newest first.");
    }

    private static async Task<IResult> List(HttpContext http, Query<long> cursor, RoomList rooms, CancellationToken ct)
    {
        var page = await rooms.List(http.ActorOf(), cursor.Value ?? 0, PageSize, ct);
        return Results.Ok(new Page<RoomItemJson>([.. page.Items.Select(RoomItemJson.Of)], page.Next));
    }

    private static async Task<IResult> Create(HttpContext http, Body<NewRoomBody> body, IdempotencyKey key, RoomKeeping rooms, RoomViews views, CancellationToken ct) =>
        await (await rooms.Create(http.ActorOf(), new(body.Value.Kind ?? RoomKind.Public, body.Value.Name ?? "", body.Value.About ?? ""), key.Value, ct)).ToHttp(async id =>
            await views.Find(http.ActorOf(), id, ct) is { } made ? Results.Created($"/api/v1/rooms/{id}", RoomJson.Of(made)) : Problem.NotFound.ToHttp());

    private static async Task<IResult> Get(HttpContext http, long id, RoomViews views, CancellationToken ct) =>
        (await views.Find(http.ActorOf(), id, ct) is { } room ? RoomJson.Of(room) : null).FoundOr404();

    /// <summary>Each part is a deed of its own; the first that is refused ends it.</summary>
    private static async Task<IResult> Change(HttpContext http, long id, Body<RoomPatch> body, RoomKeeping rooms, RoomViews views, CancellationToken ct)
    {
        var (actor, patch) = (http.ActorOf(), body.Value);
        var problem = await views.Find(actor, id, ct) is not { } room ? Problem.NotFound
            : room.Reader.MayNotWrite
                ?? (patch.Name is null && patch.About is null ? null : (await rooms.Change(actor, id, patch.Name ?? room.Name, patch.About ?? room.About, ct)).Problem)
                ?? (patch.Archived is { } archived ? (await rooms.Archive(actor, id, archived, ct)).Problem : null)
                ?? (patch.SlowSeconds is { } seconds ? (await rooms.Slow(actor, id, seconds, ct)).Problem : null);
        return problem?.ToHttp() ?? await Get(http, id, views, ct);
    }

    private static async Task<IResult> Read(HttpContext http, long id, Body<RoomReadBody> body, RoomAttention attention, CancellationToken ct) =>
        (await attention.ReadUpTo(http.ActorOf(), id, body.Value.Number ?? 0, ct)).ToHttp();

    private static async Task<IResult> Mute(HttpContext http, long id, Body<RoomMuteBody> body, RoomAttention attention, CancellationToken ct) =>
        (await attention.Mute(http.ActorOf(), id, body.Value.Muted ?? true, ct)).ToHttp();

    private static async Task<IResult> MuteMember(HttpContext http, long id, string name, Body<MemberMuteBody> body, RoomOrder order, CancellationToken ct) =>
        (await order.Mute(http.ActorOf(), id, name, body.Value.Minutes ?? 0, body.Value.Reason, ct)).ToHttp();

    private static async Task<IResult> UnmuteMember(HttpContext http, long id, string name, RoomOrder order, CancellationToken ct) => (await order.Unmute(http.ActorOf(), id, name, ct)).ToHttp();

    private static async Task<IResult> Whom(HttpContext http, long id, string? q, WhomToAddress whom, CancellationToken ct) =>
        (await whom.Find(http.ActorOf(), id, q, ct)).ToHttp(found => found.ConvertAll(p => new AddressedJson(p.Id, p.Name, p.DisplayName)).ToListing());

    private static async Task<IResult> Find(HttpContext http, long id, string? q, string? cursor, RoomViews views, Commons.Search.Search search, CancellationToken ct) =>
        await views.Find(http.ActorOf(), id, ct) is null ? Problem.NotFound.ToHttp()
        : string.IsNullOrWhiteSpace(q) ? Results.Ok(Page<SearchHitJson>.Empty)
        : (await search.Find(http.ActorOf(), $"room:{id} {q}", cursor, Commons.Search.Search.PageSize, ct)).ToHttp(page => Results.Ok(new Page<SearchHitJson>([.. page.Items.Select(SearchHitJson.Of)], page.Next)));
}
