using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Clubs;

/// <summary>The API's calls on articles, downloads and photos of clubs.</summary>
internal static class ItemCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapGet("/clubs/{slug}/articles", Articles).Says<Page<ItemRowJson>>("listClubArticles", "The articles of a club, the newest first.").Explains("`kind` is text, tutorial, expert-advice or buying-advice for those alone.");
        api.MapPost("/clubs/{slug}/articles", AddArticle).Says<ItemJson>("createClubArticle", "Writes an article. Hosts, co-hosts and moderators.", StatusCodes.Status201Created).Produces<ItemJson>(StatusCodes.Status202Accepted)
            .Explains("What waits for a moderator is answered with 202.");
        api.MapGet("/clubs/{slug}/downloads", DownloadList).Says<Page<ItemRowJson>>("listClubDownloads", "The downloads of a club, the newest first.");
        api.MapPost("/clubs/{slug}/downloads", AddDownload).Says<ItemJson>("createClubDownload", "Puts up a file for download. Hosts, co-hosts and moderators.", StatusCodes.Status201Created).Produces<ItemJson>(StatusCodes.Status202Accepted);
        api.MapGet("/clubs/{slug}/photos", Photos).Says<Page<ItemRowJson>>("listClubPhotos", "The photos of a club, the newest first.");
        api.MapPost("/clubs/{slug}/photos", AddPhoto).Says<ItemJson>("createClubPhoto", "Adds a photo. Who runs the club, and members where its hosts let them.", StatusCodes.Status201Created).Produces<ItemJson>(StatusCodes.Status202Accepted);
        api.MapGet("/clubs/{slug}/items/{id:long}", Get).Says<ItemJson>("getClubItem", "One article, download or photo.");
        api.MapPatch("/clubs/{slug}/items/{id:long}", Change).Says<ItemJson>("changeClubItem", "Changes an article, a download or a photo. Its author; of articles and downloads also hosts, co-hosts and moderators.");
        api.MapDelete("/clubs/{slug}/items/{id:long}", Remove).Says("deleteClubItem", "Takes it away. Its author, and hosts, co-hosts and moderators. Twice is as good as once.")
            .Explains("Whose it is, where that is somebody else, is told the `reason` of the query, or a usual one, and can appeal to the moderators.");
        api.MapPost("/clubs/{slug}/items/{id:long}/restore", PutBack).Says("restoreClubItem", "Puts back what was taken away. Hosts, co-hosts and moderators, and its author what they took away themselves.");
        api.MapPost("/clubs/{slug}/downloads/{id:long}/take", Take).Says<TakenJson>("takeClubDownload", "Takes a download: answers where the file is, and whether a line of feedback is asked for in return.");
        api.MapPost("/clubs/{slug}/downloads/{id:long}/feedback", Say).Says("sayOfClubDownload", "Says a line of a download. Members. It is for who runs the club.");
        api.MapGet("/clubs/{slug}/downloads/{id:long}/feedback", Feedback).Says<Page<FeedbackJson>>("listClubDownloadFeedback", "What was said of a download, the newest first. Hosts, co-hosts and moderators.");
    }

    private static Task<IResult> Articles(HttpContext http, string slug, Query<ClubItemKind> kind, CursorQuery cursor, Query<int> limit, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        kind.Value is { } one && !one.IsArticle() ? Task.FromResult(Problem.Invalid<KernelText>("kind", "UnknownValue", one).ToHttp())
        : List(http, slug, kind.Value is { } only ? [only] : ClubItemKinds.Articles, cursor, limit, clubs, views, ct);

    private static Task<IResult> DownloadList(HttpContext http, string slug, CursorQuery cursor, Query<int> limit, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        List(http, slug, [ClubItemKind.Download], cursor, limit, clubs, views, ct);

    private static Task<IResult> Photos(HttpContext http, string slug, CursorQuery cursor, Query<int> limit, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        List(http, slug, [ClubItemKind.Photo], cursor, limit, clubs, views, ct);

    private static async Task<IResult> List(HttpContext http, string slug, IReadOnlyList<ClubItemKind> kinds, CursorQuery cursor, Query<int> limit, ClubViews clubs, ItemViews views, CancellationToken ct)
    {
        if (await clubs.Find(http.ActorOf(), slug, ct) is not { CanRead: true } club)
        {
            return await ClubPeopleCalls.Hidden(http, slug, clubs, ct);
        }

        var page = await views.List(http.ActorOf(), club, kinds, cursor.Value, Math.Clamp(limit.Value ?? ItemViews.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<ItemRowJson>([.. page.Items.Select(ItemRowJson.Of)], page.Next));
    }

    private static Task<IResult> AddArticle(HttpContext http, string slug, Body<ArticleBody> body, IdempotencyKey key, ClubItems items, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        Add(http, slug, body.Value.Kind is { } kind && kind.IsArticle() ? kind : ClubItemKind.Text, new(body.Value.Title ?? "", body.Value.Body ?? ""), key, items, clubs, views, ct);

    private static Task<IResult> AddDownload(HttpContext http, string slug, Body<DownloadBody> body, IdempotencyKey key, ClubItems items, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        Add(http, slug, ClubItemKind.Download, new(body.Value.Title ?? "", body.Value.Body ?? "", File: body.Value.File), key, items, clubs, views, ct);

    private static Task<IResult> AddPhoto(HttpContext http, string slug, Body<PhotoBody> body, IdempotencyKey key, ClubItems items, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        Add(http, slug, ClubItemKind.Photo, new(body.Value.Caption ?? "", "", body.Value.Alt ?? "", body.Value.File), key, items, clubs, views, ct);

    private static async Task<IResult> Add(HttpContext http, string slug, ClubItemKind kind, ItemText text, IdempotencyKey key, ClubItems items, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        await (await items.Add(http.ActorOf(), slug, kind, text, key.Value, ct)).ToHttp(async id =>
            await Find(http, slug, id, clubs, views, ct) is not { } made ? Problem.NotFound.ToHttp()
            : made.Hidden ? Results.Accepted(value: ItemJson.Of(made))
            : Results.Created($"/api/v1/clubs/{slug}/items/{id}", ItemJson.Of(made)));

    private static async Task<ItemView?> Find(HttpContext http, string slug, long id, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        await clubs.Find(http.ActorOf(), slug, ct) is { } club ? await views.Find(http.ActorOf(), club, id, ct) : null;

    private static async Task<IResult> Get(HttpContext http, string slug, long id, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        (await Find(http, slug, id, clubs, views, ct) is { } found ? ItemJson.Of(found) : null).FoundOr404();

    private static async Task<IResult> Change(HttpContext http, string slug, long id, Body<ItemPatch> body, ClubItems items, ClubViews clubs, ItemViews views, CancellationToken ct)
    {
        var (sent, before) = (body.Value, await Find(http, slug, id, clubs, views, ct));
        var text = new ItemText(sent.Title ?? before?.Row.Title ?? "", sent.Body ?? before?.Body ?? "", sent.Alt ?? before?.Row.Alt ?? "", sent.File);
        return await (await items.Change(http.ActorOf(), slug, id, text, sent.Revision ?? before?.Revision, ct)).ToHttp(_ => Get(http, slug, id, clubs, views, ct));
    }

    private static async Task<IResult> Remove(HttpContext http, string slug, long id, string? reason, ClubItems items, CancellationToken ct) => (await items.Remove(http.ActorOf(), slug, id, reason, ct)).ToHttp();

    private static async Task<IResult> PutBack(HttpContext http, string slug, long id, ClubItems items, CancellationToken ct) => (await items.PutBack(http.ActorOf(), slug, id, ct)).ToHttp();

    private static async Task<IResult> Take(HttpContext http, string slug, long id, Downloads downloads, ClubViews clubs, ItemViews views, CancellationToken ct) =>
        await (await downloads.Take(http.ActorOf(), slug, id, ct)).ToHttp(async asks =>
            (await Find(http, slug, id, clubs, views, ct) is { Row.File: { } file } ? new TakenJson(file.Url, asks) : null).FoundOr404());

    private static async Task<IResult> Say(HttpContext http, string slug, long id, Body<FeedbackBody> body, IdempotencyKey key, ClubItems items, CancellationToken ct) =>
        (await items.SayOf(http.ActorOf(), slug, id, body.Value.Body ?? "", key.Value, ct)).ToHttp(_ => Results.NoContent());

    private static async Task<IResult> Feedback(HttpContext http, string slug, long id, Query<long> cursor, Query<int> limit, ClubViews clubs, ItemViews views, CancellationToken ct)
    {
        if (await clubs.Find(http.ActorOf(), slug, ct) is not { } club || await views.Find(http.ActorOf(), club, id, ct) is not { Row.Kind: ClubItemKind.Download })
        {
            return Problem.NotFound.ToHttp();
        }

        var page = await views.Feedback(http.ActorOf(), club, id, cursor.Value ?? long.MaxValue, Math.Clamp(limit.Value ?? ItemViews.PageSize, 1, MostListed), ct);
        return page is null ? await ClubPeopleCalls.Hidden(http, slug, clubs, ct) : Results.Ok(new Page<FeedbackJson>([.. page.Items.Select(f => new FeedbackJson(f.Id, AuthorJson.Of(f.Author), f.Html, f.CreatedAt))], page.Next));
    }
}
