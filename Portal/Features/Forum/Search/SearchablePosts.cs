using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>Posts as search needs them; the first post of a topic carries the title.</summary>
internal sealed class SearchablePosts(MarkdownRenderer markup) : ISearchable
{
    /// <inheritdoc/>
    public string Kind => "post";

    /// <inheritdoc/>
    public IEnumerable<long> Touched(News news) => news switch
    {
        TopicStarted n => [n.PostId],
        ReplyPosted n => [n.PostId],
        PostEdited n => [n.PostId],
        PostHidden n => [n.PostId],
        PostRestored n => [n.PostId],
        PostDeleted n => [n.PostId],
        _ => [],
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<Post>()
            join t in db.Set<Topic>() on p.TopicId equals t.Id
            where ids.Contains(p.Id) && !p.Hidden && p.DeletedAt == null
            select new { p.Id, p.Html, p.CreatedAt, Title = p.Number == 1 ? t.Title : null }).ToListAsync(ct);
        return rows.ConvertAll(r => new SearchableText(r.Id, $"{r.Title}\n{markup.PlainText(SafeHtml.FromStored(r.Html))}", r.CreatedAt));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct) =>
        await db.Set<Post>().Where(p => p.Id > after).OrderBy(p => p.Id).Take(size).Select(p => p.Id).ToListAsync(ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<Post>().SeenBy(standing)
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            where ids.Contains(p.Id)
            select new { p.Id, p.Number, p.Html, p.CreatedAt, TopicId = t.Id, t.Slug, t.Title, By = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new SearchHit(
            r.Number == 1 ? "topic" : "post",
            r.Id,
            new PostPlace(r.TopicId, r.Id, r.Number, r.Slug).Url,
            r.Title,
            Excerpt.Around(markup.PlainText(SafeHtml.FromStored(r.Html)), query),
            r.By,
            r.CreatedAt));
    }
}
