using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Clubs;

/// <summary>Why, in words that who it concerns is told.</summary>
/// <param name="Reason">At most 500 characters.</param>
public sealed record ClubReasonBody(string? Reason);

/// <summary>A ban from one club.</summary>
/// <param name="Reason">At most 500 characters; they are told.</param>
/// <param name="Until">Until when; for good where it is not given.</param>
public sealed record ClubBanBody(string? Reason, DateTimeOffset? Until);

/// <summary>A role in a club.</summary>
/// <param name="Role">member, co-host or host.</param>
public sealed record ClubRoleBody(GroupRole? Role);

/// <summary>A title in a club.</summary>
/// <param name="Title">At most 40 characters; nothing takes it away.</param>
public sealed record ClubTitleBody(string? Title);

/// <summary>Questions of a club.</summary>
/// <param name="Questions">At most five of 200 characters each; none takes them all away.</param>
public sealed record ClubQuestionsJson(IReadOnlyList<string?>? Questions);

/// <summary>Somebody who wants in, in answers of the API.</summary>
/// <param name="Person">Who.</param>
/// <param name="Since">Since when.</param>
/// <param name="Answers">What they answered.</param>
public sealed record ClubRequestJson(AuthorJson Person, DateTime Since, IReadOnlyList<RequestAnswer> Answers);

/// <summary>Somebody banned from a club, in answers of the API.</summary>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">Until when; null for good.</param>
public sealed record ClubBanJson(AuthorJson Person, string Reason, DateTime At, DateTime? Until);

/// <summary>The API's calls on who runs a club, who wants in, and who has to go.</summary>
internal static class ClubPeopleCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapPut("/clubs/{slug}/members/{id:long}/role", Role).Says("setClubRole", "Makes a member a host or a co-host, or takes that away. Hosts and admins; the last host stays one: 409.");
        api.MapPut("/clubs/{slug}/moderators/{id:long}", Moderate).Says("makeClubModerator", "Makes a member a moderator of this club alone. Hosts and admins; twice is as good as once. Who runs it is none beside that: 409.");
        api.MapDelete("/clubs/{slug}/moderators/{id:long}", Relieve).Says("relieveClubModerator", "Relieves a moderator of this club alone. Hosts and admins; twice is as good as once.");
        api.MapPut("/clubs/{slug}/members/{id:long}/title", Title).Says("setClubTitle", "Says what a member is called in the club. Hosts and co-hosts.");
        api.MapPost("/clubs/{slug}/members/{id:long}/remove", Remove).Says("removeClubMember", "Removes a member from the club. Hosts and co-hosts; who runs it is first relieved of that.");
        api.MapGet("/clubs/{slug}/requests", Requests).Says<Page<ClubRequestJson>>("listClubRequests", "Who wants in, with their answers, oldest first. For who may let in.");
        api.MapPost("/clubs/{slug}/requests/{id:long}/let-in", LetIn).Says("letIntoClub", "Lets somebody in who asked to join.");
        api.MapPost("/clubs/{slug}/requests/{id:long}/turn-down", TurnDown).Says("turnDownFromClub", "Does not let somebody in who asked to join.");
        api.MapGet("/clubs/{slug}/questions", Questions).Says<ClubQuestionsJson>("getClubQuestions", "What the club asks of who wants in.");
        api.MapPut("/clubs/{slug}/questions", SetQuestions).Says("setClubQuestions", "Asks these from now on in the place of those before. Hosts and co-hosts.");
        api.MapGet("/clubs/{slug}/bans", Bans).Says<Page<ClubBanJson>>("listClubBans", "Who may not come into the club, the last first. Hosts and co-hosts.");
        api.MapPut("/clubs/{slug}/bans/{id:long}", Ban).Says("banFromClub", "Keeps somebody out of this club alone, member or not. Hosts and co-hosts.");
        api.MapDelete("/clubs/{slug}/bans/{id:long}", Lift).Says("liftClubBan", "Lets somebody come into the club again. Twice is as good as once.");
    }

    private static async Task<IResult> Role(HttpContext http, string slug, long id, Body<ClubRoleBody> body, ClubMembers members, CancellationToken ct) =>
        (await members.SetRole(http.ActorOf(), slug, id, body.Value.Role ?? (GroupRole)(-1), ct)).ToHttp();

    private static async Task<IResult> Moderate(HttpContext http, string slug, long id, ClubModeratorRoles roles, CancellationToken ct) => (await roles.Give(http.ActorOf(), slug, id, ct)).ToHttp();

    private static async Task<IResult> Relieve(HttpContext http, string slug, long id, ClubModeratorRoles roles, CancellationToken ct) => (await roles.Take(http.ActorOf(), slug, id, ct)).ToHttp();

    private static async Task<IResult> Title(HttpContext http, string slug, long id, Body<ClubTitleBody> body, ClubMembers members, CancellationToken ct) =>
        (await members.SetTitle(http.ActorOf(), slug, id, body.Value.Title, ct)).ToHttp();

    private static async Task<IResult> Remove(HttpContext http, string slug, long id, Body<ClubReasonBody> body, ClubBans bans, CancellationToken ct) =>
        (await bans.Remove(http.ActorOf(), slug, id, body.Value.Reason, ct)).ToHttp();

    private static async Task<IResult> Requests(HttpContext http, string slug, CursorQuery cursor, Query<int> limit, JoinQuestions questions, ClubViews views, CancellationToken ct)
    {
        var page = await questions.Requests(http.ActorOf(), slug, cursor.Value, Math.Clamp(limit.Value ?? MostListed, 1, MostListed), ct);
        return page is null ? await Hidden(http, slug, views, ct) : Results.Ok(new Page<ClubRequestJson>([.. page.Items.Select(r => new ClubRequestJson(AuthorJson.Of(r.Person), r.Since, r.Answers))], page.Next));
    }

    private static async Task<IResult> LetIn(HttpContext http, string slug, long id, ClubMembers members, CancellationToken ct) => (await members.Answer(http.ActorOf(), slug, id, true, ct)).ToHttp();

    private static async Task<IResult> TurnDown(HttpContext http, string slug, long id, ClubMembers members, CancellationToken ct) => (await members.Answer(http.ActorOf(), slug, id, false, ct)).ToHttp();

    private static async Task<IResult> Questions(HttpContext http, string slug, JoinQuestions questions, CancellationToken ct) =>
        (await questions.Read(http.ActorOf(), slug, ct) is { } asked ? new ClubQuestionsJson(asked) : null).FoundOr404();

    private static async Task<IResult> SetQuestions(HttpContext http, string slug, Body<ClubQuestionsJson> body, JoinQuestions questions, CancellationToken ct) =>
        (await questions.Set(http.ActorOf(), slug, body.Value.Questions ?? [], ct)).ToHttp();

    private static async Task<IResult> Bans(HttpContext http, string slug, CursorQuery cursor, Query<int> limit, ClubBans bans, ClubViews views, CancellationToken ct)
    {
        var page = await bans.List(http.ActorOf(), slug, cursor.Value, Math.Clamp(limit.Value ?? MostListed, 1, MostListed), ct);
        return page is null ? await Hidden(http, slug, views, ct) : Results.Ok(new Page<ClubBanJson>([.. page.Items.Select(b => new ClubBanJson(AuthorJson.Of(b.Person), b.Reason, b.At, b.Until))], page.Next));
    }

    private static async Task<IResult> Ban(HttpContext http, string slug, long id, Body<ClubBanBody> body, ClubBans bans, CancellationToken ct) =>
        (await bans.Ban(http.ActorOf(), slug, id, body.Value.Until?.UtcDateTime, body.Value.Reason, ct)).ToHttp();

    private static async Task<IResult> Lift(HttpContext http, string slug, long id, ClubBans bans, CancellationToken ct) => (await bans.Lift(http.ActorOf(), slug, id, ct)).ToHttp();

    /// <summary>Why there is nothing to read: the club is not there for the caller, or they may not.</summary>
    internal static async Task<IResult> Hidden(HttpContext http, string slug, ClubViews views, CancellationToken ct) =>
        (await views.Find(http.ActorOf(), slug, ct) is null ? Problem.NotFound : http.ActorOf().AccountId is null ? Problem.SignIn : Problem.NotAllowed).ToHttp();
}
