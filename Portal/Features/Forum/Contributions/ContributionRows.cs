using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Counts contributions from the posts.</summary>
internal static class ContributionRows
{
    /// <summary>Who wrote these posts, and whatever stands in these topics or on these boards, in which months; each pair once.</summary>
    public static async Task<IReadOnlyCollection<(long AuthorId, int Month)>> Written(PortalDb db, IReadOnlyList<long> posts, IReadOnlyList<long> topics, IReadOnlyList<long> boards, CancellationToken ct)
    {
        var month = db.IsSqlite ? """substr("CreatedAt", 1, 4) || substr("CreatedAt", 6, 2)""" : """to_char("CreatedAt" AT TIME ZONE 'UTC', 'YYYYMM')""";
        var statement = $"""SELECT DISTINCT "AuthorId", CAST({month} AS INTEGER) FROM "Posts" WHERE "Id" {db.Among("@0")} OR "TopicId" {db.Among("@1")}""";
        return boards.Count == 0
            ? await db.Rows(statement, Read, ct, db.Ids(posts), db.Ids(topics))
            : await db.Rows($"""{statement} OR "TopicId" IN (SELECT "Id" FROM "Topics" WHERE "CategoryId" {db.Among("@2")})""", Read, ct, db.Ids(posts), db.Ids(topics), db.Ids(boards));

        static (long, int) Read(System.Data.Common.DbDataReader row) => (row.GetInt64(0), row.GetInt32(1));
    }

    /// <summary>
    /// Counts one month of these people anew. Two statements, however many they are; what is counted is what everybody may see.
    /// </summary>
    /// <param name="db">Inside a deed.</param>
    /// <param name="month">The month.</param>
    /// <param name="people">Whose; null for everybody who wrote in that month.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Count(PortalDb db, int month, IReadOnlyCollection<long>? people, CancellationToken ct)
    {
        var (begin, end) = (Months.Begin(month), Months.Begin(Months.Add(month, 1)));
        var posts =
            from p in db.Set<Post>()
            join t in db.Set<Topic>() on p.TopicId equals t.Id
            where p.CreatedAt >= begin && p.CreatedAt < end && !p.Hidden && p.DeletedAt == null && !t.Hidden && t.Public
            select new { p.Id, p.AuthorId, IsAnswer = t.AcceptedPostId == p.Id };
        posts = people is null ? posts : posts.Where(p => people.Contains(p.AuthorId));
        var counts = await posts.GroupBy(p => p.AuthorId).Select(g => new { g.Key, Posts = g.Count(), Answers = g.Sum(p => p.IsAnswer ? 1 : 0) }).ToDictionaryAsync(g => g.Key, ct);
        var thanks = await (
            from p in posts
            join r in db.Set<Reaction>() on p.Id equals r.PostId
            where r.AccountId != p.AuthorId
            group r by p.AuthorId into g
            select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var rows = db.Set<Contribution>().AsTracking().Where(c => c.Month == month);
        var before = await (people is null ? rows : rows.Where(c => people.Contains(c.AccountId))).ToDictionaryAsync(c => c.AccountId, ct);
        foreach (var account in counts.Keys.Union(before.Keys))
        {
            if (!before.TryGetValue(account, out var row))
            {
                db.Add(row = new Contribution { AccountId = account, Month = month });
            }

            (row.Posts, row.Answers, row.Thanks) = (counts.GetValueOrDefault(account)?.Posts ?? 0, counts.GetValueOrDefault(account)?.Answers ?? 0, thanks.GetValueOrDefault(account));
            row.Points = Contribution.PointsFor(row.Posts, row.Answers, row.Thanks);
            if (row.Posts == 0)
            {
                db.Remove(row);
            }
        }

        await db.SaveChangesAsync(ct);
    }
}
