using Microsoft.EntityFrameworkCore;
using Portal.Commons.Search;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum.Import;

static class ImportSteps
{
    /// <summary>Brings a dump in.</summary>
    public static async Task<ImportReport> Import(this TestPortal portal, string folder, string? category = null, Action<double>? progress = null, CancellationToken ct = default)
    {
        using var dump = (await portal.Get<StackExchangeImport>().Read(Actor.System, folder, category, _ => { }, ct)).Value;
        return await portal.Get<StackExchangeImport>().Write(dump, progress ?? (_ => { }), ct);
    }

    /// <summary>The words of a refusal.</summary>
    public static async Task<string> Refusal(this TestPortal portal, string folder, string? category = null) =>
        (await portal.Get<StackExchangeImport>().Read(Actor.System, folder, category, _ => { }, default)).Problem!.Sentence;

    public static async Task<T> Ask<T>(this TestPortal portal, Func<PortalDb, Task<T>> query) => await portal.Get<Database>().Read(query);

    /// <summary>All that is in the forum, without ids: two portals that hold the same give the same.</summary>
    public static Task<List<string>> Census(this TestPortal portal) => portal.Ask(async db =>
    {
        var posts = await (
            from p in db.Set<Post>()
            join t in db.Set<Topic>() on p.TopicId equals t.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            from r in db.Set<Post>().Where(r => r.Id == p.ReplyToId).DefaultIfEmpty()
            select new
            {
                t.Title, t.PostCount, t.LastNumber, t.LastPostAt, t.Score, Accepted = t.AcceptedPostId == p.Id, p.Number, a.DisplayName, p.CreatedAt, To = (int?)r.Number, p.ImportedScore, p.Revision,
                Versions = db.Set<PostRevision>().Count(v => v.PostId == p.Id), p.Body,
                Found = db.Set<SearchEntry>().Count(e => e.Kind == "post" && e.ThingId == p.Id),
                Tags = db.Set<TopicTag>().Where(x => x.TopicId == t.Id).Join(db.Set<Tag>(), x => x.TagId, g => g.Id, (x, g) => g.Name).OrderBy(n => n).ToList(),
            }).ToListAsync();
        var people = await db.Set<Account>().Select(a => $"person {a.UserName} {a.DisplayName}").ToListAsync();
        var places = await db.Set<Category>().Select(c => $"category {c.Slug} {c.TopicCount}").ToListAsync();
        var tags = await db.Set<Tag>().Select(t => $"tag {t.Name} {t.TopicCount}").ToListAsync();
        return posts.Select(p =>
            $"{p.Title}|{p.PostCount}|{p.LastNumber}|{p.LastPostAt:O}|{p.Score}|{string.Join(',', p.Tags)}|#{p.Number} {p.DisplayName} {p.CreatedAt:O} to {p.To} score {p.ImportedScore} {p.Accepted} {p.Revision}/{p.Versions} {p.Found} {p.Body}")
            .Concat(people).Concat(places).Concat(tags).Order(StringComparer.Ordinal).ToList();
    });
}
