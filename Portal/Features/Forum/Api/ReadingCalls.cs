using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>The API's calls on what the caller has read and follows.</summary>
internal static class ReadingCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapPost("/topics/{id:long}/read", UpTo).Says("readTopic", "The caller has read a topic up to a post.");
        api.MapPost("/topics/{id:long}/watch", Follow).Says("watchTopic", "The caller chooses how closely they follow a topic.");
        api.MapPut("/topics/{id:long}/my-unpin", Unpin).Says("unpinTopicForMe", "The caller takes a topic's pin away for themselves: in their lists it stands like any other, until it is pinned anew. Twice is as good as once.");
        api.MapDelete("/topics/{id:long}/my-unpin", PinAgain).Says("pinTopicForMe", "Takes that back. Twice is as good as once.");
        api.MapPost("/topics/read", AllRead).Says("readAllTopics", "All that is unread in the topics that the caller follows counts as read.");
    }

    private static async Task<IResult> UpTo(HttpContext http, long id, Body<ReadBody> body, Reading reading, CancellationToken ct) =>
        (await reading.UpTo(http.ActorOf(), id, body.Value.Number ?? 0, ct)).ToHttp();

    private static async Task<IResult> Follow(HttpContext http, long id, Body<WatchBody> body, Reading reading, CancellationToken ct) =>
        (body.Value.Level is { } level ? await reading.Follow(http.ActorOf(), id, level, ct) : Problem.Invalid<KernelText>("level", "Required")).ToHttp();

    private static async Task<IResult> Unpin(HttpContext http, long id, Reading reading, CancellationToken ct) => (await reading.Unpin(http.ActorOf(), id, true, ct)).ToHttp();

    private static async Task<IResult> PinAgain(HttpContext http, long id, Reading reading, CancellationToken ct) => (await reading.Unpin(http.ActorOf(), id, false, ct)).ToHttp();

    private static async Task<IResult> AllRead(HttpContext http, Reading reading, CancellationToken ct) =>
        (await reading.AllRead(http.ActorOf(), ct)).ToHttp();
}

/// <summary>How far the caller has read.</summary>
/// <param name="Number">The number of the last post read.</param>
public sealed record ReadBody(int? Number);

/// <summary>How closely the caller follows.</summary>
/// <param name="Level">Muted, normal, tracking or watching.</param>
public sealed record WatchBody(WatchLevel? Level);
