using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>
/// Tells who started a topic what somebody else did with it, with the reason: of posts that were moved also who wrote them, of a topic that was merged who started that. In the bell alone, a row for each
/// topic. Pins and times take nothing from anybody and are told to nobody; what was undone is told no longer. Whose topic was moved out of their sight reads that, and why, and nothing of what is done with it there.
/// Who reads the topic on has not read why something was done with it: no number of a post says that.
/// </summary>
internal sealed class ChangeTidings : INotifying
{
    private const int MostPeople = PostMoves.Most + 1;

    /// <summary>Where it leads who may not see the topic any more.</summary>
    private const string Elsewhere = "/notifications";

    private static readonly TopicDeed[] Worth =
    [
        TopicDeed.Renamed, TopicDeed.Moved, TopicDeed.PostsLeft, TopicDeed.Merged, TopicDeed.Closed, TopicDeed.Opened, TopicDeed.Archived, TopicDeed.Unarchived, TopicDeed.Slowed,
        TopicDeed.PollClosed, TopicDeed.PollRemoved,
    ];

    public string Kind => "topic-change";

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var at = news.Where(row => row.Item is OrderKept).GroupBy(row => ((OrderKept)row.Item!).ChangeId).ToDictionary(g => g.Key, g => g.Max(row => row.At));
        if (at.Count == 0)
        {
            return [];
        }

        var ids = at.Keys.ToList();
        var changes = db.Set<TopicChange>().Where(c => ids.Contains(c.Id) && Worth.Contains(c.Deed) && c.UndoneAt == null);
        var concerned = await (
            from c in changes
            join t in db.Set<Topic>() on (c.Deed == TopicDeed.Merged ? c.OtherTopicId : c.TopicId) equals (long?)t.Id
            where c.ById != t.AuthorId
            select new { c.Id, c.TopicId, AccountId = t.AuthorId }).ToListAsync(ct);
        var moved = await (
            from c in changes.Where(c => c.Deed == TopicDeed.PostsLeft)
            join m in db.Set<MovedPost>() on c.Id equals m.ChangeId
            join p in db.Set<Post>() on m.PostId equals p.Id
            where c.ById != p.AuthorId
            select new { c.Id, c.TopicId, AccountId = p.AuthorId }).Distinct().ToListAsync(ct);
        return [.. concerned.Concat(moved).GroupBy(c => (c.Id, c.TopicId), c => c.AccountId).OrderBy(c => c.Key.Id) // what was done first is told first
            .Select(c => new Change([.. c.Distinct().Take(MostPeople)]) { Subject = new(Kind, c.Key.Id), Whole = new("topic", c.Key.TopicId), Number = int.MaxValue, ById = 0, At = at[c.Key.Id] })];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var (topics, own) = (db.Set<Topic>().SeenBy(standing), Own(db, standing));
        return notifications.Where(n => db.Set<TopicChange>().Any(c => c.Id == n.SubjectId && c.UndoneAt == null
            && (topics.Any(t => t.Id == c.TopicId) || (c.Deed == TopicDeed.Moved && own.Any(t => t.Id == c.TopicId)))));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var (topics, own) = (db.Set<Topic>().SeenBy(standing), Own(db, standing));
        var rows = await (
            from c in db.Set<TopicChange>()
            join t in db.Set<Topic>() on c.TopicId equals t.Id
            where subjectIds.Contains(c.Id) && (topics.Any(x => x.Id == t.Id) || (c.Deed == TopicDeed.Moved && own.Any(x => x.Id == t.Id)))
            select new { c.Id, c.Deed, c.Reason, c.AfterNumber, c.OtherTopicId, TopicId = t.Id, t.Slug, t.Title, Seen = topics.Any(x => x.Id == t.Id) }).ToListAsync(ct);
        return rows.ToDictionary(c => c.Id, c => new NotifiedThing(c.Title, c.Seen ? AddressOf(c.Deed, c.OtherTopicId, new(c.TopicId, 0, Math.Max(1, c.AfterNumber), c.Slug)) : Elsewhere, c.Reason ?? "")
        {
            Form = $"Topic{c.Deed}",
            FormOfSeveral = "TopicSeveral",
        });
    }

    /// <summary>The topics that somebody started, also those that were moved out of their sight.</summary>
    private static IQueryable<Topic> Own(PortalDb db, Standing standing)
    {
        var me = standing.AccountId;
        return db.Set<Topic>().Where(t => t.AuthorId == me && !t.Hidden && t.MergedIntoId == null);
    }

    /// <summary>Where the posts went, or the post below which the topic's page tells of it.</summary>
    private static string AddressOf(TopicDeed deed, long? otherTopicId, PostPlace told) => deed == TopicDeed.PostsLeft && otherTopicId is { } other ? $"/t/{ChangeWords.Id(other)}" : told.Url;

    /// <summary>A change, for those whom it concerns.</summary>
    private sealed class Change(IReadOnlyList<long> people) : Tiding
    {
        public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) =>
            (await db.Set<Account>().Where(a => people.Contains(a.Id) && a.EmailConfirmed).Select(a => a.Id).ToListAsync(ct)).ConvertAll(id => new Told(id, NotificationKind.Moderation, MailChoice.None));

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
