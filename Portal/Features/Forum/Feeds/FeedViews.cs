using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>What feeds read: the newest of what a visitor may see, whoever asks.</summary>
internal sealed class FeedViews(Database database)
{
    private const int Most = 30;

    /// <summary>The newest topics of the forum.</summary>
    public Task<AtomFeed?> Newest(CancellationToken ct) =>
        database.Read(async db => (AtomFeed?)new AtomFeed("/feed.atom", "/latest", Sentences.Say(typeof(ForumText), "FeedNewest"), await Topics(db, Seen(db), ct)));

    /// <summary>The newest topics of a category, or null where there is none to see.</summary>
    public Task<AtomFeed?> Category(string slug, CancellationToken ct) => database.Read(async db =>
    {
        var category = await db.Set<Category>().SeenBy(Standing.Visitor).FirstOrDefaultAsync(c => c.Slug == slug, ct);
        return category is null ? null : new AtomFeed(
            $"/c/{Uri.EscapeDataString(slug)}/feed.atom", $"/c/{Uri.EscapeDataString(slug)}", category.Name, await Topics(db, Seen(db).Where(t => t.CategoryId == category.Id), ct));
    });

    /// <summary>The newest topics with a tag, or null where there are none to see: also a tag of closed clubs alone is not there.</summary>
    public Task<AtomFeed?> Tag(string name, CancellationToken ct) => database.Read(async db =>
    {
        var word = TagWords.Word(name);
        var topics = from t in Seen(db)
                     join x in db.Set<TopicTag>() on t.Id equals x.TopicId
                     join tag in db.Set<Tag>() on x.TagId equals tag.Id
                     where tag.Name == word
                     select t;
        var path = $"/tag/{Uri.EscapeDataString(word)}";
        return await Topics(db, topics, ct) is { Count: > 0 } entries ? new AtomFeed($"{path}/feed.atom", path, $"#{word}", entries) : null;
    });

    /// <summary>The newest posts of a topic, or null where there is none to see.</summary>
    public Task<AtomFeed?> Topic(long id, CancellationToken ct) => database.Read(async db =>
    {
        var topic = await Seen(db).FirstOrDefaultAsync(t => t.Id == id, ct);
        return topic is null ? null : new AtomFeed($"/t/{id}/feed.atom", topic.Url, topic.Title, await Posts(db, topic, ct));
    });

    private static IQueryable<Topic> Seen(PortalDb db) => db.Set<Topic>().SeenBy(Standing.Visitor);

    private static async Task<IReadOnlyList<AtomEntry>> Topics(PortalDb db, IQueryable<Topic> topics, CancellationToken ct)
    {
        var rows = await (
            from t in topics.OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).Take(Most)
            join p in db.Set<Post>().Where(p => p.Number == 1) on t.Id equals p.TopicId
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            orderby t.CreatedAt descending, t.Id descending
            select new { t.Id, t.Slug, t.Title, p.CreatedAt, p.EditedAt, p.Html, a.UserName, a.DisplayName }).ToListAsync(ct);
        return rows.ConvertAll(r => new AtomEntry(
            new PostPlace(r.Id, 0, 1, r.Slug).Url, $"/t/{r.Id}", r.Title, r.DisplayName ?? r.UserName!, Person(r.UserName!), r.CreatedAt, r.EditedAt ?? r.CreatedAt, r.Html));
    }

    private static async Task<IReadOnlyList<AtomEntry>> Posts(PortalDb db, Topic topic, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<Post>().SeenBy(db, Standing.Visitor).Where(p => p.TopicId == topic.Id).OrderByDescending(p => p.Number).Take(Most)
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            orderby p.Number descending
            select new { p.Number, p.CreatedAt, p.EditedAt, p.Html, a.UserName, a.DisplayName }).ToListAsync(ct);
        return rows.ConvertAll(r => new AtomEntry(
            new PostPlace(topic.Id, 0, r.Number, topic.Slug).Url, $"/t/{topic.Id}#post-{r.Number}", Title(topic.Title, r.Number), r.DisplayName ?? r.UserName!, Person(r.UserName!),
            r.CreatedAt, r.EditedAt ?? r.CreatedAt, r.Html));
    }

    private static string Title(string title, int number) => number == 1 ? title : $"{title} #{number}";

    private static string Person(string name) => $"/u/{Uri.EscapeDataString(name)}";
}
