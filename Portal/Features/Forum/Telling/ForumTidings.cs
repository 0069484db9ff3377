using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>What of the forum's news is worth telling, and what notifications about posts show.</summary>
internal sealed class ForumTidings(MarkdownRenderer markdown) : INotifying
{
    private const int MostText = 400;

    /// <summary>News come a moment after the reaction that they tell of; one that was given long before is none of theirs.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    public string Kind => "post";

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var told = news.Where(row => PostOf(row) is not null).DistinctBy(row => row.Item is ReactionsChanged ? (object)(typeof(ReactionsChanged), PostOf(row)) : row).ToList();
        if (told.Count == 0)
        {
            return [];
        }

        var posts = await ToldPosts(db, [.. told.Select(row => PostOf(row)!.Value).Distinct()], ct);
        var reactions = await Reactions(db, told, ct);
        return [.. told.Where(row => posts.ContainsKey(PostOf(row)!.Value)).SelectMany(row => Of(row, posts[PostOf(row)!.Value], reactions))];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var (posts, topics) = (Posts(db), Topics(db, standing));
        return notifications.Where(n => posts.Any(p => p.Id == n.SubjectId && topics.Any(t => t.Id == p.TopicId && (n.Kind != NotificationKind.Accepted || t.AcceptedPostId == p.Id)))
            && (n.Kind != NotificationKind.Reaction || db.Set<Reaction>().Any(r => r.PostId == n.SubjectId && r.AccountId == n.ById)));
    }

    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) =>
        notifications.Where(n => n.Kind != NotificationKind.Accepted && n.Kind != NotificationKind.Reaction && n.Kind != NotificationKind.Idea && n.Kind != NotificationKind.Reminder
            && db.Set<Post>().Any(p => p.Id == n.SubjectId && db.Set<TopicMark>().Any(m => m.AccountId == n.AccountId && m.TopicId == p.TopicId && m.Number >= p.Number)));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await Posts(db).Where(p => subjectIds.Contains(p.Id))
            .Join(Topics(db, standing), p => p.TopicId, t => t.Id, (p, t) => new { p.Id, p.Number, p.Html, TopicId = t.Id, t.Slug, t.Title }).ToListAsync(ct);
        return rows.ToDictionary(p => p.Id, p => new NotifiedThing(p.Title, new PostPlace(p.TopicId, p.Id, p.Number, p.Slug).Url, markdown.PlainText(SafeHtml.FromStored(p.Html), MostText)));
    }

    public Task StopLetters(PortalDb db, long accountId, NotificationKind? kind, CancellationToken ct)
    {
        var places = db.Set<PlaceWatch>().Where(w => w.AccountId == accountId && w.Mail != null && w.Mail != MailChoice.None);
        return kind switch
        {
            null => places.Where(w => w.Mail == MailChoice.Digest || w.Mail == MailChoice.Weekly).ExecuteUpdateAsync(w => w.SetProperty(x => x.Mail, MailChoice.None), ct),
            NotificationKind.Watched or NotificationKind.FirstPost => places.ExecuteUpdateAsync(w => w.SetProperty(x => x.Mail, (MailChoice?)null), ct),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Of what was taken from view nobody is told, also not those who see it.</summary>
    private static IQueryable<Post> Posts(PortalDb db) => db.Set<Post>().Where(p => !p.Hidden && p.DeletedAt == null);

    private static IQueryable<Topic> Topics(PortalDb db, Standing standing) => db.Set<Topic>().SeenBy(standing).Where(t => !t.Hidden);

    private IEnumerable<Tiding> Of(NewsRow row, ToldPost post, ILookup<long, (long AccountId, DateTime At)> reactions) => row.Item switch
    {
        AnswerAccepted accepted => [new AuthorTiding(NotificationKind.Accepted) { Subject = new(Kind, post.PostId), Whole = new("topic", post.TopicId), Number = post.Number, ById = accepted.ById ?? 0, At = row.At, Post = post }],
        ReactionsChanged => reactions[post.PostId].Select(r => new AuthorTiding(NotificationKind.Reaction) { Subject = new(Kind, post.PostId), Whole = new("topic", post.TopicId), Number = post.Number, ById = r.AccountId, At = r.At, Post = post }),
        IdeaStateChanged idea => [new IdeaTiding(idea.IntoId ?? idea.TopicId) { Subject = new(Kind, post.PostId), Whole = new("topic", post.TopicId), Number = post.Number, ById = 0, At = row.At, Post = post }],
        BookmarkDue due => [new ReminderTiding(due.AccountId) { Subject = new(Kind, post.PostId), Whole = new("topic", post.TopicId), Number = post.Number, ById = 0, At = row.At, Post = post }],
        var item => [new WrittenTiding(markdown.AddresseesOf(post.Body)) { Subject = new(Kind, post.PostId), Whole = new("topic", post.TopicId), Number = post.Number, ById = (item as PostEdited)?.EditorId ?? post.AuthorId, At = row.At, Post = post, Edited = item is PostEdited }],
    };

    private static long? PostOf(NewsRow row) => row.Item switch
    {
        TopicStarted started => started.PostId,
        ReplyPosted reply => reply.PostId,
        PostEdited edited => edited.PostId,
        PostRestored restored => restored.PostId,
        AnswerAccepted accepted => accepted.PostId,
        ReactionsChanged changed => changed.PostId,
        IdeaStateChanged idea => idea.PostId,
        BookmarkDue due => due.PostId,
        _ => null,
    };

    /// <summary>The posts of which anybody is told.</summary>
    private static async Task<Dictionary<long, ToldPost>> ToldPosts(PortalDb db, List<long> ids, CancellationToken ct) =>
        await (from p in Posts(db)
               join t in db.Set<Topic>() on p.TopicId equals t.Id
               where ids.Contains(p.Id) && !t.Hidden
               select new ToldPost(
                   p.Id, t.Id, p.Number, p.AuthorId, db.Set<Post>().Where(r => r.Id == p.ReplyToId).Select(r => (long?)r.AuthorId).FirstOrDefault(), p.Body, t.CategoryId, t.GroupId, t.Public, t.AuthorId,
                   db.Set<TopicTag>().Where(x => x.TopicId == t.Id).Select(x => x.TagId).ToList())).ToDictionaryAsync(p => p.PostId, ct);

    private static async Task<ILookup<long, (long AccountId, DateTime At)>> Reactions(PortalDb db, List<NewsRow> told, CancellationToken ct)
    {
        var changed = told.Where(row => row.Item is ReactionsChanged).ToList();
        var (ids, since) = (changed.Select(row => PostOf(row)!.Value).Distinct().ToList(), changed.Count == 0 ? default : changed.Min(row => row.At) - Moment);
        var rows = ids.Count == 0 ? [] : await db.Set<Reaction>()
            .Where(r => ids.Contains(r.PostId) && r.At >= since && !db.Set<Notification>().Any(n => n.SubjectId == r.PostId && n.ById == r.AccountId && n.Kind == NotificationKind.Reaction && n.SubjectKind == "post")).Select(r => new { r.PostId, r.AccountId, r.At }).ToListAsync(ct);
        return rows.DistinctBy(r => (r.PostId, r.AccountId)).ToLookup(r => r.PostId, r => (r.AccountId, r.At));
    }
}
