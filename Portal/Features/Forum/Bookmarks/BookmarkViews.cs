using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>A bookmark as its owner sees it.</summary>
public sealed record BookmarkRow(
    long PostId, long TopicId, int Number, string Title, string Slug, PersonView Author, string Html, string? Note, DateTime? RemindAt, DateTime? RemindedAt, DateTime CreatedAt)
{
    /// <summary>The address of the post.</summary>
    public string Url => new PostPlace(TopicId, PostId, Number, Slug).Url;
}

/// <summary>What a member reads of their own bookmarks.</summary>
public sealed class BookmarkViews(Database database, TimeProvider time)
{
    /// <summary>How many a page holds.</summary>
    public const int PageSize = 30;

    /// <summary>The actor's bookmarks of what they may still see, newest first; none for a visitor.</summary>
    public async Task<Page<BookmarkRow>> List(Actor actor, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var (me, at, id) = (standing.AccountId, from.At, from.Id);
        var rows = await (
            from b in db.Set<Bookmark>()
            join p in db.Set<Post>().SeenBy(db, standing) on b.PostId equals p.Id
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            where b.AccountId == me && (b.CreatedAt < at || (b.CreatedAt == at && b.PostId < id))
            orderby b.CreatedAt descending, b.PostId descending
            select new BookmarkRow(
                p.Id, t.Id, p.Number, t.Title, t.Slug, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), p.Html, b.Note, b.RemindAt, b.RemindedAt, b.CreatedAt))
            .Take(size + 1).ToListAsync(ct);
        return Page<BookmarkRow>.Cut(rows, size, row => new Cursor(row.CreatedAt, row.PostId).ToString());
    }

    /// <summary>The actor's bookmark of a post, or null.</summary>
    public async Task<BookmarkChoice?> Find(Actor actor, long postId, CancellationToken ct) =>
        actor.AccountId is not { } me ? null
            : await database.Read(db => db.Set<Bookmark>().Where(b => b.AccountId == me && b.PostId == postId).Select(b => new BookmarkChoice(b.Note, b.RemindAt)).FirstOrDefaultAsync(ct));
}

/// <summary>What somebody chose for a bookmark.</summary>
public sealed record BookmarkChoice(string? Note, DateTime? RemindAt);
