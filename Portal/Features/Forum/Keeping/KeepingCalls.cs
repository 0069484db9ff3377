using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>The API's calls that keep order. Moderators may, and the hosts of a club on its board, where nobody above them started the topic; its author may rename it.</summary>
internal static class KeepingCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapPost("/topics/{id:long}/rename", Rename).Says<TopicJson>("renameTopic", "Gives a topic another title, other tags or another kind. Old addresses go on working.");
        api.MapPost("/topics/{id:long}/move", Move).Says<TopicJson>("moveTopic", "Moves a topic to another category. Where other people read there, it is gone at once for who may not see it any more.");
        api.MapPost("/topics/{id:long}/merge", Merge).Says<TopicJson>("mergeTopic", "Merges a topic into another one that the same people read, and answers with that. The old addresses lead there.");
        api.MapPost("/topics/{id:long}/pin", Pin).Says<TopicJson>("pinTopic", "Puts a topic first in the list of its category, or of all topics.");
        api.MapPost("/topics/{id:long}/unpin", Unpin).Says<TopicJson>("unpinTopic", "A topic is pinned no longer.");
        api.MapPost("/topics/{id:long}/close", Close).Says<TopicJson>("closeTopic", "Closes a topic: only staff reply. Now or `at` a time, for good or `until` a time.");
        api.MapPost("/topics/{id:long}/open", Open).Says<TopicJson>("openTopic", "Opens a topic again, now or `at` a time.");
        api.MapPost("/topics/{id:long}/archive", Archive).Says<TopicJson>("archiveTopic", "Archives a topic: nobody writes, edits or reacts in it; it is read and found.");
        api.MapPost("/topics/{id:long}/unarchive", Unarchive).Says<TopicJson>("unarchiveTopic", "Takes a topic out of the archive.");
        api.MapPost("/topics/{id:long}/slow", Slow).Says<TopicJson>("slowTopic", "A member writes at most one post in so many minutes in a topic, for good or `until` a time; 0 ends that.");
        api.MapPost("/topics/{id:long}/undo", Undo).Says<TopicJson>("undoTopicChange", "Undoes a change of a topic that `listTopicChanges` names, as long as the topic is as that change left it.");
        api.MapPost("/topics/{id:long}/split", Split).Says<TopicJson>("splitTopic", "Moves posts of a topic into a new one or behind another one, and answers with that.", StatusCodes.Status201Created)
            .Explains("Give a `title` for a new topic, or `intoTopicId`. The first post cannot be moved; the numbers that the posts had stay taken and lead to their new places.");
        api.MapPost("/topics/many", Many).Says<Page<ManyLineJson>>("changeManyTopics", "Moves, closes, opens, tags or archives up to 50 topics in one go, and tells what came of each.")
            .Explains("Each as its own call would do it, with its own permission, log and undo; where one is refused, its line says why, and the others are done. Where all are refused for the same reason, that is the answer. `tags` are put beside those that a topic has.");
        api.MapGet("/topics/{id:long}/changes", Changes).Says<Page<TopicChangeJson>>("listTopicChanges", "What was done to a topic as a whole, newest first.");
        api.MapPost("/posts/{id:long}/wiki", MakeWiki).Says<PostJson>("makeWiki", "Opens a post to the edits of everybody who may write in its topic. Its author may, and who keeps order there.");
        api.MapDelete("/posts/{id:long}/wiki", EndWiki).Says<PostJson>("endWiki", "Closes a post to the edits of others again.");
    }

    private static async Task<IResult> Rename(HttpContext http, long id, Body<RenameBody> body, TopicNames names, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await names.Rename(http.ActorOf(), id, new(body.Value.Title, body.Value.Tags is { } tags ? [.. tags.Select(t => t ?? "")] : null, body.Value.Kind), body.Value.Reason, ct), ct);

    private static async Task<IResult> Move(HttpContext http, long id, Body<MoveBody> body, TopicMoves moves, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await moves.Move(http.ActorOf(), id, body.Value.CategoryId ?? 0, body.Value.Reason, ct), ct);

    private static async Task<IResult> Merge(HttpContext http, long id, Body<MergeBody> body, PostMoves moves, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await moves.Merge(http.ActorOf(), id, body.Value.IntoTopicId ?? 0, body.Value.Reason, ct), ct);

    private static async Task<IResult> Split(HttpContext http, long id, Body<SplitBody> body, IdempotencyKey key, PostMoves moves, ForumReads reads, CancellationToken ct)
    {
        var move = new PostMove(body.Value.PostIds ?? [], body.Value.Title, body.Value.IntoTopicId);
        return await (await moves.Split(http.ActorOf(), id, move, body.Value.Reason, key.Value, ct)).ToHttp(async kept =>
            await reads.Topic(http.ActorOf(), kept.TopicId, ct) is { } topic ? Results.Created($"/api/v1/topics/{topic.Id}", topic) : Problem.NotFound.ToHttp());
    }

    private static async Task<IResult> Pin(HttpContext http, long id, OptionalBody<PinBody> body, TopicStates states, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await states.Pin(http.ActorOf(), id, body.Value?.Where ?? TopicPin.Category, Utc(body.Value?.Until), body.Value?.Reason, ct), ct);

    private static async Task<IResult> Unpin(HttpContext http, long id, OptionalBody<ReasonBody> body, TopicStates states, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await states.Unpin(http.ActorOf(), id, body.Value?.Reason, ct), ct);

    private static async Task<IResult> Close(HttpContext http, long id, OptionalBody<CloseBody> body, TopicStates states, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await states.Close(http.ActorOf(), id, new(Utc(body.Value?.At), Utc(body.Value?.Until)), body.Value?.Reason, ct), ct);

    private static async Task<IResult> Open(HttpContext http, long id, OptionalBody<OpenBody> body, TopicStates states, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await states.Open(http.ActorOf(), id, Utc(body.Value?.At), body.Value?.Reason, ct), ct);

    private static async Task<IResult> Archive(HttpContext http, long id, OptionalBody<ReasonBody> body, TopicStates states, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await states.Archive(http.ActorOf(), id, body.Value?.Reason, ct), ct);

    private static async Task<IResult> Unarchive(HttpContext http, long id, OptionalBody<ReasonBody> body, TopicStates states, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await states.Unarchive(http.ActorOf(), id, body.Value?.Reason, ct), ct);

    private static async Task<IResult> Slow(HttpContext http, long id, Body<SlowBody> body, TopicStates states, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await states.Slow(http.ActorOf(), id, body.Value.Minutes ?? -1, Utc(body.Value.Until), body.Value.Reason, ct), ct);

    private static async Task<IResult> Undo(HttpContext http, long id, Body<UndoBody> body, KeepingUndo undo, ForumReads reads, CancellationToken ct) =>
        await Answer(http, reads, await undo.Undo(http.ActorOf(), id, body.Value.ChangeId ?? 0, ct), ct);

    private static async Task<IResult> Many(HttpContext http, Body<ManyBody> body, ManyTopics many, CancellationToken ct)
    {
        var sent = body.Value;
        return sent.Deed is not { } deed ? Problem.Invalid<KernelText>("deed", "Required").ToHttp()
            : (await many.Do(http.ActorOf(), sent.TopicIds ?? [], new(deed, sent.CategoryId, [.. (sent.Tags ?? []).Select(t => t ?? "")]), sent.Reason, ct))
                .ToHttp(lines => Results.Ok(new Page<ManyLineJson>([.. lines.Select(ManyLineJson.Of)], null)));
    }

    private static async Task<IResult> Changes(HttpContext http, long id, TopicHistory history, CancellationToken ct) =>
        (await history.Read(http.ActorOf(), id, ct)).ToHttp(lines => Results.Ok(new Page<TopicChangeJson>([.. lines.Select(TopicChangeJson.Of)], null)));

    private static Task<IResult> MakeWiki(HttpContext http, long id, Posts posts, ForumReads reads, CancellationToken ct) => SetWiki(http, id, true, posts, reads, ct);

    private static Task<IResult> EndWiki(HttpContext http, long id, Posts posts, ForumReads reads, CancellationToken ct) => SetWiki(http, id, false, posts, reads, ct);

    private static async Task<IResult> SetWiki(HttpContext http, long id, bool wiki, Posts posts, ForumReads reads, CancellationToken ct) =>
        await (await posts.MakeWiki(http.ActorOf(), id, wiki, ct)).ToHttp(async _ => (await reads.Post(http.ActorOf(), id, ct)).FoundOr404());

    private static Task<IResult> Answer(HttpContext http, ForumReads reads, Result<Kept> kept, CancellationToken ct) =>
        kept.ToHttp(async done => (await reads.Topic(http.ActorOf(), done.TopicId, ct)).FoundOr404());

    /// <summary>A time without a zone is in UTC.</summary>
    private static DateTime? Utc(DateTime? at) => at is { Kind: DateTimeKind.Unspecified } bare ? DateTime.SpecifyKind(bare, DateTimeKind.Utc) : at?.ToUniversalTime();
}
