using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on flags and cases.</summary>
internal static class ModerationApi
{
    private const string Needs = "Needs one's own live claim; without it, with a `version` that is no longer the case's, or with a `stamp` of what the text no longer says, 409: the case then says what is new in `now`, `flags` and `history`. `note` stands in the log and is told to those concerned.";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/flag-reasons", Reasons).Says<IReadOnlyList<FlagReasonJson>>("listFlagReasons", "The reasons for which something can be flagged, in the reader's language.");
        api.MapPost("/posts/{id:long}/flags", Flag).Says<FlagMade>("flagPost", "Flags a post; it stands in the moderators' queue at once.", StatusCodes.Status201Created)
            .Explains("`reason` is `spam`, `abuse`, `off-topic`, `personal-data`, `other`, or another of `GET /flag-reasons`. One's own posts cannot be flagged, and none twice while its text is the same: 409.");
        api.MapPost("/flags", FlagThing).Says<ThingFlagged>("flagThing", "Flags anything that the caller may see: a post, a message, a profile, a file, what is in a club.", StatusCodes.Status201Created)
            .Explains("`subject` is its kind and id: `post:12`, `room-message:7`, `message:9`, `account:5`, `file:3`, `event:4`, `hour-entry:8`, `club:6`, `club-item:2`, `club-news:2`, `game:2`, `contest-entry:2`, `card:2`. Reasons and refusals are those of flagging a post.");
        api.MapGet("/moderation/queue", List).Says<Page<CaseJson>>("listCases", "Open cases of every kind, the most urgent first, or closed ones, newest first. Moderators only; who moderates some places alone gets those of these places.")
            .Explains("`owner` takes an account's id for what it owns or is on, 0 for what nobody does; `author` one for what it wrote, `decidedBy` one for the closed cases that it decided; `thing` is `messages`, `files` or `accounts`.");
        api.MapGet("/moderation/queue/{id:long}", Get).Says<CaseJson>("getCase", "One case. Moderators only.");
        api.MapPost("/moderation/queue/{id:long}/claim", Claim).Says<CaseJson>("claimCase", "Claims a case for ten minutes, or claims it on; 409 while somebody else holds or owns it.");
        api.MapPost("/moderation/queue/{id:long}/release", Release).Says<CaseJson>("releaseCase", "Lets one's claim go.");
        api.MapPost("/moderation/queue/{id:long}/assign", Assign).Says<CaseJson>("assignCase", "Gives a case an owner, who alone claims it then, or makes it nobody's.").Explains("`ownerId` is an account that could decide the case, or null for nobody.");
        api.MapPost("/moderation/queue/{id:long}/agree", Agree).Says<CaseJson>("agreeWithCase", "The flags were right. `action` is `hide` (as without it) or `none`.").Explains(Needs);
        api.MapPost("/moderation/queue/{id:long}/disagree", Disagree).Says<CaseJson>("disagreeWithCase", "The flags were wrong: the post stays, or is shown again.").Explains(Needs);
        api.MapPost("/moderation/queue/{id:long}/ignore", Ignore).Says<CaseJson>("ignoreCase", "Closes a case without an opinion.").Explains(Needs);
        api.MapPost("/moderation/queue/{id:long}/decide", Decide).Says<CaseJson>("decideCase", "Decides a case of any kind by one of its `outcomes`.").Explains(Needs);
        api.MapPost("/moderation/queue/{id:long}/undo", Undo).Says<CaseJson>("undoDecision", "Takes the last decision on a case back: what it did is undone, and the case is open again. 409 once the thing has changed otherwise.")
            .Explains("Those concerned are told again. Who undoes somebody else's decision says why in `note`.");
        api.MapPost("/moderation/queue/decide-many", DecideMany).Says<ManyDoneJson>("decideCases", "Decides up to 500 cases together: those named, or all open ones with the same author or text as one of them.")
            .Explains("Each is claimed and decided as one alone would be, in a transaction of its own: one that is refused stops no other, and each can be undone for itself. With `sanction` those who wrote what is decided on are suspended or banned, too, where the `outcome` is `hidden`, `rejected` or `agreed`; moderators of the whole portal only. Staff, customers, who is suspended or banned already and whose cases are left are named among `writers`, with why nothing was done about them.");
        api.MapPost("/moderation/queue/undo-many", UndoMany).Says<ManyDoneJson>("undoDecisions", "Takes the last decisions on up to 500 cases back, each as `undo` does.")
            .Explains("With `sanctions` what was decided about their writers with them is taken back, too; one's own without a `note` as well.");
    }

    private static async Task<IResult> Reasons(FlagReasonDeeds reasons, CancellationToken ct) =>
        Results.Ok((await reasons.Offered(ct)).Select(r => new FlagReasonJson(r.Code.ToString(), r.Title, r.Hint, r.NoteNeeded)));

    private static async Task<IResult> Flag(HttpContext http, long id, Body<FlagBody> body, IdempotencyKey key, Flags flags, CancellationToken ct) =>
        ReasonOf(body.Value.Reason).Try(out var reason, out var problem)
            ? (await flags.Raise(http.ActorOf(), new("post", id), reason, body.Value.Note, key.Value, ct)).ToHttp(flag => Results.Json(new FlagMade(flag, id, reason.ToString()), statusCode: StatusCodes.Status201Created))
            : problem.ToHttp();

    private static async Task<IResult> FlagThing(HttpContext http, Body<FlagThingBody> body, IdempotencyKey key, Flags flags, CancellationToken ct) =>
        ReasonOf(body.Value.Reason).Try(out var reason, out var problem)
            ? (await flags.Raise(http.ActorOf(), Subject.Parse(body.Value.Subject) ?? default, reason, body.Value.Note, key.Value, ct))
                .ToHttp(flag => Results.Json(new ThingFlagged(flag, body.Value.Subject!, reason.ToString()), statusCode: StatusCodes.Status201Created))
            : problem.ToHttp();

    private static async Task<IResult> List(
        HttpContext http, Query<CaseState> state, Query<CaseKind> kind, Query<long> owner, Query<long> author, Query<long> decidedBy, Query<QueuedThing> thing, string? reason, string? place, string? cursor, Queue queue, CancellationToken ct)
    {
        if (QueueCursor.Parse(cursor) is not { } from)
        {
            return Problem.Invalid<KernelText>("cursor", "BadCursor").ToHttp();
        }

        if (!string.IsNullOrEmpty(place) && Subject.Parse(place) is null)
        {
            return Problem.Invalid<KernelText>("place", "UnknownValue", Short(place)).ToHttp();
        }

        var why = string.IsNullOrEmpty(reason) ? default(FlagReason?) : FlagReason.Read(reason);
        return !string.IsNullOrEmpty(reason) && why is null
            ? Problem.Invalid<KernelText>("reason", "UnknownValue", Short(reason)).ToHttp()
            : (await queue.Read(http.ActorOf(), new(state.Value ?? (decidedBy.Value is null ? CaseState.Open : CaseState.Closed), why, kind.Value, owner.Value, Subject.Parse(place), author.Value) { Thing = thing.Value, DecidedBy = decidedBy.Value }, from, Queue.PageSize, ct))
                .Then(page => new Page<CaseJson>([.. page.Items.Select(CaseJson.Of)], page.Next)).ToHttp();
    }

    private static async Task<IResult> Get(HttpContext http, long id, Queue queue, CancellationToken ct) =>
        (await queue.Find(http.ActorOf(), id, ct)).Then(CaseJson.Of).ToHttp();

    private static async Task<IResult> Claim(HttpContext http, long id, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Claim(http.ActorOf(), id, ct), queue, ct);

    private static async Task<IResult> Release(HttpContext http, long id, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Release(http.ActorOf(), id, ct), queue, ct);

    private static async Task<IResult> Assign(HttpContext http, long id, OptionalBody<AssignBody> body, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Assign(http.ActorOf(), id, body.Value?.OwnerId, body.Value?.Note, ct), queue, ct);

    private static async Task<IResult> Agree(HttpContext http, long id, OptionalBody<AgreeBody> body, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Decide(http.ActorOf(), id, new(body.Value?.Action == AgreeAction.None ? Outcome.Agreed : Outcome.Hidden, body.Value?.Note, body.Value?.Version, body.Value?.Stamp), ct), queue, ct);

    private static async Task<IResult> Disagree(HttpContext http, long id, OptionalBody<DecisionBody> body, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Decide(http.ActorOf(), id, new(Outcome.Disagreed, body.Value?.Note, body.Value?.Version, body.Value?.Stamp), ct), queue, ct);

    private static async Task<IResult> Ignore(HttpContext http, long id, OptionalBody<DecisionBody> body, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Decide(http.ActorOf(), id, new(Outcome.Ignored, body.Value?.Note, body.Value?.Version, body.Value?.Stamp), ct), queue, ct);

    private static async Task<IResult> Decide(HttpContext http, long id, Body<DecideBody> body, Decisions decisions, Queue queue, CancellationToken ct) =>
        body.Value.Outcome is not { } outcome
            ? Problem.Invalid<KernelText>("outcome", "Required").ToHttp()
            : await Answer(http, id, await decisions.Decide(http.ActorOf(), id, new(outcome, body.Value.Note, body.Value.Version, body.Value.Stamp), ct), queue, ct);

    private static async Task<IResult> Undo(HttpContext http, long id, OptionalBody<UndoBody> body, Decisions decisions, Queue queue, CancellationToken ct) =>
        await Answer(http, id, await decisions.Undo(http.ActorOf(), id, body.Value?.Note, ct), queue, ct);

    private static async Task<IResult> DecideMany(HttpContext http, Body<DecideManyBody> body, Waves waves, CancellationToken ct) =>
        body.Value.Outcome is not { } outcome ? Problem.Invalid<KernelText>("outcome", "Required").ToHttp()
        : body.Value.Sanction is { Kind: null } ? Problem.Invalid<KernelText>("kind", "Required").ToHttp()
        : (await waves.Decide(http.ActorOf(), new(body.Value.Cases, body.Value.SameAuthorAs, body.Value.SameTextAs), outcome, body.Value.Note, SanctionOf(body.Value.Sanction), ct)).Then(ManyDoneJson.Of).ToHttp();

    private static WaveSanction? SanctionOf(WaveSanctionBody? body) => body?.Kind is { } kind ? new WaveSanction(kind, body.Reason, body.Template, body.Until?.UtcDateTime) : null;

    private static async Task<IResult> UndoMany(HttpContext http, Body<UndoManyBody> body, Waves waves, CancellationToken ct) =>
        (await waves.Undo(http.ActorOf(), body.Value.Cases ?? [], body.Value.Sanctions ?? [], body.Value.Note, ct)).Then(ManyDoneJson.Of).ToHttp();

    private static Result<FlagReason> ReasonOf(string? word) =>
        word is null ? Problem.Invalid<KernelText>("reason", "Required")
        : FlagReason.Read(word) is { } reason ? reason
        : Problem.Invalid<KernelText>("reason", "UnknownValue", Short(word));

    private static string Short(string word) => word.Length > 40 ? word[..40] : word;

    private static Task<IResult> Answer(HttpContext http, long id, Result<Nothing> done, Queue queue, CancellationToken ct) =>
        done.ToHttp(async _ => (await queue.Find(http.ActorOf(), id, ct)).Then(CaseJson.Of).ToHttp());
}
