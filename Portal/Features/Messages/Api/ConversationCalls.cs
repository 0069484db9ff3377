using System.Globalization;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Messages;

/// <summary>The API's calls on conversations: for those in them, and for nobody else.</summary>
internal static class ConversationCalls
{
    private const int PageSize = 100;

    /// <summary>Where a composer finds people: to begin a conversation with, or those in one.</summary>
    public static string People(long? conversationId = null) => conversationId is { } id ? $"/api/v1/conversations/{id}/people" : "/api/v1/conversations/people";

    /// <summary>Where a composer sends files.</summary>
    public const string Files = "/api/v1/files";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Messages");
        api.MapGet("/conversations", List).Says<Page<ConversationItemJson>>("listConversations", "The caller's conversations, those first in which something was written last.");
        api.MapPost("/conversations", Start).Says<ConversationJson>("startConversation", "Begins a conversation with one or several people.", StatusCodes.Status201Created)
            .Explains("With one person it goes on with the conversation that there is already. Who does not want to be written to is not: 403, with a sentence that names them.");
        api.MapGet("/conversations/people", Whom).Says<Page<NamedJson>>("listRecipients", "People whose names begin with `q`, for a conversation to begin with; at most eight.");
        api.MapGet("/conversations/{id:long}", Get).Says<ConversationJson>("getConversation", "One of the caller's conversations.");
        api.MapPatch("/conversations/{id:long}", Rename).Says("renameConversation", "Gives a group another title; everybody in it may.");
        api.MapGet("/conversations/{id:long}/messages", Lines).Says<Page<MessageJson>>("listConversationMessages", "The messages of a conversation in the order of their numbers, as far as the caller sees it.")
            .Explains("`next` goes into `after` (or `cursor`) of the following call; `before` reads back from a number. Who came later does not see what was written before, who left not what came after.");
        api.MapPost("/conversations/{id:long}/messages", Send).Says<MessageJson>("sendConversationMessage", "Writes in a conversation.", StatusCodes.Status201Created);
        api.MapGet("/conversations/{id:long}/people", Inside).Says<Page<NamedJson>>("listConversationPeople", "Those in a conversation whose names begin with `q`, for a text to speak to; at most eight.");
        api.MapPost("/conversations/{id:long}/people", Add).Says("addToConversation", "Brings people into a group; they see what is written from then on. Who has left it is not brought in again.");
        api.MapPost("/conversations/{id:long}/leave", Leave).Says("leaveConversation", "Leaves a group.");
        api.MapPost("/conversations/{id:long}/read", Read).Says("readConversation", "The caller has read a conversation up to a number.");
        api.MapPut("/conversations/{id:long}/mute", Mute).Says("muteConversation", "Whether the caller is told of what is written in a conversation.");
        api.MapPost("/messages/{id:long}/flags", Report).Says<ReportMade>("reportMessage", "Reports a message: it, and the few before it, are shown to the moderators.", StatusCodes.Status201Created)
            .Explains("`reason` is `spam`, `abuse`, `off-topic`, `personal-data` or `other`. One's own cannot be reported, and none twice: 409.");
    }

    private static async Task<IResult> List(HttpContext http, CursorQuery cursor, ConversationsOf mine, CancellationToken ct)
    {
        if (http.ActorOf() is not { AccountId: not null } actor)
        {
            return Problem.SignIn.ToHttp();
        }

        var page = await mine.List(actor, cursor.Value, ConversationsOf.PageSize, ct);
        return Results.Ok(new Page<ConversationItemJson>([.. page.Items.Select(ConversationItemJson.Of)], page.Next));
    }

    private static async Task<IResult> Start(HttpContext http, Body<ConversationBody> body, IdempotencyKey key, Conversations conversations, ConversationViews views, CancellationToken ct) =>
        await (await conversations.Start(http.ActorOf(), new(body.Value.To, body.Value.Title, body.Value.Body ?? ""), key.Value, ct)).ToHttp(async id =>
            await views.Find(http.ActorOf(), id, ct) is { } made ? Results.Created($"/api/v1/conversations/{id}", ConversationJson.Of(made)) : Problem.NotFound.ToHttp());

    private static async Task<IResult> Get(HttpContext http, long id, ConversationViews views, CancellationToken ct) =>
        http.ActorOf() is not { AccountId: not null } actor ? Problem.SignIn.ToHttp()
        : (await views.Find(actor, id, ct) is { } view ? ConversationJson.Of(view) : null).FoundOr404();

    private static async Task<IResult> Lines(HttpContext http, long id, Query<int> after, Query<int> before, Query<int> cursor, Query<int> limit, ConversationViews views, CancellationToken ct)
    {
        if (http.ActorOf() is not { AccountId: not null } actor)
        {
            return Problem.SignIn.ToHttp();
        }

        var size = Math.Clamp(limit.Value ?? PageSize, 1, PageSize * 5);
        if (before.Value is { } back)
        {
            return (await views.Lines(actor, id, back, null, size, ct))?.Select(MessageJson.Of).ToList().ToListing() ?? Problem.NotFound.ToHttp();
        }

        var lines = await views.Lines(actor, id, null, Math.Max(after.Value ?? 0, cursor.Value ?? 0), size + 1, ct);
        return (lines is null ? null : Page<MessageJson>.Cut([.. lines.Select(MessageJson.Of)], size, m => m.Number.ToString(CultureInfo.InvariantCulture))).FoundOr404();
    }

    private static async Task<IResult> Send(HttpContext http, long id, Body<MessageBody> body, IdempotencyKey key, Conversations conversations, ConversationViews views, CancellationToken ct) =>
        await (await conversations.Send(http.ActorOf(), id, body.Value.Body ?? "", drafted: false, key.Value, ct)).ToHttp(async number =>
            await views.Lines(http.ActorOf(), id, null, number - 1, 1, ct) is [var sent] ? Results.Created($"/api/v1/conversations/{id}/messages?after={number - 1}", MessageJson.Of(sent)) : Problem.NotFound.ToHttp());

    private static async Task<IResult> Whom(HttpContext http, string? q, WhomToWrite whom, CancellationToken ct) => Named(await whom.Find(http.ActorOf(), null, q, ct));

    private static async Task<IResult> Inside(HttpContext http, long id, string? q, WhomToWrite whom, CancellationToken ct) => Named(await whom.Find(http.ActorOf(), id, q, ct));

    private static IResult Named(Result<List<PersonView>> people) => people.ToHttp(found => found.ConvertAll(p => new NamedJson(p.Id, p.Name, p.DisplayName)).ToListing());

    private static async Task<IResult> Rename(HttpContext http, long id, Body<TitleBody> body, Groups groups, CancellationToken ct) => (await groups.Rename(http.ActorOf(), id, body.Value.Title, ct)).ToHttp();

    private static async Task<IResult> Add(HttpContext http, long id, Body<PeopleBody> body, Groups groups, CancellationToken ct) => (await groups.Add(http.ActorOf(), id, body.Value.To, ct)).ToHttp();

    private static async Task<IResult> Leave(HttpContext http, long id, Groups groups, CancellationToken ct) => (await groups.Leave(http.ActorOf(), id, ct)).ToHttp();

    private static async Task<IResult> Read(HttpContext http, long id, Body<ReadBody> body, Attention attention, CancellationToken ct) =>
        body.Value.Number is { } number ? (await attention.ReadUpTo(http.ActorOf(), id, number, ct)).ToHttp() : Problem.Invalid<KernelText>("number", "Required").ToHttp();

    private static async Task<IResult> Mute(HttpContext http, long id, Body<MuteBody> body, Attention attention, CancellationToken ct) =>
        body.Value.Muted is { } muted ? (await attention.Mute(http.ActorOf(), id, muted, ct)).ToHttp() : Problem.Invalid<KernelText>("muted", "Required").ToHttp();

    private static async Task<IResult> Report(HttpContext http, long id, Body<ReportBody> body, IdempotencyKey key, Flags flags, CancellationToken ct) =>
        body.Value.Reason is not { } reason
            ? Problem.Invalid<KernelText>("reason", "Required").ToHttp()
            : FlagReason.Read(reason) is not { } known
            ? Problem.Invalid<KernelText>("reason", "UnknownValue", reason.Length > 40 ? reason[..40] : reason).ToHttp()
            : (await flags.Raise(http.ActorOf(), new("message", id), known, body.Value.Note, key.Value, ct))
                .ToHttp(flag => Results.Json(new ReportMade(flag, id, known.ToString()), statusCode: StatusCodes.Status201Created));
}
