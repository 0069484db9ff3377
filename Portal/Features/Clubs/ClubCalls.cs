using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Clubs;

/// <summary>A club, in answers of the API.</summary>
/// <param name="Id">The id; the club's live channel is <c>club:ID</c>.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is about, in Markdown.</param>
/// <param name="AboutHtml">The safe HTML of that.</param>
/// <param name="Visibility">Who may see and join.</param>
/// <param name="MemberCount">How many are in it.</param>
/// <param name="Role">How the caller stands to it.</param>
/// <param name="CategoryId">The category that is its board, where the caller may read it.</param>
/// <param name="RoomId">Its room, where the caller may read it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Url">Its page.</param>
public sealed record ClubJson(
    long Id, string Slug, string Name, string About, string AboutHtml, Visibility Visibility, int MemberCount, ClubRole Role, long? CategoryId, long? RoomId, DateTime CreatedAt, string Url)
{
    internal static ClubJson Of(ClubView v) => new(
        v.Club.Id, v.Club.Slug, v.Club.Name, v.About, v.Club.AboutHtml, v.Club.Visibility, v.Club.MemberCount, v.Role, v.CanRead ? v.BoardId : null, v.CanRead ? v.RoomId : null, v.Club.CreatedAt, v.Url);
}

/// <summary>A club in lists of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Visibility">Who may see and join.</param>
/// <param name="MemberCount">How many are in it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Url">Its page.</param>
public sealed record ClubRowJson(long Id, string Slug, string Name, Visibility Visibility, int MemberCount, DateTime CreatedAt, string Url);

/// <summary>A club as it is made.</summary>
/// <param name="Slug">2 to 40 lower-case letters, digits and hyphens.</param>
/// <param name="Name">At most 100 characters.</param>
/// <param name="About">Markdown, at most 10,000 characters.</param>
/// <param name="Visibility">open, request, invitation or hidden; open where it is not given.</param>
public sealed record ClubBody(string? Slug, string? Name, string? About, Visibility? Visibility);

/// <summary>Somebody in a club, in answers of the API.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Host">Runs the club.</param>
/// <param name="Since">Since when.</param>
/// <param name="Role">member, moderator, co-host or host.</param>
/// <param name="Title">What the club calls them; null for nothing.</param>
public sealed record MemberJson(long Id, string Name, bool Host, DateTime Since, ClubRole Role, string? Title);

/// <summary>Answers to a club's questions.</summary>
/// <param name="Answers">One to each, in their order; at most 1,000 characters each.</param>
public sealed record JoinBody(IReadOnlyList<string?>? Answers);

/// <summary>What came of asking to join.</summary>
/// <param name="State">member or waiting.</param>
public sealed record JoinedJson(Joined State);

/// <summary>The API's calls on clubs.</summary>
internal static class ClubCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapGet("/clubs", List).Says<Page<ClubRowJson>>("listClubs", "The clubs that the caller may know of, newest first.");
        api.MapPost("/clubs", Create).Says<ClubJson>("createClub", "Makes a club with a board and a room; the caller is its host.", StatusCodes.Status201Created);
        api.MapGet("/clubs/{slug}", Get).Says<ClubJson>("getClub", "One club.");
        api.MapGet("/clubs/{slug}/members", Members).Says<Page<MemberJson>>("listClubMembers", "Who is in a club, oldest members first.").Explains("`q` finds those whose names begin so, the first page of them.");
        api.MapPost("/clubs/{slug}/join", Join).Says<JoinedJson>("joinClub", "Joins a club, or asks to.").Explains("A club on request may ask questions: an answer to each, or 400. A club by invitation, and one from which the caller is banned: 403.");
        api.MapPost("/clubs/{slug}/leave", Leave).Says("leaveClub", "Leaves a club.");
    }

    private static async Task<IResult> List(HttpContext http, CursorQuery cursor, Query<int> limit, ClubViews views, CancellationToken ct)
    {
        var page = await views.List(http.ActorOf(), cursor.Value, Math.Clamp(limit.Value ?? ClubViews.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<ClubRowJson>([.. page.Items.Select(c => new ClubRowJson(c.Id, c.Slug, c.Name, c.Visibility, c.MemberCount, c.CreatedAt, $"/clubs/{c.Slug}"))], page.Next));
    }

    private static async Task<IResult> Create(HttpContext http, Body<ClubBody> body, IdempotencyKey key, Clubs clubs, ClubViews views, CancellationToken ct)
    {
        var sent = body.Value;
        var made = await clubs.Create(http.ActorOf(), new(sent.Slug ?? "", sent.Name ?? "", sent.About ?? "", sent.Visibility ?? Visibility.Open), key.Value, ct);
        return await made.ToHttp(async slug => await views.Find(http.ActorOf(), slug, ct) is { } club ? Results.Created($"/api/v1/clubs/{slug}", ClubJson.Of(club)) : Problem.NotFound.ToHttp());
    }

    private static async Task<IResult> Get(HttpContext http, string slug, ClubViews views, CancellationToken ct) =>
        (await views.Find(http.ActorOf(), slug, ct) is { } club ? ClubJson.Of(club) : null).FoundOr404();

    private static async Task<IResult> Members(HttpContext http, string slug, string? q, CursorQuery cursor, Query<int> limit, ClubViews views, CancellationToken ct)
    {
        var page = await views.Members(http.ActorOf(), slug, waiting: false, q, cursor.Value, Math.Clamp(limit.Value ?? MostListed, 1, MostListed), ct);
        return (page is null ? null : new Page<MemberJson>([.. page.Items.Select(m => new MemberJson(m.Person.Id, m.Person.Name, m.Host, m.Since, m.Role, m.Title))], page.Next)).FoundOr404();
    }

    private static async Task<IResult> Join(HttpContext http, string slug, OptionalBody<JoinBody> body, ClubMembers members, CancellationToken ct) =>
        (await members.Join(http.ActorOf(), slug, body.Value?.Answers ?? [], ct)).ToHttp(state => Results.Ok(new JoinedJson(state)));

    private static async Task<IResult> Leave(HttpContext http, string slug, ClubMembers members, CancellationToken ct) =>
        (await members.Leave(http.ActorOf(), slug, ct)).ToHttp();
}
