using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Reactions;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What the API reads of the forum: the texts themselves, besides what pages show.</summary>
public sealed class ForumReads(Database database, Screening screening, TimeProvider time)
{
    /// <summary>A topic that may be seen, or null.</summary>
    public async Task<TopicJson?> Topic(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await StandingOf(db, actor, ct);
        return await (
            from t in db.Set<Topic>().SeenBy(standing)
            join a in db.Set<Account>() on t.AuthorId equals a.Id
            where t.Id == id
            select new TopicJson(
                t.Id, t.CategoryId, t.Kind, t.Title, new AuthorJson(a.Id, a.UserName!),
                db.Set<TopicTag>().Where(x => x.TopicId == t.Id).Join(db.Set<Tag>(), x => x.TagId, tag => tag.Id, (x, tag) => tag.Name).OrderBy(n => n).ToList(),
                t.PostCount, t.LastNumber, t.Score, t.AcceptedPostId, t.Hidden, t.CreatedAt, t.LastPostAt, "/t/" + t.Id + "/" + t.Slug)
            {
                ClosedAt = t.ClosedAt,
                ArchivedAt = t.ArchivedAt,
                Pinned = t.Pin,
                PinnedUntil = t.Pin == null ? null : db.Set<TopicTimer>().Where(x => x.TopicId == t.Id && x.Deed == TimedDeed.Unpin).Select(x => (DateTime?)x.At).FirstOrDefault(),
                SlowMinutes = t.SlowMinutes,
                SlowUntil = t.SlowMinutes == 0 ? null : db.Set<TopicTimer>().Where(x => x.TopicId == t.Id && x.Deed == TimedDeed.Unslow).Select(x => (DateTime?)x.At).FirstOrDefault(),
                MeTooCount = t.MeTooCount, VoteCount = t.VoteCount, IdeaState = t.Kind == TopicKind.Idea ? t.IdeaState : null,
            }).FirstOrDefaultAsync(ct);
    }

    /// <summary>Posts of a topic in the order of their numbers; null where the topic may not be seen.</summary>
    public async Task<Page<PostJson>?> Posts(Actor actor, long topicId, int after, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await StandingOf(db, actor, ct);
        var topics = db.Set<Topic>().SeenBy(standing).Where(t => t.Id == topicId);
        if (!await topics.AnyAsync(ct))
        {
            return null;
        }

        var posts = db.Set<Post>().SeenBy(db, standing).Where(p => p.TopicId == topicId && p.Number > after).OrderBy(p => p.Number).Take(size + 1);
        return Page<PostJson>.Cut(await Read(db, standing, posts, ct), size, post => post.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A post that may be seen, or null.</summary>
    public async Task<PostJson?> Post(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await StandingOf(db, actor, ct);
        var posts = db.Set<Post>().SeenBy(db, standing).Where(p => p.Id == id && db.Set<Topic>().SeenBy(standing).Any(t => t.Id == p.TopicId));
        return (await Read(db, standing, posts, ct)).SingleOrDefault();
    }

    /// <summary>What is covered on the page is covered in the Markdown, too.</summary>
    private async Task<List<PostJson>> Read(PortalDb db, Standing standing, IQueryable<Post> posts, CancellationToken ct)
    {
        var cover = await screening.CoverAt(ct);
        var rows = await (
            from p in posts
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            join t in db.Set<Topic>() on p.TopicId equals t.Id
            orderby p.Number
            select new { Post = p, a.UserName, t.Slug, At = new Board(t.CategoryId, t.GroupId) }).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Post.Id);
        var reactions = await PostReactions.Read(db, ids, ct);
        return rows.ConvertAll(r =>
        {
            var body = ForumRules.ReadsAsWritten(standing, r.At, r.Post.AuthorId, r.Post.WikiSince is not null) ? r.Post.Body : cover(r.Post.Body, r.At.Place);
            return Made(r.Post, body, r.UserName!, r.Slug, reactions.GetValueOrDefault(r.Post.Id, ReactionCounts.None));
        });
    }

    private static PostJson Made(Post p, string body, string author, string slug, IReadOnlyDictionary<string, int> reactions) => new(
        p.Id, p.TopicId, p.Number, new AuthorJson(p.AuthorId, author), body, p.Html, p.ReplyToId, reactions,
        p.Revision, p.Hidden, p.DeletedAt is not null, p.CreatedAt, p.EditedAt, new PostPlace(p.TopicId, p.Id, p.Number, slug).Url)
    {
        Wiki = p.WikiSince is not null,
    };

    private Task<Standing> StandingOf(PortalDb db, Actor actor, CancellationToken ct) => Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
}
