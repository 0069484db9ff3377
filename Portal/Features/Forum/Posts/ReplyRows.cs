using Portal.Commons.Screening;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>A topic at the moment in which a reply took the next number of it.</summary>
internal sealed record NumberedTopic(int Number, string Slug, long? GroupId, bool Public, bool Hidden)
{
    /// <summary>Its category.</summary>
    public long CategoryId { get; init; }

    /// <summary>Where it stands.</summary>
    public Board Board => new(CategoryId, GroupId);

    /// <summary>Only staff may reply.</summary>
    public bool Closed { get; init; }

    /// <summary>Nobody may.</summary>
    public bool Archived { get; init; }

    /// <summary>How many minutes a member waits between two posts.</summary>
    public int SlowMinutes { get; init; }

    /// <summary>Its posts are in another topic now.</summary>
    public bool Merged { get; init; }

    /// <summary>Where it stands, and whose posts wait there for a moderator.</summary>
    public required ScreenedPlace Place { get; init; }
}

/// <summary>
/// The rows that a reply writes. By hand, because replies are what a busy forum writes most: mapped, a reply costs ten times the work of the database.
/// The columns are those of <see cref="Post"/> and <see cref="Topic"/>.
/// </summary>
internal static class ReplyRows
{
    private const string NextNumber =
        """
        UPDATE "Topics" SET "LastNumber" = "LastNumber" + 1, "PostCount" = "PostCount" + 1, "LastPostAt" = @1, "LastAuthorId" = @2 WHERE "Id" = @0
        RETURNING "LastNumber", "Slug", "GroupId", "Public", "Hidden", "ClosedAt" IS NOT NULL, "ArchivedAt" IS NOT NULL, "SlowMinutes", "MergedIntoId" IS NOT NULL,
            "CategoryId", (SELECT c."ApprovedFrom" FROM "Categories" c WHERE c."Id" = "Topics"."CategoryId")
        """;

    private const string NewPost =
        """
        INSERT INTO "Posts" ("TopicId", "Number", "AuthorId", "ReplyToId", "Body", "Html", "CreatedAt", "Revision", "ImportedScore", "Hidden")
        VALUES (@0, @1, @2, @3, @4, @5, @6, 1, 0, @7) RETURNING "Id"
        """;

    /// <summary>Counts the reply in and locks the topic's row until the deed ends; null where there is no such topic. A deed that is refused afterwards takes this back.</summary>
    public static async Task<NumberedTopic?> TakeNumber(PortalDb db, long topicId, long? authorId, DateTime now, CancellationToken ct) =>
        (await db.Rows(
            NextNumber,
            row => new NumberedTopic(row.GetInt32(0), row.GetString(1), row.LongOrNull(2), row.GetBoolean(3), row.GetBoolean(4))
            {
                Closed = row.GetBoolean(5),
                Archived = row.GetBoolean(6),
                SlowMinutes = row.GetInt32(7),
                Merged = row.GetBoolean(8),
                CategoryId = row.GetInt64(9),
                Place = new(ScreenedUse.Public, row.GetInt64(9), row.LongOrNull(2)) { ApprovedFrom = row.TextOrNull(10) is { } from ? Enum.Parse<ApprovalFrom>(from) : null },
            },
            ct,
            topicId,
            now,
            authorId ?? 0)).FirstOrDefault();

    /// <summary>Writes the post and answers its id.</summary>
    public static async Task<long> Insert(PortalDb db, long topicId, int number, long authorId, NewReply reply, string html, bool held, DateTime now, CancellationToken ct) =>
        (await db.Rows(NewPost, row => row.GetInt64(0), ct, topicId, number, authorId, reply.ReplyToId, reply.Body, html, now, held))[0];
}
