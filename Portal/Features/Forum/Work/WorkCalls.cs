using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>The API's calls on how staff look after topics.</summary>
internal static class WorkCalls
{
    private const int MostListed = 100;
    private const string ForStaff = "For agents and moderators.";
    private const string Needs = "For agents and moderators. `version`, where given, is the one that was seen; where it is no longer, 409. `note` stands in the log.";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Desk");
        api.MapGet("/desk/questions", List).Says<Page<WorkRowJson>>("listDeskQuestions", "The topics that staff look after, by where they are with them; who waits longest comes first.")
            .Explains("For agents and moderators. `state` is `new`, `looked-at`, `waiting-for-us` (as without it), `waiting-for-customer` or `done`; `overdue=1` lists those whose promised answer is overdue. `owner` is an account, or 0 for those that nobody looks after.");
        api.MapGet("/topics/{id:long}/work", Get).Says<WorkJson>("getTopicWork", "How staff look after a topic.").Explains(ForStaff);
        api.MapPost("/topics/{id:long}/work/state", SetState).Says<WorkJson>("setTopicState", "Says where staff are with a topic.").Explains(Needs);
        api.MapPost("/topics/{id:long}/work/take", Take).Says<WorkJson>("takeTopic", "The caller looks after a topic from now on; 409 while somebody else does.").Explains(ForStaff);
        api.MapPost("/topics/{id:long}/work/hand-over", HandOver).Says<WorkJson>("handTopicOver", "Hands a topic to a colleague, or, without one, back to everybody.").Explains(Needs);
    }

    private static async Task<IResult> List(
        HttpContext http, Query<WorkState> state, Query<int> overdue, Query<long> owner, Query<long> category, Query<int> limit, CursorQuery cursor, WorkViews views, CancellationToken ct)
    {
        var filter = new WorkFilter(overdue.Value > 0 ? null : state.Value ?? WorkState.WaitingForUs, owner.Value, category.Value);
        return (await views.Read(http.ActorOf(), filter, cursor.Value, Math.Clamp(limit.Value ?? WorkViews.PageSize, 1, MostListed), ct))
            .Then(page => new Page<WorkRowJson>([.. page.Items.Select(WorkRowJson.Of)], page.Next)).ToHttp();
    }

    private static async Task<IResult> Get(HttpContext http, long id, WorkViews views, CancellationToken ct) => (await views.Find(http.ActorOf(), id, ct)).Then(WorkJson.Of).ToHttp();

    private static async Task<IResult> SetState(HttpContext http, long id, Body<WorkStateBody> body, TopicWorks works, WorkViews views, CancellationToken ct) =>
        body.Value.State is not { } state ? Problem.Invalid<KernelText>("state", "Required").ToHttp()
        : await Answer(http, id, await works.SetState(http.ActorOf(), id, state, body.Value.Note, body.Value.Version, ct), views, ct);

    private static async Task<IResult> Take(HttpContext http, long id, TopicWorks works, WorkViews views, CancellationToken ct) =>
        await Answer(http, id, await works.Take(http.ActorOf(), id, ct), views, ct);

    private static async Task<IResult> HandOver(HttpContext http, long id, Body<HandOverBody> body, TopicWorks works, WorkViews views, CancellationToken ct) =>
        await Answer(http, id, await works.HandOver(http.ActorOf(), id, body.Value.To, body.Value.Note, body.Value.Version, ct), views, ct);

    private static Task<IResult> Answer(HttpContext http, long id, Result<Nothing> done, WorkViews views, CancellationToken ct) => done.ToHttp(_ => Get(http, id, views, ct));
}

/// <summary>How staff look after a topic, in answers of the API; never given to others.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="State">Where staff are with it.</param>
/// <param name="Since">Since when; null where nobody has taken it up.</param>
/// <param name="Owner">Who looks after it.</param>
/// <param name="Due">Until when an answer was promised.</param>
/// <param name="Overdue">True when that promise was broken.</param>
/// <param name="Version">What who changes it names.</param>
/// <param name="History">What staff did, the newest first.</param>
public sealed record WorkJson(long TopicId, WorkState State, DateTime? Since, AuthorJson? Owner, DateTime? Due, bool Overdue, int Version, IReadOnlyList<WorkLineJson> History)
{
    internal static WorkJson Of(WorkView it) => new(
        it.TopicId, it.State, it.Since, it.Owner is null ? null : AuthorJson.Of(it.Owner), it.Due, it.Overdue, it.Version,
        [.. it.History.Select(l => new WorkLineJson(l.Action, l.By is null ? null : AuthorJson.Of(l.By), l.At, l.Note, l.Details))]);
}

/// <summary>A line of a topic's history among the staff, in answers of the API.</summary>
public sealed record WorkLineJson(AuditAction Action, AuthorJson? By, DateTime At, string? Note, string? Details);

/// <summary>A topic of the staff's list, in answers of the API.</summary>
public sealed record WorkRowJson(long TopicId, string Title, string Url, AuthorJson Author, WorkState State, DateTime Since, AuthorJson? Owner, DateTime? Due, bool Overdue, int MeTooCount, int Version)
{
    internal static WorkRowJson Of(WorkRow it) => new(
        it.Id, it.Title, it.Url, AuthorJson.Of(it.Author), it.State, it.Since, it.Owner is null ? null : AuthorJson.Of(it.Owner), it.Due, it.Overdue, it.MeTooCount, it.Version);
}

/// <summary>Where staff are with a topic.</summary>
/// <param name="State">new, looked-at, waiting-for-us, waiting-for-customer or done.</param>
/// <param name="Note">For the log, at most 2,000 characters.</param>
/// <param name="Version">The version that was seen.</param>
public sealed record WorkStateBody(WorkState? State, string? Note = null, int? Version = null);

/// <summary>Who looks after a topic next.</summary>
/// <param name="To">The account of a colleague; null for whoever takes it.</param>
/// <param name="Note">For the log and the colleague, at most 2,000 characters.</param>
/// <param name="Version">The version that was seen.</param>
public sealed record HandOverBody(long? To, string? Note = null, int? Version = null);
