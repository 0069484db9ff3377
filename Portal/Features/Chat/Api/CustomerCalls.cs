using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Chat;

/// <summary>The API's calls for what a customer may want beside the talk itself: their list, their word on it, a transcript, a call.</summary>
internal static class CustomerCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var member = app.Api("Chat");
        member.MapGet("/chats", List).Says<Page<OwnChatJson>>("listChats", "The caller's own chats, the newest words first. Accounts only.");
        member.MapPost("/chats/{id:long}/keep", Keep).Says("keepChat", "Takes a chat that was begun without an account into the caller's, by its secret.");
        var chat = app.Api("Chat").TakesSecrets();
        chat.MapPost("/chats/{id:long}/delivered", Deliver).Says("markChatDelivered", "Tells the other side that everything up to a number has come, seen or not.");
        chat.MapGet("/chats/{id:long}/rating", GetRating).Says<ChatRatingJson>("getChatRating", "Whether the customer may rate what ended last, and what they said.");
        chat.MapPut("/chats/{id:long}/rating", Rate).Says("rateChat", "The customer's word on the part of a chat that ended last; may be changed for a day.")
            .Explains("Only when the chat is closed and somebody had answered; else 409.");
        chat.MapPost("/chats/{id:long}/transcript", Ask).Says<TranscriptJson>("askForTranscript", "Sends what was said to the confirmed address of the caller's account, or to another one after a code.")
            .Explains("`code-needed`: a code was sent to the address, once; tell it with `confirmTranscript`. Sent again only when more was said.");
        chat.MapPost("/chats/{id:long}/transcript/confirm", Confirm).Says<TranscriptJson>("confirmTranscript", "Tells the code that came to an address, and sends what was said there.");
        chat.MapGet("/chats/{id:long}/callback", GetCall).Says<CallBackView>("getCallBack", "What the customer asked for; 404 where nothing was.");
        chat.MapPut("/chats/{id:long}/callback", AskForCall).Says("askForCallBack", "The customer asks to be called back. Asked again, the newest word counts.");
        var desk = app.Api("Desk");
        desk.MapGet("/desk/chats/{id:long}/ratings", Ratings).Says<Page<RatingJson>>("listChatRatings", "What the customer said of each finished part of a chat, the newest first. Agents only.");
        desk.MapPost("/desk/chats/{id:long}/called", Called).Says("markCalledBack", "Says that somebody has called the customer back. Agents only.");
    }

    private static async Task<IResult> List(HttpContext http, CursorQuery cursor, Query<int> limit, OwnChats own, CancellationToken ct)
    {
        if (http.ActorOf().AccountId is null)
        {
            return Problem.SignIn.ToHttp();
        }

        var page = await own.List(http.ActorOf(), [], cursor.Value, Math.Clamp(limit.Value ?? OwnChats.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<OwnChatJson>([.. page.Items.Select(OwnChatJson.Of)], page.Next));
    }

    private static async Task<IResult> Keep(HttpContext http, long id, Body<KeepChatBody> body, Chats chats, CancellationToken ct) =>
        (http.ActorOf().AccountId is null ? Problem.SignIn : await chats.KeepWithAccount(new(http.ActorOf(), body.Value.Secret), id, ct)).ToHttp();

    private static async Task<IResult> Deliver(HttpContext http, long id, Body<ChatReadBody> body, ChatPresence presence, CancellationToken ct) =>
        (await presence.MarkDelivered(ChatCalls.PartyOf(http), id, body.Value.Number, ct)).ToHttp();

    private static async Task<IResult> GetRating(HttpContext http, long id, ChatRatings ratings, CancellationToken ct) =>
        (await ratings.Read(ChatCalls.PartyOf(http), id, ct) is { } rating ? new ChatRatingJson(rating.MayRate, rating.Verdict, rating.Words) : null).FoundOr404();

    private static async Task<IResult> Rate(HttpContext http, long id, Body<RateChatBody> body, ChatRatings ratings, CancellationToken ct) =>
        (await ratings.Rate(ChatCalls.PartyOf(http), id, body.Value.Verdict, body.Value.Words, ct)).ToHttp();

    private static async Task<IResult> Ask(HttpContext http, long id, OptionalBody<TranscriptBody> body, Transcripts transcripts, CancellationToken ct) =>
        Answer(await transcripts.Ask(ChatCalls.PartyOf(http), id, body.Value?.Email, ct));

    private static async Task<IResult> Confirm(HttpContext http, long id, Body<TranscriptCodeBody> body, Transcripts transcripts, CancellationToken ct) =>
        Answer(await transcripts.Confirm(ChatCalls.PartyOf(http), id, body.Value.Email, body.Value.Code, ct));

    private static IResult Answer(Result<TranscriptAnswer> result) =>
        result.ToHttp(answer => answer == TranscriptAnswer.WrongCode ? Problem.Invalid<ChatText>("code", "WrongCode").ToHttp() : Results.Ok(new TranscriptJson(answer)));

    private static async Task<IResult> GetCall(HttpContext http, long id, CallBacks calls, CancellationToken ct) =>
        (await calls.Read(ChatCalls.PartyOf(http), id, ct)).FoundOr404();

    private static async Task<IResult> AskForCall(HttpContext http, long id, Body<CallBackBody> body, CallBacks calls, CancellationToken ct) =>
        (await calls.Ask(ChatCalls.PartyOf(http), id, body.Value.Phone, body.Value.When, ct)).ToHttp();

    private static async Task<IResult> Ratings(HttpContext http, long id, ChatRatings ratings, CancellationToken ct) =>
        await ratings.List(http.ActorOf(), id, ct) is { } said ? Results.Ok(new Page<RatingJson>([.. said.Select(RatingJson.Of)], null)) : NotHere(http);

    private static async Task<IResult> Called(HttpContext http, long id, CallBacks calls, CancellationToken ct) =>
        await calls.Done(http.ActorOf(), id, ct) is { Problem: { } problem } ? NotHere(http, problem) : Results.NoContent();

    private static IResult NotHere(HttpContext http, Problem? problem = null) =>
        (http.ActorOf().AccountId is null ? Problem.SignIn : problem ?? Problem.NotFound).ToHttp();
}
