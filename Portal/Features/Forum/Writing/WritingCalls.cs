using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>Somebody whom a text may speak to, in answers of the API.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name that is written after @.</param>
/// <param name="DisplayName">The name that is shown.</param>
public sealed record MentionJson(long Id, string Name, string DisplayName);

/// <summary>The API's calls for who writes: whom to mention, what to link to, what was asked before, and taking back what was just sent.</summary>
internal static class WritingCalls
{
    /// <summary>Where the composer finds people to speak to.</summary>
    public static string People(long? topicId = null, long? categoryId = null) => $"/api/v1/people?{(topicId is { } topic ? $"topic={topic}" : $"category={categoryId}")}";

    /// <summary>Where the composer finds topics to link to.</summary>
    public const string Topics = "/api/v1/topics/words";

    /// <summary>Where the composer sends files.</summary>
    public const string Files = "/api/v1/files";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapGet("/people", Mention).Says<Page<MentionJson>>("listPeople", "People whose names begin so, for a text to speak to with @name; at most eight.")
            .Explains("With `topic` or `category`, both ids, only those who may see that place; who wrote in the topic comes first, and without `q` alone. Accounts only.");
        api.MapGet("/topics/words", Link).Says<Page<OfferedTopic>>("listTopicsByWords", "Topics with these words, the last of which may be a beginning, or with this number; at most eight.")
            .Explains("For a text to link to. Accounts only.");
        api.MapGet("/topics/similar", Similar).Says<Page<OfferedTopic>>("listSimilarTopics", "Topics that ask what a title asks, solved ones first where they are alike; at most five.")
            .Explains("For who is about to begin a topic. Accounts only.");
        api.MapPost("/posts/{id:long}/undo", Undo).Says("undoPost", "Takes a post back that the caller sent just now: within ten seconds, after which it can be deleted.");
    }

    private static async Task<IResult> Mention(HttpContext http, string? q, Query<long> topic, Query<long> category, WhomToMention whom, CancellationToken ct) =>
        (await whom.Find(http.ActorOf(), topic.Value, category.Value, q, ct)).ToHttp(people => people.ConvertAll(p => new MentionJson(p.Id, p.Name, p.DisplayName)).ToListing());

    private static async Task<IResult> Link(HttpContext http, string? q, WhatToLink what, CancellationToken ct) =>
        (await what.ByWords(http.ActorOf(), q, ct)).ToHttp(topics => topics.ToListing());

    private static async Task<IResult> Similar(HttpContext http, string? title, WhatToLink what, CancellationToken ct) =>
        (await what.Similar(http.ActorOf(), title, ct)).ToHttp(topics => topics.ToListing());

    private static async Task<IResult> Undo(HttpContext http, long id, Posts posts, CancellationToken ct) =>
        (await posts.TakeBack(http.ActorOf(), id, ct)).ToHttp(_ => Results.NoContent());
}
