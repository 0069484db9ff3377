using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>Posts as they pass by in the moderators' watch.</summary>
internal sealed class WatchedPosts(Posts posts, Database database) : IWatched
{
    public string Kind => "post";

    public int MostAnswer => Post.MostBody;

    public async Task<IReadOnlyList<WatchedItem>> Latest(PortalDb db, Standing standing, Cursor before, int size, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<Post>()
            join t in db.Set<Topic>().ModeratedBy(standing) on p.TopicId equals t.Id
            join c in db.Set<Category>() on t.CategoryId equals c.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            where p.CreatedAt < before.At || (p.CreatedAt == before.At && p.Id < before.Id)
            orderby p.CreatedAt descending, p.Id descending
            select new { p.Id, p.Number, p.TopicId, p.Html, p.CreatedAt, p.Hidden, p.DeletedAt, t.Slug, t.Title, Category = c.Name, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) })
            .Take(size).ToListAsync(ct);
        return rows.ConvertAll(p => new WatchedItem(
            new(Kind, p.Id), p.Author, p.Category, p.Title, new PostPlace(p.TopicId, p.Id, p.Number, p.Slug).Url, SafeHtml.FromStored(p.Html), p.CreatedAt, p.Hidden, p.DeletedAt is not null));
    }

    public async Task<Result<Nothing>> Answer(Actor actor, long id, string text, string key, CancellationToken ct)
    {
        await using var db = database.Open();
        var topicId = await db.Set<Post>().Where(p => p.Id == id).Select(p => (long?)p.TopicId).FirstOrDefaultAsync(ct);
        return topicId is { } topic ? (await posts.Reply(actor, topic, new NewReply(text, id), key, ct)).Then(_ => default(Nothing)) : Problem.NotFound;
    }
}
