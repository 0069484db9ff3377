using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>Polls in the moderators' watch, by their topics: a topic has one at most. What is done about one is done to the post that carries it.</summary>
internal sealed class WatchedPolls(MarkdownRenderer markdown) : IWatched
{
    public string Kind => "poll";

    public WatchKind As => WatchKind.Poll;

    public Heard? Hear(News news) => news is PollChanged changed ? new HeardWords(changed.TopicId, Changed: false) : null; // closed or taken away it says what its author wrote

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var polls = await db.Set<Poll>().Where(p => ids.Contains(p.TopicId)).Join(db.Set<Topic>(), p => p.TopicId, t => t.Id, (p, t) => new { Poll = p, t.CategoryId, t.GroupId }).ToListAsync(ct);
        return polls.ConvertAll(p => new WatchedText(p.Poll.TopicId, p.Poll.AuthorId, new("topic", p.Poll.TopicId), new Board(p.CategoryId, p.GroupId).Place, "", Html(p.Poll).Value));
    }

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var polls = await (
            from p in db.Set<Poll>()
            join t in db.Set<Topic>().ModeratedBy(standing) on p.TopicId equals t.Id
            join c in db.Set<Category>() on t.CategoryId equals c.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            where ids.Contains(p.TopicId)
            select new
            {
                Poll = p, t.Slug, t.Title, t.Hidden, Category = c.Name, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles),
                PostId = db.Set<Post>().Where(x => x.TopicId == t.Id && x.Number == 1).Select(x => x.Id).FirstOrDefault(),
            }).ToListAsync(ct);
        return polls.ConvertAll(p => new WatchedItem(new(Kind, p.Poll.TopicId), p.Author, p.Category, p.Title, $"/t/{p.Poll.TopicId}/{p.Slug}", Html(p.Poll), p.Poll.CreatedAt, p.Hidden, Deleted: false)
        {
            On = new("post", p.PostId), Acts = WatchActs.Decide | WatchActs.Sort,
        });
    }

    private SafeHtml Html(Poll poll) => markdown.Render($"**{PlainMarkdown.Of(poll.Question)}**\n\n{string.Join('\n', poll.Options.Select(option => "- " + PlainMarkdown.Of(option)))}");
}
