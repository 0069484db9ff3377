using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>Who wrote something there: the kind of an <see cref="ImportedItem"/> and its id.</summary>
internal readonly record struct DumpAuthor(string Kind, string Id)
{
    /// <summary>Somebody with an account; else a name; else one who has left.</summary>
    public static DumpAuthor Of(long? person, string? name) =>
        person is { } id ? new(ImportedItem.Person, id.ToString(CultureInfo.InvariantCulture))
        : new(ImportedItem.Guest, name is null ? "" : name.Length <= ImportedItem.MostExternalId ? name : name[..Shorten.Cut(name, ImportedItem.MostExternalId)]);
}

/// <summary>Somebody there.</summary>
internal sealed record DumpPerson(DumpAuthor Key, string Name, DateTime At, string? About);

/// <summary>A question or an answer.</summary>
internal sealed record DumpPost(
    long Id, long TopicId, bool IsQuestion, DateTime At, int Score, int Up, int Down, DumpAuthor Author, string? Html, string? Title, string? Tags, long? Accepted);

/// <summary>A comment on a post.</summary>
internal sealed record DumpComment(long Id, long PostId, long TopicId, DateTime At, int Score, DumpAuthor Author, string Text);

/// <summary>How a post read at a time.</summary>
internal sealed record DumpRevision(long PostId, DateTime At, DumpAuthor Author, string? Reason, string Text);

/// <summary>Some topics, whole.</summary>
internal sealed record DumpTopics(IReadOnlyList<DumpPost> Posts, IReadOnlyList<DumpComment> Comments, ILookup<long, DumpRevision> Revisions)
{
    /// <summary>How many things there are.</summary>
    public int Count => Posts.Count + Comments.Count;
}

/// <summary>A dump that was read to its end: people and whole topics, in order. What points at nothing is left out and counted.</summary>
public sealed class Dump : IDisposable
{
    private readonly Staging staging;

    internal Dump(string name, long? categoryId, Staging staging, ImportReport report)
    {
        (Name, CategoryId, this.staging, Report) = (name, categoryId, staging, report);
        DropWhatPointsAtNothing();
        Source = SourceOf();
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>The category that was asked for, or null for one of its own.</summary>
    public long? CategoryId { get; }

    /// <summary>What is counted.</summary>
    public ImportReport Report { get; }

    /// <summary>The site, told by its beginnings, so that it is the same whatever its folder is called.</summary>
    internal string Source { get; }

    /// <summary>How many things there are to write.</summary>
    internal long Count => staging.Read("SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM guests) + (SELECT coalesce(sum(n), 0) FROM topics)", r => r.GetInt64(0)).Single();

    /// <summary>Everybody: those with accounts, then those who are only names.</summary>
    internal IEnumerable<DumpPerson> People() =>
        staging.Read("SELECT id, name, at, about FROM people ORDER BY id", r => new DumpPerson(DumpAuthor.Of(r.GetInt64(0), null), r.GetString(1), Time(r, 2), Text(r, 3)))
            .Concat(staging.Read("SELECT name, at FROM guests ORDER BY at", r => new DumpPerson(DumpAuthor.Of(null, Text(r, 0)), r.GetString(0), Time(r, 1), null))
                .DistinctBy(p => p.Key));

    /// <summary>Topics, so many together that they have about this many posts.</summary>
    internal IEnumerable<DumpTopics> Topics(int size)
    {
        var (from, count) = (long.MinValue, 0L);
        foreach (var (id, posts) in staging.Read("SELECT id, n FROM topics ORDER BY id", r => (r.GetInt64(0), r.GetInt64(1))))
        {
            count += posts;
            if (count >= size)
            {
                yield return Between(from, id);
                (from, count) = (id + 1, 0);
            }
        }

        if (count > 0)
        {
            yield return Between(from, long.MaxValue);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => staging.Dispose();

    private DumpTopics Between(long from, long to)
    {
        (string, object)[] range = [("$from", from), ("$to", to)];
        return new(
            [.. staging.Read(
                """
                SELECT t.id, t.topic, t.question, t.at, p.id, t.guest, t.score, coalesce(v.up, 0), coalesce(v.down, 0), t.html, t.title, t.tags, t.accepted
                FROM posts t LEFT JOIN people p ON p.id = t.owner LEFT JOIN votes v ON v.post = t.id WHERE t.topic BETWEEN $from AND $to ORDER BY t.id
                """,
                r => new DumpPost(
                    r.GetInt64(0), r.GetInt64(1), r.GetBoolean(2), Time(r, 3), r.GetInt32(6), r.GetInt32(7), r.GetInt32(8), Author(r, 4), Text(r, 9), Text(r, 10), Text(r, 11), Number(r, 12)),
                range)],
            [.. staging.Read(
                "SELECT t.id, t.post, t.topic, t.at, p.id, t.guest, t.score, t.body FROM comments t LEFT JOIN people p ON p.id = t.owner WHERE t.topic BETWEEN $from AND $to ORDER BY t.id",
                r => new DumpComment(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), Time(r, 3), r.GetInt32(6), Author(r, 4), r.GetString(7)),
                range)],
            staging.Read(
                """
                SELECT t.post, t.reason, t.body, t.at, p.id, t.guest FROM posts q JOIN revisions t ON t.post = q.id LEFT JOIN people p ON p.id = t.owner
                WHERE q.topic BETWEEN $from AND $to ORDER BY t.post, t.at, t.id
                """,
                r => new DumpRevision(r.GetInt64(0), Time(r, 3), Author(r, 4), Text(r, 1), r.GetString(2)),
                range).ToLookup(r => r.PostId));
    }

    private void DropWhatPointsAtNothing()
    {
        staging.Do("CREATE INDEX revision_post ON revisions(post)");
        Drop("posts without text", "posts WHERE html IS NULL AND NOT EXISTS (SELECT 1 FROM revisions r WHERE r.post = posts.id)");
        Drop("answers to questions that are not there", "posts WHERE NOT question AND NOT EXISTS (SELECT 1 FROM posts q WHERE q.id = posts.topic AND q.question)");
        Drop("comments on posts that are not there", "comments WHERE NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = comments.post)");
        Drop("versions of posts that are not there", "revisions WHERE NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = revisions.post)");
        Report.Skip("votes on posts that are not there", staging.Read("SELECT coalesce(sum(up + down), 0) FROM votes WHERE post NOT IN (SELECT id FROM posts)", r => r.GetInt64(0)).Single());
        Report.Skip("accepted answers that are not there", staging.Do(
            "UPDATE posts SET accepted = NULL WHERE accepted IS NOT NULL AND NOT EXISTS (SELECT 1 FROM posts a WHERE a.id = posts.accepted AND a.topic = posts.id AND NOT a.question)"));
        staging.Do(
            """
            UPDATE posts SET score = coalesce((SELECT up - down FROM votes v WHERE v.post = posts.id), 0) WHERE EXISTS (SELECT 1 FROM votes);
            UPDATE comments SET topic = (SELECT topic FROM posts p WHERE p.id = comments.post);
            CREATE INDEX post_topic ON posts(topic);
            CREATE INDEX comment_topic ON comments(topic);
            CREATE TABLE topics AS SELECT topic AS id, count(*) AS n FROM (SELECT topic FROM posts UNION ALL SELECT topic FROM comments) GROUP BY topic ORDER BY topic;
            CREATE TABLE guests AS SELECT coalesce(guest, '') AS name, min(at) AS at
                FROM (SELECT owner, guest, at FROM posts UNION ALL SELECT owner, guest, at FROM comments UNION ALL SELECT owner, guest, at FROM revisions) w
                WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.id = w.owner) GROUP BY 1;
            """);
    }

    private void Drop(string why, string rows) => Report.Skip(why, staging.Do("DELETE FROM " + rows));

    private string SourceOf()
    {
        var founded = staging.Read("SELECT at FROM people WHERE id = -1", r => r.GetInt64(0)).FirstOrDefault();
        var first = staging.Read("SELECT id, at, owner FROM posts ORDER BY id LIMIT 1", r => $"{r.GetInt64(0)} {r.GetInt64(1)} {Number(r, 2)}").FirstOrDefault(Name);
        return "stackexchange:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{founded} {first}")).AsSpan(0, 12));
    }

    private static DumpAuthor Author(SqliteDataReader row, int at) => DumpAuthor.Of(Number(row, at), Text(row, at + 1));

    private static DateTime Time(SqliteDataReader row, int at) => new(row.GetInt64(at), DateTimeKind.Utc);

    private static string? Text(SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static long? Number(SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt64(at);
}
