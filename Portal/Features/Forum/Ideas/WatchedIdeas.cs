using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>What the staff say about ideas, in the moderators' watch: the steps that have words.</summary>
internal sealed class WatchedIdeas(MarkdownRenderer markdown) : IWatched
{
    public string Kind => "idea-change";

    public WatchKind As => WatchKind.Idea;

    public Heard? Hear(News news) => news is IdeaStateChanged changed ? new HeardWords(changed.ChangeId, Changed: false) : null;

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var changes = await db.Set<IdeaChange>().Where(i => ids.Contains(i.Id) && i.Word != "").Join(db.Set<Topic>(), i => i.TopicId, t => t.Id, (i, t) => new { Change = i, t.CategoryId, t.GroupId }).ToListAsync(ct);
        return changes.ConvertAll(i => new WatchedText(i.Change.Id, i.Change.ById, new("topic", i.Change.TopicId), new Board(i.CategoryId, i.GroupId).Place, "", Html(i.Change.Word).Value));
    }

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var changes = await (
            from i in db.Set<IdeaChange>()
            join t in db.Set<Topic>().ModeratedBy(standing) on i.TopicId equals t.Id
            join c in db.Set<Category>() on t.CategoryId equals c.Id
            join a in db.Set<Account>() on i.ById equals a.Id
            where ids.Contains(i.Id)
            select new { Change = i, t.Slug, t.Title, t.Hidden, Category = c.Name, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return changes.ConvertAll(i => new WatchedItem(new(Kind, i.Change.Id), i.Author, i.Category, i.Title, $"/t/{i.Change.TopicId}/{i.Slug}", Html(i.Change.Word), i.Change.At, i.Hidden, Deleted: false));
    }

    private SafeHtml Html(string word) => markdown.Render(PlainMarkdown.Of(word));
}
