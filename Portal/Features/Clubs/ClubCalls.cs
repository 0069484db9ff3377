using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Ui;

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
/// <param name="Rules">Its own rules, in Markdown; empty where it has none.</param>
/// <param name="RulesHtml">The safe HTML of those.</param>
/// <param name="Topics">What it is about, in words.</param>
/// <param name="Products">The products that it is about.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Cover">The address of its cover, or null.</param>
/// <param name="AwaitsApproval">While a moderator has not approved it: who may see and join it afterwards. Null for one that stands.</param>
/// <param name="Closed">Since when it is closed, by whom and, for who may read it, why. Null for an open one.</param>
public sealed record ClubJson(
    long Id, string Slug, string Name, string About, string AboutHtml, Visibility Visibility, int MemberCount, ClubRole Role, long? CategoryId, long? RoomId, DateTime CreatedAt, string Url,
    string Rules, string RulesHtml, IReadOnlyList<string> Topics, IReadOnlyList<string> Products, HueName Color, string? Cover, Visibility? AwaitsApproval, ClubClosing? Closed)
{
    internal static ClubJson Of(ClubView v) => new(
        v.Club.Id, v.Club.Slug, v.Club.Name, v.About, v.Club.AboutHtml, v.Club.Visibility, v.Club.MemberCount, v.Role, v.CanRead ? v.BoardId : null, v.CanRead ? v.RoomId : null, v.Club.CreatedAt, v.Url,
        v.Rules, v.RulesHtml, v.Club.Named(ThemeKind.Topic), v.Club.Named(ThemeKind.Product), (HueName)v.Club.Hue, v.Club.Cover, v.Club.OpensAs, v.Closing);
}

/// <summary>A club in lists of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Visibility">Who may see and join.</param>
/// <param name="MemberCount">How many are in it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Url">Its page.</param>
/// <param name="ActiveAt">When something was last written or planned in it, to some minutes.</param>
/// <param name="Topics">What it is about, in words.</param>
/// <param name="Products">The products that it is about.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Cover">The address of its cover, or null.</param>
/// <param name="ClosedAt">Since when it is closed; null for an open one.</param>
public sealed record ClubRowJson(
    long Id, string Slug, string Name, Visibility Visibility, int MemberCount, DateTime CreatedAt, string Url, DateTime ActiveAt, IReadOnlyList<string> Topics, IReadOnlyList<string> Products, HueName Color, string? Cover, DateTime? ClosedAt)
{
    internal static ClubRowJson Of(ClubRow c) => new(
        c.Id, c.Slug, c.Name, c.Visibility, c.MemberCount, c.CreatedAt, $"/clubs/{c.Slug}", c.ActivityAt, c.Named(ThemeKind.Topic), c.Named(ThemeKind.Product), (HueName)c.Hue, c.Cover, c.ClosedAt);
}

/// <summary>A club as it is made.</summary>
/// <param name="Slug">2 to 40 lower-case letters, digits and hyphens.</param>
/// <param name="Name">At most 100 characters.</param>
/// <param name="About">Markdown, at most 10,000 characters.</param>
/// <param name="Visibility">open, request, invitation or hidden; open where it is not given.</param>
/// <param name="Rules">Its own rules: Markdown, at most 10,000 characters.</param>
/// <param name="Topics">What it is about: at most 5 words of 30 characters.</param>
/// <param name="Products">The products that it is about: at most 10 of 100 characters.</param>
/// <param name="Color">Its colour; one is chosen where it is not given.</param>
/// <param name="Cover">The address of a picture that the caller uploaded (<c>POST /files</c>).</param>
/// <param name="Questions">What it asks of who wants in: at most five of 200 characters.</param>
/// <param name="Arrangement">With which blocks its page begins: usual, learning (tutorials, advice, downloads) or lively (the room, events, contests, members); usual where it is not given.</param>
public sealed record ClubBody(
    string? Slug, string? Name, string? About, Visibility? Visibility, string? Rules = null, IReadOnlyList<string?>? Topics = null, IReadOnlyList<string?>? Products = null, HueName? Color = null, string? Cover = null,
    IReadOnlyList<string?>? Questions = null, ClubArrangement? Arrangement = null)
{
    internal NewClub Club() => new(Slug ?? "", Name ?? "", About ?? "", Visibility ?? Portal.Commons.People.Visibility.Open)
    {
        Page = new() { Rules = Rules, Topics = Topics, Products = Products, Color = Color, Cover = Cover }, Questions = Questions ?? [], Arrangement = Arrangement ?? ClubArrangement.Usual,
    };
}

/// <summary>Somebody in a club, in answers of the API.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Host">Runs the club.</param>
/// <param name="Since">Since when.</param>
/// <param name="Role">member, moderator, co-host or host.</param>
/// <param name="Title">What the club calls them; null for nothing.</param>
/// <param name="Birthday">The day, where it is within a week and they show it to the members of their clubs, of whom the caller is one; else null.</param>
public sealed record MemberJson(long Id, string Name, bool Host, DateTime Since, ClubRole Role, string? Title, DateOnly? Birthday);

/// <summary>Answers to a club's questions.</summary>
/// <param name="Answers">One to each, in their order; at most 1,000 characters each.</param>
/// <param name="Questions">The questions as the caller read them: where others are asked by now, 409. Whatever is asked, where it is not given.</param>
public sealed record JoinBody(IReadOnlyList<string?>? Answers, IReadOnlyList<string?>? Questions = null);

/// <summary>What came of asking to join.</summary>
/// <param name="State">member or waiting.</param>
public sealed record JoinedJson(Joined State);

/// <summary>How somebody leaves a club.</summary>
/// <param name="Trace">False to take along what they wrote there; true, or left out, to let it stay.</param>
public sealed record LeaveBody(bool? Trace);

/// <summary>What became of what somebody wrote in a club that they left without a trace.</summary>
/// <param name="Deleted">How many things were deleted.</param>
/// <param name="Stayed">How many could not be.</param>
public sealed record ClubLeftJson(int Deleted, int Stayed);

/// <summary>The API's calls on clubs.</summary>
internal static class ClubCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapGet("/clubs", List).Says<Page<ClubRowJson>>("listClubs", "The clubs that the caller may know of, newest first.")
            .Explains("`q` finds those with these words, as any search does, the best first; `topic` and `product` those about one; `sort` is `new` or `active`, those first in which something was written last. A closed one is found by its words alone. A cursor belongs to its question.");
        api.MapPost("/clubs", Create).Says<ClubJson>("createClub", "Makes a club with a board and a room; the caller is its host.", StatusCodes.Status201Created).Produces<ClubJson>(StatusCodes.Status202Accepted)
            .Explains("Where new clubs wait for a moderator (`awaitsApproval`), the answer is 202: until then it is hidden, and its founder alone is in it. A few a day: 429.");
        api.MapGet("/clubs/{slug}", Get).Says<ClubJson>("getClub", "One club.");
        api.MapGet("/clubs/{slug}/members", Members).Says<Page<MemberJson>>("listClubMembers", "Who is in a club, oldest members first.").Explains("`q` finds those whose accounts' names begin so, or in whose shown names it stands, the first of them.");
        api.MapPost("/clubs/{slug}/join", Join).Says<JoinedJson>("joinClub", "Joins a club, or asks to.").Explains("A club on request may ask questions: an answer to each, or 400. A club by invitation, and one from which the caller is banned: 403.");
        api.MapPost("/clubs/{slug}/leave", Leave).Says("leaveClub", "Leaves a club, or takes the wish to join back.").Produces<ClubLeftJson>()
            .Explains("With `trace: false` what the caller wrote there goes first: posts, messages, articles, photos, answers to events, questions, entries. A topic in which others wrote stays without its first text; what is hidden, archived, picked or voted on stays. "
                + "The answer is then 200 and counts it. Who is interrupted is in the club still, and calls again. Without a body everything stays: 204.");
    }

    private static async Task<IResult> List(HttpContext http, string? q, string? topic, string? product, Query<ClubSort> sort, string? cursor, Query<int> limit, ClubDirectory directory, CancellationToken ct)
    {
        var filter = new ClubFilter(sort.Value ?? ClubSort.New) { Words = q, Topic = topic, Product = product };
        return (await directory.List(http.ActorOf(), filter, cursor, Math.Clamp(limit.Value ?? ClubViews.PageSize, 1, MostListed), ct))
            .ToHttp(page => Results.Ok(new Page<ClubRowJson>([.. page.Items.Select(ClubRowJson.Of)], page.Next)));
    }

    private static async Task<IResult> Create(HttpContext http, Body<ClubBody> body, IdempotencyKey key, Clubs clubs, ClubViews views, CancellationToken ct)
    {
        var made = await clubs.Create(http.ActorOf(), body.Value.Club(), key.Value, ct);
        return await made.ToHttp(async slug =>
            await views.Find(http.ActorOf(), slug, ct) is not { } club ? Problem.NotFound.ToHttp()
            : club.Club.OpensAs is null ? Results.Created($"/api/v1/clubs/{slug}", ClubJson.Of(club))
            : Results.Accepted($"/api/v1/clubs/{slug}", ClubJson.Of(club)));
    }

    private static async Task<IResult> Get(HttpContext http, string slug, ClubViews views, CancellationToken ct) =>
        (await views.Find(http.ActorOf(), slug, ct) is { } club ? ClubJson.Of(club) : null).FoundOr404();

    private static async Task<IResult> Members(HttpContext http, string slug, string? q, CursorQuery cursor, Query<int> limit, ClubViews views, CancellationToken ct)
    {
        var page = await views.Members(http.ActorOf(), slug, waiting: false, q, cursor.Value, Math.Clamp(limit.Value ?? MostListed, 1, MostListed), ct);
        return (page is null ? null : new Page<MemberJson>([.. page.Items.Select(m => new MemberJson(m.Person.Id, m.Person.Name, m.Host, m.Since, m.Role, m.Title, m.Birthday?.Day))], page.Next)).FoundOr404();
    }

    private static async Task<IResult> Join(HttpContext http, string slug, OptionalBody<JoinBody> body, ClubMembers members, CancellationToken ct) =>
        (await members.Join(http.ActorOf(), slug, body.Value?.Answers ?? [], body.Value?.Questions, ct)).ToHttp(state => Results.Ok(new JoinedJson(state)));

    private static async Task<IResult> Leave(HttpContext http, string slug, OptionalBody<LeaveBody> body, ClubMembers members, ClubLeaving leaving, CancellationToken ct) =>
        body.Value?.Trace == false
            ? (await leaving.WithoutTrace(http.ActorOf(), slug, ct)).ToHttp(left => Results.Ok(new ClubLeftJson(left.Gone, left.Stayed)))
            : (await members.Leave(http.ActorOf(), slug, ct)).ToHttp();
}
