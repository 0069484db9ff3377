using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Reactions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>What a topic's page says above the posts.</summary>
public sealed record TopicHead(
    long Id,
    string Title,
    string Slug,
    TopicKind Kind,
    long CategoryId,
    string CategorySlug,
    string CategoryName,
    int CategoryHue,
    long? GroupId,
    bool Public,
    bool Hidden,
    long AuthorId,
    DateTime CreatedAt,
    DateTime LastPostAt,
    int LastNumber,
    int PostCount,
    int Score,
    long? AcceptedPostId,
    int? AcceptedNumber,
    bool HasPoll,
    IReadOnlyList<string> Tags)
{
    /// <summary>What moderators made of it.</summary>
    public TopicState State { get; init; } = TopicState.Plain;

    /// <summary>The roles of who started it.</summary>
    public Roles AuthorRoles { get; init; }

    /// <summary>How many changes its page may have to tell of.</summary>
    public int Changes { get; init; }

    /// <summary>How many members have the same question.</summary>
    public int MeTooCount { get; init; }

    /// <summary>How many members want this idea.</summary>
    public int VoteCount { get; init; }

    /// <summary>Where an idea stands.</summary>
    public IdeaState IdeaState { get; init; }

    /// <summary>Who started it, for what is not done to who stands above one.</summary>
    public PostAuthor Author => new(AuthorId, AuthorRoles);

    /// <summary>Where it stands.</summary>
    public Board Board => new(CategoryId, GroupId);

    /// <summary>The address of the topic's first page.</summary>
    public string Url => $"/t/{Id}/{Slug}";

    /// <summary>The last page.</summary>
    public int Pages => Math.Max(1, (LastNumber + TopicViews.PageSize - 1) / TopicViews.PageSize);

    /// <summary>The address of a page: the number of its first post.</summary>
    public string PageUrl(int page) => page <= 1 ? Url : $"{Url}/{((page - 1) * TopicViews.PageSize) + 1}";

    /// <summary>The address of a post.</summary>
    public string PostUrl(int number) => number == 1 ? Url : $"{Url}/{number}#post-{number}";
}

/// <summary>A post as it is read.</summary>
public sealed record PostView(
    long Id,
    int Number,
    PersonView Author,
    string Html,
    DateTime CreatedAt,
    DateTime? EditedAt,
    int Revision,
    long? ReplyToId,
    int? ReplyToNumber,
    string? ReplyToName,
    int ImportedScore,
    bool Hidden,
    bool Deleted,
    IReadOnlyDictionary<string, int> Reactions)
{
    /// <summary>True for a post that everybody who may write in the topic may edit.</summary>
    public bool Wiki { get; init; }

    /// <summary>Changes whenever the post would look different.</summary>
    public string Version => $"{Revision}{(Wiki ? "w" : "")}{(Hidden ? "h" : "")}{(Deleted ? "d" : "")}.{string.Join('.', Reactions.Select(r => $"{r.Key[0]}{r.Value}"))}";
}

/// <summary>One page of a topic.</summary>
/// <param name="Head">The topic.</param>
/// <param name="Posts">At most <see cref="TopicViews.PageSize"/>, in order.</param>
/// <param name="Page">Which page, from 1.</param>
public sealed record TopicPageView(TopicHead Head, IReadOnlyList<PostView> Posts, int Page)
{
    /// <summary>What was done to the topic while these posts were written.</summary>
    public IReadOnlyList<TopicNote> Notes { get; init; } = [];

    /// <summary>On the first page of a question: its accepted answer, and those of staff.</summary>
    public IReadOnlyList<TopAnswer> Answers { get; init; } = [];

    /// <summary>What stands with an idea.</summary>
    public IdeaNotes Idea { get; init; } = IdeaNotes.None;
}

/// <summary>What one reader gets to see of a topic.</summary>
/// <param name="View">The page, shared with all who see the same.</param>
/// <param name="Mine">What this reader may do there, and has done.</param>
public sealed record TopicReading(TopicPageView View, PostViewer Mine);

/// <summary>What the page of a topic reads.</summary>
public sealed class TopicViews(Database database, SharedViews shared, NewsLog log, MarkdownRenderer markdown, TimeProvider time)
{
    /// <summary>How many numbers a page spans.</summary>
    public const int PageSize = 25;

    /// <summary>How many numbers a page for printing spans.</summary>
    public const int PrintSize = 500;

    /// <summary>The page on which a post's number stands.</summary>
    public static int PageOf(int number) => ((Math.Max(1, number) - 1) / PageSize) + 1;

    /// <summary>
    /// A page of a topic with what this reader may do there, or null where there is nothing for them to see. Each page is read once for all who look at it at the
    /// same time; what is each reader's own, with statements that stay prepared: every circuit that shows the topic asks this after each reply.
    /// </summary>
    /// <param name="actor">The reader.</param>
    /// <param name="topicId">The topic.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="further">How many of the pages after it are shown below it: for a reader at whose end the topic went on.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<TopicReading?> Read(Actor actor, long topicId, int page, int further, CancellationToken ct)
    {
        // What is shared is read between the two: who waits for others' reading holds no connection meanwhile.
        var standing = await database.Lend(db => Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), ct);
        var all = standing.IsModerator || (standing.Places.Any && await database.Lend(db => db.Set<Topic>().In(standing.Places).AnyAsync(t => t.Id == topicId, ct), ct));
        if (await Shared(standing, all, topicId, page) is not { } view || !ForumRules.MaySee(standing, view.Head.Hidden, view.Head.Public, view.Head.Board))
        {
            return null;
        }

        for (var next = view.Page + 1; next <= Math.Min(view.Head.Pages, view.Page + further); next++)
        {
            view = await Shared(standing, all, topicId, next) is { } more ? view with { Posts = [.. view.Posts, .. more.Posts], Notes = [.. view.Notes, .. more.Notes] } : view;
        }

        return new(view, standing.IsMember ? await database.Lend(db => Mine(db, standing, view, ct), ct) : PostViewer.Nobody);
    }

    private async Task<PostViewer> Mine(PortalDb db, Standing standing, TopicPageView view, CancellationToken ct) =>
        new(standing, await Given(db, standing, view, ct)) { NextReplyAt = await NextReplyAt(db, standing, view.Head, ct) };

    private async Task<DateTime?> NextReplyAt(PortalDb db, Standing standing, TopicHead topic, CancellationToken ct) =>
        topic.State.SlowMinutes > 0 && !KeepingRules.IsFree(standing, topic.Board) ? await SlowMode.NextAt(db, standing, topic.Id, topic.State.SlowMinutes, time.GetUtcNow().UtcDateTime, ct) : null;

    private Task<TopicPageView?> Shared(Standing standing, bool all, long topicId, int page) => shared.Get(
        (topicId, page, all, standing.IsModerator, log.Version(ForumNews.Topic(topicId)), log.Version(SiteNews.Channel)),
        () => Read(all, standing.IsModerator, topicId, page));

    private static async Task<IReadOnlySet<(long, string)>> Given(PortalDb db, Standing standing, TopicPageView page, CancellationToken ct) =>
        page.Posts is [var first, ..] && page.Posts[^1] is var last && standing.AccountId is { } me
            ? (await db.Rows(
                """
                SELECT r."PostId", r."Name" FROM "Posts" p JOIN "Reactions" r ON r."PostId" = p."Id" AND r."AccountId" = @3
                WHERE p."TopicId" = @0 AND p."Number" >= @1 AND p."Number" <= @2
                UNION ALL SELECT b."PostId", 'bookmark' FROM "Posts" p JOIN "Bookmarks" b ON b."PostId" = p."Id" AND b."AccountId" = @3
                WHERE p."TopicId" = @0 AND p."Number" >= @1 AND p."Number" <= @2
                """,
                row => (row.GetInt64(0), row.GetString(1)),
                ct,
                page.Head.Id,
                first.Number,
                last.Number,
                me)).ToHashSet()
            : PostViewer.Nobody.Given;

    private async Task<TopicPageView?> Read(bool all, bool moderator, long topicId, int page)
    {
        await using var db = database.Open();
        var head = await Heads(db, db.Set<Topic>().Where(t => t.Id == topicId && t.MergedIntoId == null)).FirstOrDefaultAsync();
        if (head is null)
        {
            return null;
        }

        page = Math.Clamp(page, 1, head.Pages);
        var first = ((page - 1) * PageSize) + 1;
        var posts = db.Set<Post>().Where(p => p.TopicId == topicId && p.Number >= first && p.Number < first + PageSize);
        var read = await Read(db, all ? posts : posts.Where(p => !p.Hidden && p.DeletedAt == null), all, default);
        return new(head, read, page)
        {
            Notes = head.Changes == 0 ? [] : await TopicNotes.Read(db, topicId, page == 1 ? 0 : first, first + PageSize, default),
            Answers = page == 1 ? await TopAnswer.Read(db, head, read, markdown, default) : [],
            Idea = head.Kind == TopicKind.Idea ? await IdeaNotes.Read(db, head.Id, head.Public, head.GroupId, moderator, default) : IdeaNotes.None,
        };
    }

    /// <summary>A page for printing, from 1, or null where there is nothing for this reader to see.</summary>
    public async Task<TopicPageView?> Print(Actor actor, long topicId, int page, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (await Head(db, standing, topicId, ct) is not { } head)
        {
            return null;
        }

        page = Math.Clamp(page, 1, ((Math.Max(1, head.LastNumber) - 1) / PrintSize) + 1);
        var first = ((page - 1) * PrintSize) + 1;
        var posts = db.Set<Post>().SeenBy(db, standing).Where(p => p.TopicId == topicId && p.Number >= first && p.Number < first + PrintSize);
        return new(head, await Read(db, posts, standing.Moderates(head.Board.Place), ct), page);
    }

    /// <summary>The head of a topic that may be seen, or null.</summary>
    public async Task<TopicHead?> Head(Actor actor, long topicId, CancellationToken ct)
    {
        await using var db = database.Open();
        return await Head(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), topicId, ct);
    }

    internal static Task<TopicHead?> Head(PortalDb db, Standing standing, long topicId, CancellationToken ct) =>
        Heads(db, db.Set<Topic>().SeenBy(standing).Where(t => t.Id == topicId)).FirstOrDefaultAsync(ct);

    private static IQueryable<TopicHead> Heads(PortalDb db, IQueryable<Topic> topics) =>
        from t in topics
        join c in db.Set<Category>() on t.CategoryId equals c.Id
        select new TopicHead(
            t.Id, t.Title, t.Slug, t.Kind, c.Id, c.Slug, c.Name, c.Hue, t.GroupId, t.Public, t.Hidden, t.AuthorId, t.CreatedAt, t.LastPostAt, t.LastNumber, t.PostCount, t.Score,
            t.AcceptedPostId,
            t.AcceptedPostId == null ? null : db.Set<Post>().Where(p => p.Id == t.AcceptedPostId).Select(p => (int?)p.Number).FirstOrDefault(),
            t.HasPoll,
            db.Set<TopicTag>().Where(x => x.TopicId == t.Id).Join(db.Set<Tag>(), x => x.TagId, tag => tag.Id, (x, tag) => tag.Name).OrderBy(n => n).ToList())
        {
            State = new TopicState(t.ClosedAt, t.ArchivedAt, t.Pin, t.Pin == null ? null : db.Set<TopicTimer>().Where(x => x.TopicId == t.Id && x.Deed == TimedDeed.Unpin).Select(x => (DateTime?)x.At).FirstOrDefault(), t.SlowMinutes)
            {
                ClosesAt = t.Changes == 0 ? null : db.Set<TopicTimer>().Where(x => x.TopicId == t.Id && x.Deed == TimedDeed.Close).Select(x => (DateTime?)x.At).FirstOrDefault(),
                OpensAt = t.ClosedAt == null ? null : db.Set<TopicTimer>().Where(x => x.TopicId == t.Id && x.Deed == TimedDeed.Open).Select(x => (DateTime?)x.At).FirstOrDefault(),
                SlowUntil = t.SlowMinutes == 0 ? null : db.Set<TopicTimer>().Where(x => x.TopicId == t.Id && x.Deed == TimedDeed.Unslow).Select(x => (DateTime?)x.At).FirstOrDefault(),
            },
            AuthorRoles = db.Set<Account>().Where(a => a.Id == t.AuthorId).Select(a => a.Roles).FirstOrDefault(),
            Changes = t.Changes,
            MeTooCount = t.MeTooCount,
            VoteCount = t.VoteCount,
            IdeaState = t.IdeaState,
        };

    private static async Task<IReadOnlyList<PostView>> Read(PortalDb db, IQueryable<Post> posts, bool moderator, CancellationToken ct)
    {
        var rows = await (
            from p in posts
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            from r in db.Set<Post>().Where(r => r.Id == p.ReplyToId && r.TopicId == p.TopicId && (moderator || (!r.Hidden && r.DeletedAt == null))).DefaultIfEmpty()
            from ra in db.Set<Account>().Where(ra => ra.Id == r.AuthorId).DefaultIfEmpty()
            orderby p.Number
            select new
            {
                p.Id, p.Number, p.Html, p.CreatedAt, p.EditedAt, p.Revision, p.ReplyToId, p.ImportedScore, p.Hidden, p.DeletedAt, p.WikiSince,
                Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles),
                ReplyToNumber = (int?)r.Number,
                ReplyToName = ra.DisplayName ?? ra.UserName,
            }).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var reactions = await PostReactions.Read(db, ids, ct);
        return rows.ConvertAll(p => new PostView(
            p.Id, p.Number, p.Author, p.Html, p.CreatedAt, p.EditedAt, p.Revision, p.ReplyToId, p.ReplyToNumber, p.ReplyToName, p.ImportedScore, p.Hidden, p.DeletedAt != null,
            reactions.GetValueOrDefault(p.Id, ReactionCounts.None))
        {
            Wiki = p.WikiSince is not null,
        });
    }
}
