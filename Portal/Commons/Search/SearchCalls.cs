using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Commons.Search;

/// <summary>A hit, in answers of the API.</summary>
/// <param name="Kind">What was found: <c>topic</c>, <c>post</c>, <c>person</c> or <c>club</c>.</param>
/// <param name="Id">Of a topic or a post the id of the post in which the words stand (a topic is found by its first post), of a person or a club its own.</param>
/// <param name="Url">Its page.</param>
/// <param name="Title">The title of the topic, or the name.</param>
/// <param name="Excerpt">The words around the first hit, as plain text.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record SearchHitJson(string Kind, long Id, string Url, string Title, string Excerpt, AuthorJson? Author, DateTime CreatedAt)
{
    internal static SearchHitJson Of(SearchHit hit) => new(
        hit.Kind, hit.Id, hit.Url, hit.Title, string.Concat(hit.Excerpt.Select(part => part.Text)), hit.By is null ? null : AuthorJson.Of(hit.By), hit.At);
}

/// <summary>What may answer a question, in answers of the API.</summary>
/// <param name="Url">Its page.</param>
/// <param name="Title">The title of the topic, or the name.</param>
/// <param name="Solved">True where somebody found the answer there.</param>
public sealed record AnswerJson(string Url, string Title, bool Solved);

/// <summary>The API's calls for searching.</summary>
internal static class SearchCalls
{
    private const int MostListed = 50;

    public static void Map(WebApplication app)
    {
        app.Api("Search").MapGet("/search/answers", Like).Says<Page<AnswerJson>>("listAnswers", "What may answer a question that is being typed: at most five, the likest first.");
        app.Api("Search").MapGet("/search", Find).Says<Page<SearchHitJson>>("search", "Finds whatever the caller may see by its words: topics, posts, people, clubs and what is in them, events, what is said in rooms. First what has all of them in its title or name, then the rest, the newest first.")
            .Explains(
                "Words are found in all their forms, \"phrases\" exactly, Chinese words of two characters in either script; `-word` leaves out. Operators narrow, and a minus before one turns it round: "
                + "`in:title`, `by:NAME`, `category:SLUG`, `tag:NAME`, `topic:ID`, `room:ID`, `is:solved`, `is:unanswered`, `is:mine`, `is:watched`, `before:DATE`, `after:DATE` "
                + "(`2026`, `2026-03` or `2026-03-31`, UTC; `after` includes its first day). One that cannot be understood is a 400 for `q`. `kind` is one of "
                + string.Join(", ", Search.Kinds.Select(kind => $"`{kind}`")) + "; a `message` is one in a room.");
    }

    private static async Task<IResult> Like(HttpContext http, string? q, Search search, CancellationToken ct) =>
        (await search.Like(http.ActorOf(), q, Search.MostAnswers, ct)).ToHttp(hits => hits.ConvertAll(hit => new AnswerJson(hit.Url, hit.Title, hit.Solved)).ToListing());

    private static async Task<IResult> Find(HttpContext http, string? q, string? kind, string? cursor, Query<int> limit, Search search, CancellationToken ct) =>
        (await search.Find(http.ActorOf(), q, kind, cursor, Math.Clamp(limit.Value ?? Search.PageSize, 1, MostListed), ct))
            .ToHttp(page => Results.Ok(new Page<SearchHitJson>([.. page.Items.Select(SearchHitJson.Of)], page.Next)));
}
