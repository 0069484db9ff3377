using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Commons.Search;

/// <summary>A hit, in answers of the API.</summary>
/// <param name="Kind">What was found: <c>topic</c> or <c>post</c>.</param>
/// <param name="Id">The id of the post in which the words stand; a topic is found by its first post.</param>
/// <param name="Url">Its page.</param>
/// <param name="Title">The title of the topic.</param>
/// <param name="Excerpt">The words around the first hit, as plain text.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record SearchHitJson(string Kind, long Id, string Url, string Title, string Excerpt, AuthorJson? Author, DateTime CreatedAt);

/// <summary>The API's call for searching.</summary>
internal static class SearchCalls
{
    private const int MostListed = 50;

    public static void Map(WebApplication app) =>
        app.Api("Search").MapGet("/search", Find).Says<Page<SearchHitJson>>("search", "Finds topics and posts by their words, the best first.")
            .Explains("Words are found in all their forms, \"phrases\" exactly, Chinese words of two characters in either script; `-word` leaves out.");

    private static async Task<IResult> Find(HttpContext http, string? q, string? cursor, Query<int> limit, Search search, CancellationToken ct) =>
        (await search.Find(http.ActorOf(), q, cursor, Math.Clamp(limit.Value ?? Search.PageSize, 1, MostListed), ct))
            .ToHttp(page => Results.Ok(new Page<SearchHitJson>([.. page.Items.Select(Json)], page.Next)));

    private static SearchHitJson Json(SearchHit hit) => new(
        hit.Kind, hit.Id, hit.Url, hit.Title, string.Concat(hit.Excerpt.Select(part => part.Text)), hit.By is null ? null : AuthorJson.Of(hit.By), hit.At);
}
