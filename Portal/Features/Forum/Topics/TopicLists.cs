using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The order of a list of topics, and with it what stands in it.</summary>
public enum TopicSort
{
    /// <summary>Last written in first.</summary>
    Latest,

    /// <summary>Last started first.</summary>
    New,

    /// <summary>Best liked first.</summary>
    Top,

    /// <summary>Those without a reply, newest first.</summary>
    Unanswered,

    /// <summary>Those that the reader follows and has not read to the end, last written in first.</summary>
    Unread,

    /// <summary>Questions with an accepted answer, last written in first.</summary>
    Solved,

    /// <summary>Those that the reader started or wrote in, last written in first.</summary>
    Mine,
}

/// <summary>A topic as lists show it.</summary>
public sealed record TopicRow(
    long Id,
    string Title,
    string Slug,
    TopicKind Kind,
    long CategoryId,
    string CategorySlug,
    string CategoryName,
    int CategoryHue,
    PersonView Author,
    DateTime CreatedAt,
    DateTime LastPostAt,
    PersonView LastAuthor,
    int LastNumber,
    int PostCount,
    int Score,
    long? AcceptedPostId,
    bool Hidden,
    IReadOnlyList<string> Tags)
{
    /// <summary>The greatest number of a post that the reader has read; null where they never opened the topic, and for visitors.</summary>
    public int? ReadNumber { get; init; }

    /// <summary>How many posts of others the reader has not read, where they opened the topic before; counted up to <see cref="Reading.MostCounted"/>.</summary>
    public int Unread { get; init; }

    /// <summary>True where the reader took its pin away for themselves.</summary>
    public bool Unpinned { get; init; }

    /// <summary>The group on whose board it stands, or null.</summary>
    public long? GroupId { get; init; }

    /// <summary>Where it stands.</summary>
    public Board Board => new(CategoryId, GroupId);

    /// <summary>True where the reader keeps order in it.</summary>
    public bool MayKeep { get; init; }

    /// <summary>What moderators made of it.</summary>
    public TopicState State { get; init; } = TopicState.Plain;

    /// <summary>How many members have the same question.</summary>
    public int MeTooCount { get; init; }

    /// <summary>How many members want this idea.</summary>
    public int VoteCount { get; init; }

    /// <summary>Where an idea stands.</summary>
    public IdeaState IdeaState { get; init; }

    /// <summary>Its address.</summary>
    public string Url => $"/t/{Id}/{Slug}";

    /// <summary>Where the reader goes on: at the first post that they have not read.</summary>
    public string UnreadUrl => ReadNumber is { } read and > 0 ? $"{Url}/{read + 1}#post-{read + 1}" : Url;
}

/// <summary>Lists of topics, each read page by page by a cursor, at the same price at any depth.</summary>
public sealed class TopicLists(Database database, TimeProvider time)
{
    /// <summary>How many topics a page holds.</summary>
    public const int PageSize = 30;

    /// <summary>A page of a list as this actor may see it.</summary>
    public async Task<Page<TopicRow>> Read(Actor actor, TopicFilter filter, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        var chosen = await Chosen(db, standing, filter, now).NarrowedBy(db, standing, filter, now, ct);
        var rows = await Rows(db, chosen.Pinned(db, standing, filter, false).Ordered(filter.Sort, from).Take(size + 1), filter.Sort).ToListAsync(ct);
        var page = Page<TopicRow>.Cut(rows, size, row => TopicOrder.CursorOf(row, filter.Sort));
        if (filter.HasPinned && from == Cursor.Start)
        {
            rows.InsertRange(0, await Rows(db, chosen.Pinned(db, standing, filter, true).Ordered(filter.Sort, from).Take(PinnedTopics.Most), filter.Sort).ToListAsync(ct));
        }

        return page with { Items = await Marked(db, standing, await Tagged(db, rows, ct), ct) };
    }

    /// <summary>The rows of topics that were chosen and may be seen, in no order.</summary>
    internal static async Task<List<TopicRow>> Rows(PortalDb db, Standing standing, List<long> ids, CancellationToken ct) =>
        await Marked(db, standing, await Tagged(db, await Rows(db, db.Set<Topic>().Where(t => ids.Contains(t.Id)), TopicSort.New).ToListAsync(ct), ct), ct);

    private static IQueryable<Topic> Chosen(PortalDb db, Standing standing, TopicFilter filter, DateTime now)
    {
        var topics = db.Set<Topic>().SeenBy(standing);
        topics = filter.Sort == TopicSort.Unread ? topics.UnreadBy(db, standing, now) : topics;
        topics = filter.AuthorId is null && filter.Sort != TopicSort.Mine ? topics.NotMutedBy(db, standing, byPlace: filter.CategoryId is null && filter.Tags.Count == 0) : topics;
        return filter.AuthorId is { } author ? topics.Where(t => t.AuthorId == author) : topics;
    }

    private static readonly string[] Untagged = [];

    private static IQueryable<TopicRow> Rows(PortalDb db, IQueryable<Topic> topics, TopicSort sort)
    {
        var rows =
            from t in topics
            join c in db.Set<Category>() on t.CategoryId equals c.Id
            join a in db.Set<Account>() on t.AuthorId equals a.Id
            join l in db.Set<Account>() on t.LastAuthorId equals l.Id
            select new { t, c, a, l };
        rows = sort switch
        {
            TopicSort.New => rows.OrderByDescending(r => r.t.CreatedAt).ThenByDescending(r => r.t.Id),
            TopicSort.Top => rows.OrderByDescending(r => r.t.Score).ThenByDescending(r => r.t.Id),
            _ => rows.OrderByDescending(r => r.t.LastPostAt).ThenByDescending(r => r.t.Id),
        };
        return rows.Select(r => new TopicRow(
            r.t.Id, r.t.Title, r.t.Slug, r.t.Kind, r.c.Id, r.c.Slug, r.c.Name, r.c.Hue,
            new PersonView(r.a.Id, r.a.UserName!, r.a.DisplayName ?? r.a.UserName!, r.a.Roles),
            r.t.CreatedAt, r.t.LastPostAt,
            new PersonView(r.l.Id, r.l.UserName!, r.l.DisplayName ?? r.l.UserName!, r.l.Roles),
            r.t.LastNumber, r.t.PostCount, r.t.Score, r.t.AcceptedPostId, r.t.Hidden,
            Untagged)
        {
            State = new TopicState(r.t.ClosedAt, r.t.ArchivedAt, r.t.Pin, r.t.Pin == null ? null : db.Set<TopicTimer>().Where(x => x.TopicId == r.t.Id && x.Deed == TimedDeed.Unpin).Select(x => (DateTime?)x.At).FirstOrDefault(), r.t.SlowMinutes)
            {
                SlowUntil = r.t.SlowMinutes == 0 ? null : db.Set<TopicTimer>().Where(x => x.TopicId == r.t.Id && x.Deed == TimedDeed.Unslow).Select(x => (DateTime?)x.At).FirstOrDefault(),
            },
            GroupId = r.t.GroupId,
            MeTooCount = r.t.MeTooCount,
            VoteCount = r.t.VoteCount,
            IdeaState = r.t.IdeaState,
        });
    }

    /// <summary>Gives the topics of a page their tags. A question of its own: joined in, SQLite would read the tags of all topics there are.</summary>
    private static async Task<List<TopicRow>> Tagged(PortalDb db, List<TopicRow> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var tags = await db.Set<TopicTag>().Where(x => ids.Contains(x.TopicId))
            .Join(db.Set<Tag>(), x => x.TagId, tag => tag.Id, (x, tag) => new { x.TopicId, tag.Name }).OrderBy(x => x.Name).ToListAsync(ct);
        var byTopic = tags.ToLookup(x => x.TopicId, x => x.Name);
        return rows.ConvertAll(row => row with { Tags = [.. byTopic[row.Id]] });
    }

    /// <summary>Gives the topics of a page what their reader has read of them, and may do to them.</summary>
    private static async Task<List<TopicRow>> Marked(PortalDb db, Standing standing, List<TopicRow> rows, CancellationToken ct)
    {
        if (standing.AccountId is not { } me || rows.Count == 0)
        {
            return rows;
        }

        var ids = rows.ConvertAll(row => row.Id);
        var marks = await db.Set<TopicMark>().Where(m => m.AccountId == me && ids.Contains(m.TopicId)).Select(m => new
        {
            m.TopicId,
            m.Number,
            m.Unpinned,
            Unread = db.Set<Post>().SeenBy(db, standing).Where(p => p.TopicId == m.TopicId && p.Number > m.Number && p.AuthorId != me).Take(Reading.MostCounted).Count(),
        }).ToDictionaryAsync(m => m.TopicId, ct);
        return rows.ConvertAll(row =>
        {
            row = row with { MayKeep = KeepingRules.MayNotKeep(standing, row.Board, new(row.Author.Id, row.Author.Roles)) is null };
            return marks.TryGetValue(row.Id, out var mark) ? row with { ReadNumber = mark.Number, Unread = mark.Unread, Unpinned = mark.Unpinned } : row;
        });
    }
}
