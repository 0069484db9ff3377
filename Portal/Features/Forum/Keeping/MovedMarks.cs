using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What members have read and follow goes along when posts are moved.</summary>
internal static class MovedMarks
{
    // Who read both to the end has read what is merged as far as they had read it; nobody's own choice for the topic that stays is changed.
    private const string ReadOn = """
        UPDATE "TopicMarks" SET "At" = @3, "Number" = @2 + (SELECT a."Number" FROM "TopicMarks" a WHERE a."AccountId" = "TopicMarks"."AccountId" AND a."TopicId" = @0)
        WHERE "TopicId" = @1 AND "Number" >= @2 AND EXISTS (SELECT 1 FROM "TopicMarks" a WHERE a."AccountId" = "TopicMarks"."AccountId" AND a."TopicId" = @0)
        """;

    private const string FollowOn = """
        INSERT INTO "TopicMarks" ("AccountId", "TopicId", "Number", "Level", "At", "Chosen", "Wrote") SELECT "AccountId", @1, 0, "Level", @2, "Chosen", "Wrote" FROM "TopicMarks" WHERE "TopicId" = @0 AND "Level" IS NOT NULL
        ON CONFLICT ("AccountId", "TopicId") DO UPDATE SET "Level" = coalesce("TopicMarks"."Level", excluded."Level")
        """;

    private const string FollowNew = """
        INSERT INTO "TopicMarks" ("AccountId", "TopicId", "Number", "Level", "At", "Chosen", "Wrote")
        SELECT m."AccountId", @1, (SELECT count(*) FROM "MovedPosts" p WHERE p."ChangeId" = @2 AND p."Number" <= m."Number"), m."Level", @3, m."Chosen", m."Wrote" FROM "TopicMarks" m WHERE m."TopicId" = @0
        """;

    /// <summary>A topic was merged into another one behind its last number.</summary>
    public static async Task Merged(PortalDb db, long fromTopicId, long toTopicId, int behind, DateTime now, CancellationToken ct)
    {
        await db.Do(ReadOn, ct, fromTopicId, toTopicId, behind, now);
        await db.Do(FollowOn, ct, fromTopicId, toTopicId, now);
    }

    /// <summary>A new topic was made of posts of another one: who follows that follows both, and has read there what they had read.</summary>
    public static Task Split(PortalDb db, long fromTopicId, long newTopicId, long changeId, DateTime now, CancellationToken ct) =>
        db.Do(FollowNew, ct, fromTopicId, newTopicId, changeId, now);
}
