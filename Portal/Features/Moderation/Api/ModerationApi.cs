using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on flags and cases.</summary>
internal static class ModerationApi
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapPost("/posts/{id:long}/flags", Flag).Says<FlagMade>("flagPost", "Flags a post; it stands in the moderators' queue at once.", StatusCodes.Status201Created)
            .Explains("`reason` is `spam`, `abuse`, `off-topic`, `personal-data` or `other`. One's own posts cannot be flagged, and none twice while its text is the same: 409.");
        api.MapGet("/moderation/queue", List).Says<Page<CaseJson>>("listCases", "Open cases, the most urgent first, or closed ones, newest first. Moderators only.");
        api.MapGet("/moderation/queue/{id:long}", Get).Says<CaseJson>("getCase", "One case. Moderators only.");
        api.MapPost("/moderation/queue/{id:long}/claim", Claim).Says<CaseJson>("claimCase", "Claims a case for ten minutes, or claims it on; 409 while somebody else holds it.");
        api.MapPost("/moderation/queue/{id:long}/release", Release).Says<CaseJson>("releaseCase", "Lets one's claim go.");
        api.MapPost("/moderation/queue/{id:long}/agree", Agree).Says<CaseJson>("agreeWithCase", "The flags were right. `action` is `hide` (as without it) or `none`.").Explains(Needs);
        api.MapPost("/moderation/queue/{id:long}/disagree", Disagree).Says<CaseJson>("disagreeWithCase", "The flags were wrong: the post stays, or is shown again.").Explains(Needs);
        api.MapPost("/moderation/queue/{id:long}/ignore", Ignore).Says<CaseJson>("ignoreCase", "Closes a case without an opinion.").Explains(Needs);
    }

    private const string Needs = "Needs one's own live claim; without it, or with a `version` that is no longer the case's, 409. `note` stands in the log.";

    private static async Task<IResult> Flag(HttpContext http, long id, Body<FlagBody> body, IdempotencyKey key, Flags flags, CancellationToken ct) =>
        body.Value.Reason is not { } reason
            ? Problem.Invalid<KernelText>("reason", "Required").ToHttp()
            : FlagReasons.Read(reason) is not { } known
            ? Problem.Invalid<KernelText>("reason", "UnknownValue", reason.Length > 40 ? reason[..40] : reason).ToHttp()
            : (await flags.Raise(http.ActorOf(), new("post", id), known, body.Value.Note, key.Value, ct))
                .ToHttp(flag => Results.Json(new FlagMade(flag, id, known.ToWord()), statusCode: StatusCodes.Status201Created));

    private static async Task<IResult> List(HttpContext http, Query<CaseState> state, Query<FlagReason> reason, string? cursor, Queue queue, CancellationToken ct) =>
        QueueCursor.Parse(cursor) is not { } from
            ? Problem.Invalid<KernelText>("cursor", "BadCursor").ToHttp()
            : (await queue.Read(http.ActorOf(), new(state.Value ?? CaseState.Open, reason.Value), from, Queue.PageSize, ct))
                .Then(page => new Page<CaseJson>([.. page.Items.Select(CaseJson.Of)], page.Next)).ToHttp();

    private static async Task<IResult> Get(HttpContext http, long id, Queue queue, CancellationToken ct) =>
        (await queue.Find(http.ActorOf(), id, ct)).Then(CaseJson.Of).ToHttp();

    private static async Task<IResult> Claim(HttpContext http, long id, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Claim(http.ActorOf(), id, ct), queue, ct);

    private static async Task<IResult> Release(HttpContext http, long id, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Release(http.ActorOf(), id, ct), queue, ct);

    private static async Task<IResult> Agree(HttpContext http, long id, OptionalBody<AgreeBody> body, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Decide(http.ActorOf(), id, new(body.Value?.Action == AgreeAction.None ? Outcome.Agreed : Outcome.Hidden, body.Value?.Note, body.Value?.Version), ct), queue, ct);

    private static async Task<IResult> Disagree(HttpContext http, long id, OptionalBody<DecisionBody> body, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Decide(http.ActorOf(), id, new(Outcome.Disagreed, body.Value?.Note, body.Value?.Version), ct), queue, ct);

    private static async Task<IResult> Ignore(HttpContext http, long id, OptionalBody<DecisionBody> body, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Decide(http.ActorOf(), id, new(Outcome.Ignored, body.Value?.Note, body.Value?.Version), ct), queue, ct);

    private static Task<IResult> Answer(HttpContext http, long id, Result<Nothing> done, Queue queue, CancellationToken ct) =>
        done.ToHttp(async _ => (await queue.Find(http.ActorOf(), id, ct)).Then(CaseJson.Of).ToHttp());
}
