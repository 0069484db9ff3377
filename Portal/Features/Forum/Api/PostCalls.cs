using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>The API's calls on posts.</summary>
internal static class PostCalls
{
    private const int PageSize = 50;
    private const int MostListed = 100;
    private static readonly Dictionary<string, int> NoReactions = [];

    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapGet("/topics/{id:long}/posts", List).Says<Page<PostJson>>("listPosts", "The posts of a topic in the order of their numbers, which start at 1.")
            .Explains("`next` goes into `after` (or `cursor`) of the following call.");
        api.MapPost("/topics/{id:long}/posts", Create).Says<PostJson>("createPost", "Writes a reply.", StatusCodes.Status201Created)
            .Produces<HeldJson>(StatusCodes.Status202Accepted).Explains("What waits for a moderator is answered with 202 and `held`: nobody else sees it before.");
        api.MapGet("/posts/{id:long}", Get).Says<PostJson>("getPost", "One post.");
        api.MapPatch("/posts/{id:long}", Edit).Says<PostJson>("editPost", "Changes a post's text; the old one is kept. Its author may, and moderators.");
        api.MapDelete("/posts/{id:long}", Delete).Says("deletePost", "Deletes a post; its number stays taken. With the first post the whole topic goes.")
            .Explains("What somebody else wrote a moderator takes from view, as by a decision in the queue: its author is told the `reason` of the query, or a usual one, and can appeal.");
        api.MapGet("/posts/{id:long}/revisions", Revisions).Says<Page<RevisionJson>>("listRevisions", "The versions of a post's text, newest first.");
        api.MapPut("/posts/{id:long}/reactions/{name}", React).Says<PostJson>("giveReaction", "Gives a reaction: like, thanks, insightful, funny or surprised. Twice is as good as once.");
        api.MapDelete("/posts/{id:long}/reactions/{name}", TakeBack).Says<PostJson>("takeReactionBack", "Takes a reaction back. Twice is as good as once.");
    }

    private static async Task<IResult> List(HttpContext http, long id, Query<int> after, Query<int> cursor, Query<int> limit, ForumReads reads, CancellationToken ct) =>
        (await reads.Posts(http.ActorOf(), id, Math.Max(after.Value ?? 0, cursor.Value ?? 0), Math.Clamp(limit.Value ?? PageSize, 1, MostListed), ct)).FoundOr404();

    private static async Task<IResult> Create(HttpContext http, long id, Body<ReplyBody> body, IdempotencyKey key, Posts posts, ForumReads reads, CancellationToken ct)
    {
        var (actor, reply) = (http.ActorOf(), new NewReply(body.Value.Body ?? "", body.Value.ReplyTo));
        return await (await posts.Reply(actor, id, reply, key.Value, ct)).ToHttp(async place => place.Held ? HeldJson.Answer(place)
            : (place.Written is { } now ? Made(place, now, reply) : await reads.Post(actor, place.PostId, ct)) is { } made
                ? Results.Created($"/api/v1/posts/{made.Id}", made)
                : Problem.NotFound.ToHttp());
    }

    private static PostJson Made(PostPlace place, WrittenPost now, NewReply reply) => new(
        place.PostId, place.TopicId, place.Number, new(now.AuthorId, now.Author), reply.Body, now.Html, reply.ReplyToId, NoReactions, 1, false, false, now.At, null, place.Url);

    private static async Task<IResult> Get(HttpContext http, long id, ForumReads reads, CancellationToken ct) =>
        (await reads.Post(http.ActorOf(), id, ct)).FoundOr404();

    private static async Task<IResult> Edit(HttpContext http, long id, Body<EditBody> body, Posts posts, ForumReads reads, CancellationToken ct) =>
        await (await posts.Edit(http.ActorOf(), id, body.Value.Body ?? "", body.Value.Reason, body.Value.Revision, ct))
            .ToHttp(async _ => (await reads.Post(http.ActorOf(), id, ct)).FoundOr404());

    private static async Task<IResult> Delete(HttpContext http, long id, string? reason, Posts posts, CancellationToken ct) =>
        (await posts.Delete(http.ActorOf(), id, reason, ct)).ToHttp(_ => Results.NoContent());

    private static async Task<IResult> Revisions(HttpContext http, long id, PostHistory history, CancellationToken ct) =>
        (await history.Revisions(http.ActorOf(), id, ct))?.Select(r => new RevisionJson(r.Number, AuthorJson.Of(r.Author), r.Body, r.Reason, r.At)).ToList().ToListing()
            ?? Problem.NotFound.ToHttp();

    private static Task<IResult> React(HttpContext http, long id, string name, Reactions reactions, ForumReads reads, CancellationToken ct) => Set(http, id, name, true, reactions, reads, ct);

    private static Task<IResult> TakeBack(HttpContext http, long id, string name, Reactions reactions, ForumReads reads, CancellationToken ct) => Set(http, id, name, false, reactions, reads, ct);

    private static async Task<IResult> Set(HttpContext http, long id, string name, bool on, Reactions reactions, ForumReads reads, CancellationToken ct) =>
        await (await reactions.Set(http.ActorOf(), id, name, on, ct)).ToHttp(async _ => (await reads.Post(http.ActorOf(), id, ct)).FoundOr404());
}
