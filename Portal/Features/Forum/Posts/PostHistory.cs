using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>One version of a post's text.</summary>
public sealed record RevisionView(int Number, PersonView Author, DateTime At, string Body, string? Reason);

/// <summary>A post's Markdown and what is needed to edit it.</summary>
public sealed record PostSource(long Id, long TopicId, int Number, PersonView Author, string Body, int Revision)
{
    /// <summary>True where everybody who may write there edits it.</summary>
    public bool Wiki { get; init; }
}

/// <summary>Reads a post's text and how it came to be.</summary>
public sealed class PostHistory(Database database, Screening screening, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>The newest revisions, newest first; a post that was never edited has one. Null where the post may not be seen.</summary>
    public async Task<IReadOnlyList<RevisionView>?> Revisions(Actor actor, long postId, CancellationToken ct)
    {
        await using var db = database.Open();
        if (await Seen(db, actor, postId, ct) is not var (post, cover))
        {
            return null;
        }

        var revisions = await (
            from r in db.Set<PostRevision>()
            join a in db.Set<Account>() on r.AuthorId equals a.Id
            where r.PostId == postId
            orderby r.Number descending
            select new RevisionView(r.Number, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), r.At, r.Body, r.Reason)).Take(Most).ToListAsync(ct);
        if (revisions.Count == 0)
        {
            var created = await db.Set<Post>().Where(p => p.Id == postId).Select(p => p.CreatedAt).FirstAsync(ct);
            revisions.Add(new(1, post.Author, created, post.Body, null));
        }

        return revisions.ConvertAll(r => r with { Body = cover(r.Body) });
    }

    /// <summary>The Markdown of a post, or null where it may not be seen.</summary>
    public async Task<PostSource?> Source(Actor actor, long postId, CancellationToken ct)
    {
        await using var db = database.Open();
        return (await Seen(db, actor, postId, ct))?.Post;
    }

    /// <summary>The addresses of those of some posts, at most a hundred, that may be seen.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Urls(Actor actor, IReadOnlyList<long> postIds, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var wanted = postIds.Take(100).ToList();
        var places = await (
            from p in db.Set<Post>().SeenBy(db, standing)
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            where wanted.Contains(p.Id)
            select new PostPlace(t.Id, p.Id, p.Number, t.Slug)).ToListAsync(ct);
        return places.ToDictionary(place => place.PostId, place => place.Url);
    }

    /// <summary>A post as somebody reads it, with what covers its other versions for them, too: nothing for who reads it as it was written.</summary>
    private async Task<(PostSource Post, Func<string, string> Cover)?> Seen(PortalDb db, Actor actor, long postId, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var found = await (
            from p in db.Set<Post>().SeenBy(db, standing)
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            where p.Id == postId
            select new
            {
                Post = new PostSource(p.Id, t.Id, p.Number, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), p.Body, p.Revision),
                At = new Board(t.CategoryId, t.GroupId), Wiki = p.WikiSince != null,
            }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var place = found.At.Place;
        var covered = ForumRules.ReadsAsWritten(standing, found.At, found.Post.Author.Id, found.Wiki) ? null : await screening.CoverAt(ct);
        Func<string, string> cover = text => covered is null ? text : covered(text, place);
        return (found.Post with { Body = cover(found.Post.Body), Wiki = found.Wiki }, cover);
    }
}
