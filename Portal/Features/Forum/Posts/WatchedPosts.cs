using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>Posts as they pass by in the moderators' watch.</summary>
internal sealed class WatchedPosts(Posts posts, TopicNames names, Reading reading, TopicWorks works, Database database) : IWatched
{
    public string Kind => "post";

    public WatchKind As => WatchKind.Post;

    public int MostAnswer => Post.MostBody;

    public Heard? Hear(News news) => news switch
    {
        TopicStarted started => new HeardWords(started.PostId, Changed: false),
        ReplyPosted reply => new HeardWords(reply.PostId, Changed: false),
        PostEdited edited => new HeardWords(edited.PostId, Changed: true, edited.EditorId),
        TopicRenamed renamed => new HeardWords(renamed.PostId, Changed: true, renamed.EditorId),
        SightNews sight => new HeardSight(sight.PostId),
        TopicMoved moved => new HeardMove(new("topic", moved.TopicId), new Board(moved.CategoryId, moved.GroupId).Place),
        PostsMoved moved => new HeardComing(new("topic", moved.ToTopicId)),
        _ => null,
    };

    public async Task<WatchedWhole?> In(PortalDb db, Subject whole, CancellationToken ct) =>
        await db.Set<Topic>().Where(t => t.Id == whole.Id).Select(t => new { t.CategoryId, t.GroupId }).FirstOrDefaultAsync(ct) is { } topic
            ? new(new Board(topic.CategoryId, topic.GroupId).Place, db.Set<Post>().Where(p => p.TopicId == whole.Id).Select(p => "post:" + p.Id))
            : null;

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<Post>().Where(p => ids.Contains(p.Id))
            .Join(db.Set<Topic>(), p => p.TopicId, t => t.Id, (p, t) => new { p.Id, p.Number, p.AuthorId, p.TopicId, p.Html, t.CategoryId, t.GroupId, t.Title }).ToListAsync(ct);
        return rows.ConvertAll(p => new WatchedText(
            p.Id, p.AuthorId, new("topic", p.TopicId), new Board(p.CategoryId, p.GroupId).Place, p.Number == 1 ? p.Title : "", p.Html, IsAnswer: p.Number > 1));
    }

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<Post>()
            join t in db.Set<Topic>().ModeratedBy(standing) on p.TopicId equals t.Id
            join c in db.Set<Category>() on t.CategoryId equals c.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            where ids.Contains(p.Id)
            select new { p.Id, p.Number, p.TopicId, p.Html, p.CreatedAt, p.Hidden, p.DeletedAt, t.Slug, t.Title, Category = c.Name, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(p => new WatchedItem(
            new(Kind, p.Id), p.Author, p.Category, p.Title, new PostPlace(p.TopicId, p.Id, p.Number, p.Slug).Url, SafeHtml.FromStored(p.Html), p.CreatedAt, p.Hidden, p.DeletedAt is not null)
        {
            Acts = WatchActs.Answer | WatchActs.Decide | WatchActs.Sort, HistoryUrl = $"/p/{p.Id}/history",
        });
    }

    public async Task<IReadOnlyList<WatchedPlace>> Places(PortalDb db, Standing standing, CancellationToken ct)
    {
        var (all, own) = (standing.IsModerator, standing.Places.Categories);
        var categories = await db.Set<Category>().SeenBy(standing).Where(c => c.GroupId == null && (all || own.Contains(c.Id))).OrderBy(c => c.Name).Take(Watch.MostPlaces).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        return categories.ConvertAll(c => new WatchedPlace(new Board(c.Id, null).Place, c.Name));
    }

    public async Task<Result<Nothing>> Answer(Actor actor, long id, string text, string key, CancellationToken ct) =>
        await TopicOf(id, ct) is { } topic ? (await posts.Reply(actor, topic, new NewReply(text, id), key, ct)).Then(_ => default(Nothing)) : Problem.NotFound;

    public async Task<Result<Nothing>> Tag(Actor actor, long id, IReadOnlyList<string> tags, CancellationToken ct) =>
        await TopicOf(id, ct) is { } topic ? (await names.Tag(actor, topic, tags, null, ct)).Then(_ => default(Nothing)) : Problem.NotFound;

    public async Task<Result<Nothing>> Follow(Actor actor, long id, CancellationToken ct) =>
        await TopicOf(id, ct) is { } topic ? await reading.Follow(actor, topic, WatchLevel.Watching, ct) : Problem.NotFound;

    public async Task HandOver(PortalDb db, Actor actor, long id, long toId, string? note, DateTime now, CancellationToken ct) =>
        await works.GiveQuestion(db, actor, await db.Set<Post>().Where(p => p.Id == id).Select(p => p.TopicId).FirstOrDefaultAsync(ct), toId, note, ct);

    private Task<long?> TopicOf(long id, CancellationToken ct) => database.Read(db => db.Set<Post>().Where(p => p.Id == id).Select(p => (long?)p.TopicId).FirstOrDefaultAsync(ct));
}
