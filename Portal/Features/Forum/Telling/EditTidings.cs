using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>Tells who wrote a post that a moderator changed it, with the reason, and leads to what it was before. What is told of is the version that came of it. Of a wiki post nobody is told: everybody edits it.</summary>
internal sealed class EditTidings : INotifying
{
    public string Kind => "edit";

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var edits = news.Where(row => row.Item is PostEdited { Revision: > 1 }).Select(row => (row.At, It: (PostEdited)row.Item!)).ToList();
        var (posts, numbers) = (edits.Select(e => e.It.PostId).Distinct().ToList(), edits.Select(e => e.It.Revision).Distinct().ToList());
        var versions = edits.Count == 0 ? [] : await (
            from r in db.Set<PostRevision>()
            join p in db.Set<Post>() on r.PostId equals p.Id
            where posts.Contains(r.PostId) && numbers.Contains(r.Number) && r.AuthorId != p.AuthorId && p.WikiSince == null
            select new { r.Id, r.PostId, r.Number, p.AuthorId }).ToListAsync(ct);
        return [.. from e in edits
                   from v in versions
                   where v.PostId == e.It.PostId && v.Number == e.It.Revision
                   select new OnePerson(v.AuthorId) { Subject = new(Kind, v.Id), Whole = new("post", v.PostId), Number = v.Number, ById = 0, At = e.At }];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var (posts, topics) = (db.Set<Post>().SeenBy(db, standing), db.Set<Topic>().SeenBy(standing));
        return notifications.Where(n => db.Set<PostRevision>().Any(r => r.Id == n.SubjectId && posts.Any(p => p.Id == r.PostId && topics.Any(t => t.Id == p.TopicId))));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from r in db.Set<PostRevision>()
            join p in db.Set<Post>().SeenBy(db, standing) on r.PostId equals p.Id
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            where subjectIds.Contains(r.Id)
            select new { r.Id, r.PostId, r.Reason, t.Title }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new NotifiedThing(r.Title, $"/p/{r.PostId}/history", r.Reason ?? "") { Form = "Edited" });
    }
}
