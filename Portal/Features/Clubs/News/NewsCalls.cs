using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Clubs;

/// <summary>News of a club, in lists of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="State">draft, scheduled, published or withdrawn.</param>
/// <param name="At">Since when it is read, when it is to be, or when it was begun.</param>
/// <param name="EditedAt">When it was changed last after it was read, or null.</param>
/// <param name="Hidden">True while a moderator has it taken from view, or has not looked at it yet.</param>
/// <param name="Url">Its page.</param>
public sealed record NewsRowJson(long Id, string Title, AuthorJson Author, NewsState State, DateTime At, DateTime? EditedAt, bool Hidden, string Url)
{
    internal static NewsRowJson Of(NewsItemRow n) => new(n.Id, n.Title, AuthorJson.Of(n.Author), n.State, n.At, n.EditedAt, n.Hidden, n.Url);
}

/// <summary>News of a club, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title.</param>
/// <param name="Body">The text, in Markdown.</param>
/// <param name="Html">The safe HTML of that.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="State">draft, scheduled, published or withdrawn.</param>
/// <param name="At">Since when it is read, when it is to be, or when it was begun.</param>
/// <param name="EditedAt">When it was changed last after it was read, or null.</param>
/// <param name="Hidden">True while a moderator has it taken from view, or has not looked at it yet.</param>
/// <param name="Url">Its page.</param>
public sealed record NewsJson(long Id, string Title, string Body, string Html, AuthorJson Author, NewsState State, DateTime At, DateTime? EditedAt, bool Hidden, string Url)
{
    internal static NewsJson Of(NewsItemView v) => new(v.Row.Id, v.Row.Title, v.Body, v.Html, AuthorJson.Of(v.Row.Author), v.Row.State, v.Row.At, v.Row.EditedAt, v.Row.Hidden, v.Row.Url);
}

/// <summary>News as they are written.</summary>
/// <param name="Title">At most 200 characters.</param>
/// <param name="Body">Markdown, at most 32,000 characters.</param>
/// <param name="Draft">Kept for who runs the club; false where it is not given.</param>
/// <param name="At">When they are published; at once where it is not given.</param>
public sealed record NewsBody(string? Title, string? Body, bool? Draft = null, DateTimeOffset? At = null);

/// <summary>What of news is to be changed; what is null stays.</summary>
/// <param name="Title">The title.</param>
/// <param name="Body">The text.</param>
/// <param name="Draft">True makes a draft of what waits for its time, false publishes a draft: at the time given, or at once. Of what is published it does not count.</param>
/// <param name="At">When they are published.</param>
public sealed record NewsPatch(string? Title = null, string? Body = null, bool? Draft = null, DateTimeOffset? At = null)
{
    internal NewsWish On(NewsItemView v) =>
        new(Title ?? v.Row.Title, Body ?? v.Body, At is null && (Draft ?? v.Row.State == NewsState.Draft), At?.UtcDateTime ?? (v.Row.State == NewsState.Scheduled && Draft is null ? v.PublishAt : null));
}

/// <summary>How the caller is told of a club's news, new events and new games.</summary>
/// <param name="Bell">In the bell.</param>
/// <param name="Mail">none, at-once, digest (once a day) or weekly.</param>
public sealed record NewsChoiceJson(bool Bell, MailChoice Mail);

/// <summary>How the caller wants to be told of them; what is null stays.</summary>
/// <param name="Bell">In the bell.</param>
/// <param name="Mail">none, at-once, digest (once a day) or weekly.</param>
public sealed record NewsChoiceBody(bool? Bell = null, MailChoice? Mail = null);

/// <summary>The API's calls on clubs' news.</summary>
internal static class NewsCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapGet("/clubs/{slug}/news", List).Says<Page<NewsRowJson>>("listClubNews", "A club's news, newest first, for who may read the club.").Explains("With `state=draft` or `state=scheduled`, drafts or what waits for its time, for who writes news there: fifty at most, no cursor.");
        api.MapPost("/clubs/{slug}/news", Write).Says<NewsJson>("createClubNews", "Writes news for a club's members: hosts and co-hosts.", StatusCodes.Status201Created).Produces<NewsJson>(StatusCodes.Status202Accepted)
            .Explains("Members are told once they are published, each as they chose. What waits for a moderator is answered with 202.");
        api.MapGet("/clubs/{slug}/news/{id:long}", Get).Says<NewsJson>("getClubNews", "One of a club's news.");
        api.MapPatch("/clubs/{slug}/news/{id:long}", Change).Says<NewsJson>("changeClubNews", "Changes news: hosts and co-hosts. What is published is marked as changed, and nobody is told again.");
        api.MapDelete("/clubs/{slug}/news/{id:long}", Withdraw).Says("withdrawClubNews", "Withdraws news, for good: hosts and co-hosts.");
        api.MapGet("/clubs/{slug}/news/choice", ReadChoice).Says<NewsChoiceJson>("getClubNewsChoice", "How the caller, a member, is told of a club's news, new events and new games.");
        api.MapPut("/clubs/{slug}/news/choice", Choose).Says<NewsChoiceJson>("setClubNewsChoice", "The caller, a member, chooses how they are told of a club's news, new events and new games.");
    }

    private static async Task<IResult> List(HttpContext http, string slug, Query<NewsState> state, CursorQuery cursor, Query<int> limit, NewsViews views, CancellationToken ct)
    {
        if (state.Value is { } wanted and not NewsState.Published)
        {
            return (await views.Unpublished(http.ActorOf(), slug, wanted, ct) is { } rows ? new Page<NewsRowJson>([.. rows.Select(NewsRowJson.Of)], null) : null).FoundOr404();
        }

        return (await views.List(http.ActorOf(), slug, cursor.Value, Math.Clamp(limit.Value ?? NewsViews.PageSize, 1, MostListed), ct) is { } page ? new Page<NewsRowJson>([.. page.Items.Select(NewsRowJson.Of)], page.Next) : null).FoundOr404();
    }

    private static async Task<IResult> Write(HttpContext http, string slug, Body<NewsBody> body, IdempotencyKey key, NewsItems news, NewsViews views, CancellationToken ct)
    {
        var sent = body.Value;
        var made = await news.Write(http.ActorOf(), slug, new(sent.Title ?? "", sent.Body ?? "", sent.Draft ?? false, sent.At?.UtcDateTime), key.Value, ct);
        return await made.ToHttp(async id =>
            await views.Find(http.ActorOf(), slug, id, ct) is not { } found ? Problem.NotFound.ToHttp()
            : found.Row.Hidden ? Results.Accepted(value: NewsJson.Of(found))
            : Results.Created($"/api/v1/clubs/{slug}/news/{id}", NewsJson.Of(found)));
    }

    private static async Task<IResult> Get(HttpContext http, string slug, long id, NewsViews views, CancellationToken ct) =>
        (await views.Find(http.ActorOf(), slug, id, ct) is { } found ? NewsJson.Of(found) : null).FoundOr404();

    private static async Task<IResult> Change(HttpContext http, string slug, long id, Body<NewsPatch> body, NewsItems news, NewsViews views, CancellationToken ct) =>
        await views.MayNotWrite(http.ActorOf(), slug, ct) is { } refused ? refused.ToHttp()
        : await views.Find(http.ActorOf(), slug, id, ct) is not { } before ? Problem.NotFound.ToHttp()
        : await (await news.Change(http.ActorOf(), slug, id, body.Value.On(before), before.Revision, ct)).ToHttp(_ => Get(http, slug, id, views, ct));

    private static async Task<IResult> Withdraw(HttpContext http, string slug, long id, NewsItems news, CancellationToken ct) =>
        (await news.Withdraw(http.ActorOf(), slug, id, ct)).ToHttp();

    private static async Task<IResult> ReadChoice(HttpContext http, string slug, NewsChoices choices, CancellationToken ct) =>
        (await choices.Read(http.ActorOf(), slug, ct)).ToHttp(choice => Results.Ok(new NewsChoiceJson(choice.Bell, choice.Mail)));

    private static async Task<IResult> Choose(HttpContext http, string slug, Body<NewsChoiceBody> body, NewsChoices choices, CancellationToken ct)
    {
        if (!(await choices.Read(http.ActorOf(), slug, ct)).Try(out var before, out var problem))
        {
            return problem.ToHttp();
        }

        var wish = new Telling(body.Value.Bell ?? before.Bell, body.Value.Mail ?? before.Mail);
        return (await choices.Choose(http.ActorOf(), slug, wish, ct)).ToHttp(_ => Results.Ok(new NewsChoiceJson(wish.Bell, wish.Mail)));
    }
}
