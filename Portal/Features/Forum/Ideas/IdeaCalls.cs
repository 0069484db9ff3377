using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>The API's calls on ideas.</summary>
internal static class IdeaCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Ideas");
        api.MapGet("/ideas", List).Says<Page<TopicJson>>("listIdeas", "Ideas, the most wanted first, the newest, or by where they stand.")
            .Explains("`sort` is `votes`, `new` or `state`. Duplicates are listed where `state=duplicate` asks for them.");
        api.MapGet("/me/votes", Votes).Says<VotesJson>("getMyVotes", "How many votes the caller has on ideas that are not settled, and how many they may have.");
        api.MapPut("/topics/{id:long}/vote", Give).Says<TopicJson>("voteForIdea", "Votes for an idea. Twice is as good as once.")
            .Explains("A vote counts against the caller's budget until the idea is shipped, declined or merged; one beyond the budget is refused, 403 `no-votes-left`.");
        api.MapDelete("/topics/{id:long}/vote", TakeBack).Says<TopicJson>("takeVoteBack", "Takes a vote back. Twice is as good as once.");
        api.MapGet("/topics/{id:long}/idea", Get).Says<IdeaJson>("getIdea", "Where an idea stands, every step with the staff's word, and the ideas it leads to.");
        api.MapPost("/topics/{id:long}/idea-state", Decide).Says<IdeaJson>("setIdeaState", "Staff say where an idea stands: `open`, `under-review`, `planned`, `shipped` or `declined`.")
            .Explains(Needs);
        api.MapPost("/topics/{id:long}/merge-idea", Merge).Says<IdeaJson>("mergeIdea", "Staff merge an idea into another that wants the same. Its votes go there, each member counted once.")
            .Explains(Needs);
    }

    private const string Needs = "For agents and moderators. `version`, where given, is the number of the last step that was seen; where there is a newer one, 409.";

    private static async Task<IResult> List(
        HttpContext http, Query<IdeaSort> sort, Query<IdeaState> state, Query<long> category, Query<int> limit, CursorQuery cursor, IdeaViews views, CancellationToken ct)
    {
        var filter = new IdeaFilter(sort.Value ?? IdeaSort.Votes, state.Value, category.Value);
        var page = await views.Read(http.ActorOf(), filter, cursor.Value, Math.Clamp(limit.Value ?? IdeaViews.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<TopicJson>([.. page.Items.Select(row => TopicCalls.Json(row.Topic))], page.Next));
    }

    private static async Task<IResult> Votes(HttpContext http, IdeaViews views, CancellationToken ct)
    {
        var votes = http.ActorOf().AccountId is null ? null : await views.Votes(http.ActorOf(), null, ct);
        return votes is null ? Problem.SignIn.ToHttp() : Results.Ok(new VotesJson(votes.Open, votes.Budget));
    }

    private static Task<IResult> Give(HttpContext http, long id, Ideas ideas, ForumReads reads, CancellationToken ct) => Set(http, id, true, ideas, reads, ct);

    private static Task<IResult> TakeBack(HttpContext http, long id, Ideas ideas, ForumReads reads, CancellationToken ct) => Set(http, id, false, ideas, reads, ct);

    private static async Task<IResult> Set(HttpContext http, long id, bool on, Ideas ideas, ForumReads reads, CancellationToken ct) =>
        await (await ideas.Vote(http.ActorOf(), id, on, ct)).ToHttp(async _ => (await reads.Topic(http.ActorOf(), id, ct)).FoundOr404());

    private static async Task<IResult> Get(HttpContext http, long id, IdeaViews views, CancellationToken ct) => (await views.Find(http.ActorOf(), id, ct)).FoundOr404();

    private static async Task<IResult> Decide(HttpContext http, long id, Body<IdeaStateBody> body, Ideas ideas, IdeaViews views, CancellationToken ct) =>
        body.Value.State is not { } state ? Problem.Invalid<KernelText>("state", "Required").ToHttp()
        : await (await ideas.SetState(http.ActorOf(), id, state, body.Value.Word, body.Value.Version, ct)).ToHttp(async _ => (await views.Find(http.ActorOf(), id, ct)).FoundOr404());

    private static async Task<IResult> Merge(HttpContext http, long id, Body<MergeIdeaBody> body, Ideas ideas, IdeaViews views, CancellationToken ct) =>
        body.Value.Into is not { } into ? Problem.Invalid<KernelText>("into", "Required").ToHttp()
        : await (await ideas.Merge(http.ActorOf(), id, into, body.Value.Word, body.Value.Version, ct)).ToHttp(async _ => (await views.Find(http.ActorOf(), id, ct)).FoundOr404());
}

/// <summary>What the caller has of votes.</summary>
/// <param name="Open">How many stand on ideas that are not settled.</param>
/// <param name="Budget">How many may.</param>
public sealed record VotesJson(int Open, int Budget);

/// <summary>An idea, in answers of the API.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Votes">How many members want it.</param>
/// <param name="MergedInto">For a duplicate, the idea that has its votes; null where the caller may not see that.</param>
/// <param name="Duplicates">The ideas that were merged into it.</param>
/// <param name="Version">The number of its last step; 0 for none.</param>
/// <param name="Steps">Its steps, the newest first.</param>
public sealed record IdeaJson(long TopicId, IdeaState State, int Votes, long? MergedInto, IReadOnlyList<long> Duplicates, int Version, IReadOnlyList<IdeaStepJson> Steps);

/// <summary>A step of an idea, in answers of the API.</summary>
public sealed record IdeaStepJson(int Number, IdeaState State, string Word, AuthorJson By, DateTime At);

/// <summary>Where an idea comes to stand.</summary>
/// <param name="State">open, under-review, planned, shipped or declined.</param>
/// <param name="Word">What everyone is told about it, 1 to 1,000 characters.</param>
/// <param name="Version">The number of the last step that was seen.</param>
public sealed record IdeaStateBody(IdeaState? State, string? Word, int? Version = null);

/// <summary>What an idea is a duplicate of.</summary>
/// <param name="Into">The idea that gets its votes.</param>
/// <param name="Word">What everyone is told about it, at most 1,000 characters.</param>
/// <param name="Version">The number of the last step that was seen.</param>
public sealed record MergeIdeaBody(long? Into, string? Word = null, int? Version = null);
