using Portal.Commons.People;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>The API's calls on questions.</summary>
internal static class QuestionCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapPut("/topics/{id:long}/me-too", Give).Says<TopicJson>("giveMeToo", "The caller has the same question. Twice is as good as once; who asked it cannot.");
        api.MapDelete("/topics/{id:long}/me-too", TakeBack).Says<TopicJson>("takeMeTooBack", "Takes that back. Twice is as good as once.");
    }

    private static Task<IResult> Give(HttpContext http, long id, MeToos meToos, ForumReads reads, CancellationToken ct) => Set(http, id, true, meToos, reads, ct);

    private static Task<IResult> TakeBack(HttpContext http, long id, MeToos meToos, ForumReads reads, CancellationToken ct) => Set(http, id, false, meToos, reads, ct);

    private static async Task<IResult> Set(HttpContext http, long id, bool on, MeToos meToos, ForumReads reads, CancellationToken ct) =>
        await (await meToos.Set(http.ActorOf(), id, on, ct)).ToHttp(async _ => (await reads.Topic(http.ActorOf(), id, ct)).FoundOr404());
}
