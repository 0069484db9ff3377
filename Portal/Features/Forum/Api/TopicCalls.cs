using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>The API's calls on categories, tags and topics.</summary>
internal static class TopicCalls
{
    private const int MostListed = 100;
    private const int MostTags = 500;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapGet("/categories", Categories).Says<Page<CategoryJson>>("listCategories", "The categories that the caller may see: the forum's, and those of their clubs.");
        api.MapGet("/tags", Tags).Says<Page<TagJson>>("listTags", "The tags in use, the most used first.");
        api.MapGet("/topics", List).Says<Page<TopicJson>>("listTopics", "Topics: one of seven lists, narrowed by what has to hold for all of them.")
            .Explains(
                "`sort` is `latest`, `new`, `top`, `unanswered`, `solved`, `unread` (those that the caller follows and has not read to the end) or `mine` (those that the caller started or wrote in). "
                + "`category` takes an id or a slug; `tag` can stand up to five times, for topics with all of them; `kind` is `discussion`, `question`, `idea` or `announcement`; `state` is `unanswered`, `solved` or `unsolved`; "
                + "`period` is `day`, `week`, `month`, `year` or `all`, for topics started so recently: with `sort=top` the best liked of them. A `cursor` belongs to the `sort` that it came from.");
        api.MapPost("/topics", Create).Says<TopicJson>("createTopic", "Starts a topic with its first post.", StatusCodes.Status201Created)
            .Produces<HeldJson>(StatusCodes.Status202Accepted)
            .Explains(
                "What waits for a moderator is answered with 202 and `held`. Where the category has a form for this kind of topic (`GET /categories/{id}/forms`), `fields` answers it: `[{label, value}]`, or `values` where several can be chosen. What is missing or does not "
                + "fit is refused with one entry of `errors` for each field, named `fields.LABEL`. Announcements are made by staff, and by hosts on their club's board; `closed` lets only staff reply to one.");
        api.MapGet("/topics/{id:long}", Get).Says<TopicJson>("getTopic", "One topic. One that was merged into another leads there.");
        api.MapPost("/topics/{id:long}/accept", Accept).Says<TopicJson>("acceptAnswer", "Accepts a post as the answer to a question, or takes that back. Who asked may, and staff, who can add a `note`.");
    }

    private static async Task<IResult> Categories(HttpContext http, Categories categories, CancellationToken ct) =>
        (await categories.ListFor(http.ActorOf(), ct)).Select(c => new CategoryJson(c.Id, c.Slug, c.Name, c.About, c.GroupId, c.TopicCount, $"/c/{c.Slug}")).ToList().ToListing();

    private static async Task<IResult> Tags(Categories categories, CancellationToken ct) =>
        (await categories.Tags(MostTags, ct)).Select(t => new TagJson(t.Name, t.TopicCount, $"/tag/{Uri.EscapeDataString(t.Name)}")).ToList().ToListing();

    private static async Task<IResult> List(
        HttpContext http, string? category, WordsQuery tag, Query<TopicSort> sort, Query<TopicKind> kind, Query<AnswerState> state, Query<TopicPeriod> period, Query<int> limit, string? cursor,
        Categories categories, TopicLists lists, CancellationToken ct)
    {
        var actor = http.ActorOf();
        long? categoryId = null;
        if (!string.IsNullOrEmpty(category))
        {
            categoryId = (await (long.TryParse(category, out var id) ? categories.Find(actor, id, ct) : categories.Find(actor, category, ct)))?.Id;
            if (categoryId is null)
            {
                return Problem.NotFound.ToHttp();
            }
        }

        var tags = tag.Values.Select(TagWords.Word).Distinct().ToList();
        if (tags.Count > TopicFilter.MostTags)
        {
            return Problem.Invalid<ForumText>("tag", "TooManyTags", TopicFilter.MostTags).ToHttp();
        }

        var filter = new TopicFilter(sort.Value ?? TopicSort.Latest, categoryId) { Tags = tags, Kind = kind.Value, State = state.Value, Period = period.Value };
        if (TopicOrder.Read(cursor, filter.Sort) is not { } from)
        {
            return Problem.Invalid<KernelText>("cursor", "BadCursor").ToHttp();
        }

        var page = await lists.Read(actor, filter, from, Math.Clamp(limit.Value ?? TopicLists.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<TopicJson>([.. page.Items.Select(Json)], page.Next));
    }

    private static async Task<IResult> Get(HttpContext http, long id, ForumReads reads, MovedPlaces moved, CancellationToken ct) =>
        await reads.Topic(http.ActorOf(), id, ct) is { } topic ? Results.Ok(topic)
        : await moved.Find(http.ActorOf(), id, 1, ct) is { } place ? Results.Redirect($"/api/v1/topics/{place.TopicId}", permanent: true)
        : Problem.NotFound.ToHttp();

    private static async Task<IResult> Create(HttpContext http, Body<TopicBody> body, IdempotencyKey key, Topics topics, ForumReads reads, CancellationToken ct)
    {
        var (actor, sent) = (http.ActorOf(), body.Value);
        var topic = new NewTopic(sent.CategoryId, sent.Kind ?? TopicKind.Discussion, sent.Title ?? "", sent.Body ?? "", [.. (sent.Tags ?? []).Select(t => t ?? "")])
        {
            Fields = [.. (sent.Fields ?? []).OfType<FormAnswerBody>().Select(f => f.Answer)],
            Closed = sent.Closed,
        };
        return await (await topics.Start(actor, topic, key.Value, ct)).ToHttp(async place => place.Held ? HeldJson.Answer(place)
            : await reads.Topic(actor, place.TopicId, ct) is { } made ? Results.Created($"/api/v1/topics/{made.Id}", made) : Problem.NotFound.ToHttp());
    }

    private static async Task<IResult> Accept(HttpContext http, long id, Body<AcceptBody> body, Topics topics, ForumReads reads, CancellationToken ct) =>
        await (await topics.Accept(http.ActorOf(), id, body.Value.PostId, body.Value.Note, ct)).ToHttp(async _ => (await reads.Topic(http.ActorOf(), id, ct)).FoundOr404());

    internal static TopicJson Json(TopicRow t) => new(
        t.Id, t.CategoryId, t.Kind, t.Title, AuthorJson.Of(t.Author), t.Tags, t.PostCount, t.LastNumber, t.Score, t.AcceptedPostId, t.Hidden, t.CreatedAt, t.LastPostAt, t.Url)
    {
        ClosedAt = t.State.ClosedAt,
        ArchivedAt = t.State.ArchivedAt,
        Pinned = t.State.Pin,
        PinnedUntil = t.State.PinnedUntil,
        SlowMinutes = t.State.SlowMinutes,
        SlowUntil = t.State.SlowUntil,
        MeTooCount = t.MeTooCount, VoteCount = t.VoteCount, IdeaState = t.Kind == TopicKind.Idea ? t.IdeaState : null,
    };
}
