using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;
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
    public bool Answers => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds => AllKinds;

    /// <summary>Posts, of which the first is the topic.</summary>
    public static IReadOnlyList<string> AllKinds { get; } = ["post", "topic"];

    /// <inheritdoc/>
    public Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct) => TouchedPosts.By(db, [.. news.OfType<ForumNews>()], ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<Post>()
            join t in db.Set<Topic>() on p.TopicId equals t.Id
            where ids.Contains(p.Id) && !p.Hidden && p.DeletedAt == null
            select new { p.Id, p.Number, p.AuthorId, p.Html, p.CreatedAt, Title = p.Number == 1 ? t.Title : null, Topic = new MarkedTopic(t.Id, t.CategoryId, t.PostCount, t.AcceptedPostId != null, t.Kind == TopicKind.Announcement) }).ToListAsync(ct);
        var topics = rows.Select(r => r.Topic.Id).Distinct().ToList();
        var tags = (await db.Set<TopicTag>().Where(x => topics.Contains(x.TopicId)).ToListAsync(ct)).ToLookup(x => x.TopicId, x => x.TagId);
        return rows.ConvertAll(r => new SearchableText(r.Id, KindOf(r.Number), r.Title, markup.PlainText(SafeHtml.FromStored(r.Html)), r.CreatedAt)
        {
            Marks = PostMarks.Of(r.Topic, r.AuthorId, tags[r.Topic.Id]),
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct) =>
        await db.Set<Post>().Where(p => p.Id > after).OrderBy(p => p.Id).Take(size).Select(p => p.Id).ToListAsync(ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<long>> Seen(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var rows = await db.Rows(
            $"""
             SELECT p."Id", p."Hidden", p."DeletedAt" IS NOT NULL, t."Hidden", t."Public", t."CategoryId", t."GroupId"
             FROM "Posts" p JOIN "Topics" t ON t."Id" = p."TopicId" WHERE p."Id" {db.Among("@0")}
             """,
            row => (Id: row.GetInt64(0), IsSeen: IsSeen(standing, (row.GetBoolean(1), row.GetBoolean(2)), (row.GetBoolean(3), row.GetBoolean(4)), new(row.GetInt64(5), row.LongOrNull(6)))),
            ct,
            db.Ids(ids));
        return [.. rows.Where(row => row.IsSeen).Select(row => row.Id)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct)
    {
        var rows = await db.Rows(
            $"""
             SELECT p."Id", p."Number", p."Html", p."CreatedAt", p."Hidden", p."DeletedAt" IS NOT NULL, t."Id", t."Slug", t."Title", t."Hidden", t."Public", t."GroupId",
                    a."Id", a."UserName", a."DisplayName", a."Roles", t."AcceptedPostId" IS NOT NULL, t."CategoryId"
             FROM "Posts" p JOIN "Topics" t ON t."Id" = p."TopicId" JOIN "Accounts" a ON a."Id" = p."AuthorId" WHERE p."Id" {db.Among("@0")}
             """,
            row => IsSeen(standing, (row.GetBoolean(4), row.GetBoolean(5)), (row.GetBoolean(9), row.GetBoolean(10)), new(row.GetInt64(17), row.LongOrNull(11)))
                ? Hit(row, query)
                : null,
            ct,
            db.Ids(ids));
        return [.. rows.OfType<SearchHit>()];
    }

    private SearchHit Hit(DbDataReader row, SearchQuery query)
    {
        var (id, number, name) = (row.GetInt64(0), row.GetInt32(1), row.GetString(13));
        return new(
            KindOf(number),
            id,
            new PostPlace(row.GetInt64(6), id, number, row.GetString(7)).Url,
            row.GetString(8),
            Excerpt.Around(markup.PlainText(SafeHtml.FromStored(row.GetString(2))), query),
            new(row.GetInt64(12), name, row.TextOrNull(14) ?? name, (Roles)row.GetInt32(15)),
            row.Time(3))
        {
            Whole = new Subject("topic", row.GetInt64(6)).ToString(), Solved = row.GetBoolean(16),
        };
    }

    private static bool IsSeen(Standing standing, (bool Hidden, bool Deleted) post, (bool Hidden, bool Public) topic, Board at) =>
        ForumRules.MaySee(standing, topic.Hidden, topic.Public, at) && ForumRules.MaySeePost(standing, post.Hidden, post.Deleted, at);

    private static string KindOf(int number) => number == 1 ? "topic" : "post";
}
