using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>An answer as it is shown under its question: its beginning, and where it stands.</summary>
/// <param name="Number">Its number in the topic.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Excerpt">How it begins, in plain text.</param>
/// <param name="Accepted">True for the accepted one; the others are by staff.</param>
/// <param name="By">Who accepted it; null where nobody knows, as of an imported one.</param>
/// <param name="At">When.</param>
/// <param name="Note">The staff's word on it.</param>
public sealed record TopAnswer(int Number, PersonView Author, string Excerpt, bool Accepted, PersonView? By, DateTime? At, string? Note)
{
    private const int Most = 3;
    private const int ExcerptLength = 280;

    /// <summary>Answers of staff are looked for among the first posts of a topic: a question is not answered by its thousandth.</summary>
    private const int LookedThrough = 200;

    /// <summary>
    /// The accepted answer and the first ones by staff. Nothing is asked of the database where the page shows that there are none.
    /// </summary>
    internal static async Task<IReadOnlyList<TopAnswer>> Read(PortalDb db, TopicHead head, IReadOnlyList<PostView> firstPage, MarkdownRenderer markdown, CancellationToken ct)
    {
        if (head.Kind != TopicKind.Question || (head.AcceptedPostId is null && head.Pages == 1 && !firstPage.Any(p => p.Number > 1 && p.Author.IsStaff)))
        {
            return [];
        }

        var posts = db.Set<Post>().Where(p => p.TopicId == head.Id && !p.Hidden && p.DeletedAt == null);
        var staff = posts.Where(p => p.Number > 1 && p.Number <= LookedThrough && p.Id != head.AcceptedPostId && p.AuthorId != head.AuthorId
            && db.Set<Account>().Any(a => a.Id == p.AuthorId && a.Roles != Roles.None));
        var rows = await (
            from p in staff.Concat(posts.Where(p => p.Id == head.AcceptedPostId)) // two steps through an index; as one condition it would read the whole topic
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            from done in db.Set<Acceptance>().Where(x => x.PostId == p.Id && x.TopicId == head.Id && x.PostId == head.AcceptedPostId).DefaultIfEmpty()
            from judge in db.Set<Account>().Where(x => x.Id == done.ById).DefaultIfEmpty()
            orderby p.Id == head.AcceptedPostId ? 0 : 1, p.Number
            select new
            {
                p.Number, p.Html, Accepted = p.Id == head.AcceptedPostId,
                Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles),
                By = judge == null ? null : new PersonView(judge.Id, judge.UserName!, judge.DisplayName ?? judge.UserName!, judge.Roles),
                At = (DateTime?)done.At, done.Note,
            }).Take(Most).ToListAsync(ct);
        return rows.ConvertAll(r => new TopAnswer(r.Number, r.Author, markdown.PlainText(SafeHtml.FromStored(r.Html), ExcerptLength), r.Accepted, r.By, r.At, r.Note));
    }
}
