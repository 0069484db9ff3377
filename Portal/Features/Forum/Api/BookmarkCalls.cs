using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>The API's calls on the caller's bookmarks.</summary>
internal static class BookmarkCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapGet("/me/bookmarks", List).Says<Page<BookmarkJson>>("listBookmarks", "The caller's bookmarks, newest first.");
        api.MapPut("/posts/{id:long}/bookmark", Set).Says("setBookmark", "Sets a bookmark on a post, or changes its note and its reminder. Twice is as good as once.");
        api.MapDelete("/posts/{id:long}/bookmark", Remove).Says("removeBookmark", "Takes a bookmark away. Twice is as good as once.");
    }

    private static async Task<IResult> List(HttpContext http, CursorQuery cursor, Query<int> limit, BookmarkViews views, CancellationToken ct)
    {
        var actor = http.ActorOf();
        if (actor.AccountId is null)
        {
            return Problem.SignIn.ToHttp();
        }

        var page = await views.List(actor, cursor.Value, Math.Clamp(limit.Value ?? BookmarkViews.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<BookmarkJson>([.. page.Items.Select(b => new BookmarkJson(b.PostId, b.TopicId, b.Number, b.Title, AuthorJson.Of(b.Author), b.Note, b.RemindAt, b.CreatedAt, b.Url))], page.Next));
    }

    private static async Task<IResult> Set(HttpContext http, long id, Body<BookmarkBody> body, Bookmarks bookmarks, CancellationToken ct) =>
        (await bookmarks.Set(http.ActorOf(), id, body.Value.Note, body.Value.RemindAt?.UtcDateTime, ct)).ToHttp();

    private static async Task<IResult> Remove(HttpContext http, long id, Bookmarks bookmarks, CancellationToken ct) =>
        (await bookmarks.Remove(http.ActorOf(), id, ct)).ToHttp();
}

/// <summary>A bookmark.</summary>
/// <param name="Note">What to remember, at most 200 characters.</param>
/// <param name="RemindAt">When to be reminded; in the future.</param>
public sealed record BookmarkBody(string? Note, DateTimeOffset? RemindAt);

/// <summary>A bookmark as its owner reads it.</summary>
public sealed record BookmarkJson(long PostId, long TopicId, int Number, string Title, AuthorJson Author, string? Note, DateTime? RemindAt, DateTime CreatedAt, string Url);
