using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Live;

namespace Portal.Features.Forum;

/// <summary>Tells visitors who read a topic that something changed in it.</summary>
internal static class TopicStream
{
    public static void Map(WebApplication app) => app.MapGet("/live/topic/{id:long}", Stream).ExcludeFromDescription();

    private static async Task Stream(long id, HttpContext http, TopicViews topics, ChangeStream changes) =>
        await changes.Serve(http, ForumNews.Topic(id), await topics.Head(Actor.Visitor, id, http.RequestAborted) is not null);
}
