using System.Globalization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Chat;

/// <summary>The API's calls in a chat: for its customer, by account or by the chat's secret, and for agents.</summary>
internal static class ChatCalls
{
    private const int PageSize = 100;
    private const int MostListed = 500;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Chat");
        api.MapPost("/chats", Start).Says<StartedChatJson>("startChat", "Begins a chat; no account is needed.", StatusCodes.Status201Created)
            .Explains("`secret` is the bearer token of this chat alone, for who has no account.");
        var chat = app.Api("Chat").TakesSecrets();
        chat.MapGet("/chats/{id:long}", Get).Says<ChatJson>("getChat", "How a chat stands.");
        chat.MapGet("/chats/{id:long}/messages", List).Says<Page<ChatMessageJson>>("listChatMessages", "The messages of a chat in the order of their numbers.")
            .Explains("`next` goes into `after` (or `cursor`) of the following call.");
        chat.MapPost("/chats/{id:long}/messages", Send).Says<ChatMessageJson>("sendChatMessage", "Says something in a chat: its customer, or the agent who holds it.", StatusCodes.Status201Created);
        chat.MapPost("/chats/{id:long}/read", Read).Says("markChatRead", "Tells the other side that everything up to a number was seen.");
        chat.MapPost("/chats/{id:long}/typing", Type).Says("typeInChat", "Tells the other side that somebody types; holds for some seconds.");
        chat.MapPost("/chats/{id:long}/close", Close).Says("closeChat", "Ends a chat. When the customer writes again, it goes on.");
    }

    internal static ChatParty PartyOf(HttpContext http) => new(http.ActorOf(), Bearer.Of(http));

    private static async Task<IResult> Start(HttpContext http, Body<StartChatBody> body, IdempotencyKey key, Chats chats, CancellationToken ct)
    {
        var given = body.Value;
        return (await chats.Start(http.ActorOf(), new(given.Message ?? "", given.Department, given.Name, given.Email) { Expert = given.Expert, Language = given.Language }, key.Value, ct))
            .ToHttp(chat => Results.Created($"/api/v1/chats/{chat.Id}", new StartedChatJson(chat.Id, chat.Secret)));
    }

    private static async Task<IResult> Get(HttpContext http, long id, ChatViews views, Waits waits, ClockViews clocks, CancellationToken ct) =>
        (await views.Read(PartyOf(http), id, 1, ct) is { } chat
            ? ChatJson.Of(chat, await waits.Of(PartyOf(http), id, ct)) with { Promise = await clocks.Of(PartyOf(http), id, ct) is { } promise ? PromiseJson.Of(promise) : null }
            : null).FoundOr404();

    private static async Task<IResult> List(HttpContext http, long id, Query<int> after, Query<int> cursor, Query<int> limit, ChatViews views, CancellationToken ct)
    {
        var size = Math.Clamp(limit.Value ?? PageSize, 1, MostListed);
        var lines = await views.After(PartyOf(http), id, Math.Max(after.Value ?? 0, cursor.Value ?? 0), size + 1, ct);
        return (lines is null ? null : Page<ChatMessageJson>.Cut([.. lines.Select(l => Json(l, id))], size, m => m.Number.ToString(CultureInfo.InvariantCulture))).FoundOr404();
    }

    private static async Task<IResult> Send(HttpContext http, long id, Body<ChatMessageBody> body, IdempotencyKey key, Chats chats, ChatViews views, CancellationToken ct)
    {
        var party = PartyOf(http);
        return await (await chats.Send(party, id, new(body.Value.Body ?? ""), key.Value, ct)).ToHttp(async place =>
            await views.After(party, id, place.Number - 1, 1, ct) is [var said] ? Results.Created($"/api/v1/chats/{id}/messages?after={place.Number - 1}", Json(said, id)) : Problem.NotFound.ToHttp());
    }

    private static async Task<IResult> Read(HttpContext http, long id, Body<ChatReadBody> body, ChatPresence presence, CancellationToken ct) =>
        (await presence.MarkRead(PartyOf(http), id, body.Value.Number, ct)).ToHttp();

    private static async Task<IResult> Type(HttpContext http, long id, ChatPresence presence, CancellationToken ct) =>
        (await presence.Type(PartyOf(http), id, ct)).ToHttp();

    private static async Task<IResult> Close(HttpContext http, long id, Chats chats, CancellationToken ct) =>
        (await chats.Close(PartyOf(http), id, ct)).ToHttp();

    private static ChatMessageJson Json(ChatLine line, long chatId) => ChatMessageJson.Of(line, Sentences.Say(typeof(ChatText), "Guest", chatId));
}
