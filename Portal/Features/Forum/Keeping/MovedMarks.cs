using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>
/// What members have read and follow goes along when posts are moved. A level that came that way has the time of the move, as long as nothing happened to the mark
/// since: by it the move is undone.
/// </summary>
internal static class MovedMarks
{
    // Who read both to the end has read what is merged as far as they had read it; nobody's own choice for the topic that stays is changed.
    private const string ReadOn = """
        UPDATE "TopicMarks" SET "Number" = @2 + (SELECT a."Number" FROM "TopicMarks" a WHERE a."AccountId" = "TopicMarks"."AccountId" AND a."TopicId" = @0)
        WHERE "TopicId" = @1 AND "Number" >= @2 AND EXISTS (SELECT 1 FROM "TopicMarks" a WHERE a."AccountId" = "TopicMarks"."AccountId" AND a."TopicId" = @0)
        """;

    private const string FollowOn = """
        INSERT INTO "TopicMarks" ("AccountId", "TopicId", "Number", "Level", "At", "Chosen") SELECT "AccountId", @1, 0, "Level", @2, "Chosen" FROM "TopicMarks" WHERE "TopicId" = @0 AND "Level" IS NOT NULL
        ON CONFLICT ("AccountId", "TopicId") DO UPDATE SET "Level" = excluded."Level", "At" = excluded."At", "Chosen" = excluded."Chosen" WHERE "TopicMarks"."Level" IS NULL
        """;

    private const string FollowNew = """
        INSERT INTO "TopicMarks" ("AccountId", "TopicId", "Number", "Level", "At", "Chosen")
        SELECT m."AccountId", @1, (SELECT count(*) FROM "MovedPosts" p WHERE p."ChangeId" = @2 AND p."Number" <= m."Number"), m."Level", @3, m."Chosen" FROM "TopicMarks" m WHERE m."TopicId" = @0
        """;

    // Who wrote what was moved has written where it stands now, and follows that as if it had been written there.
    private const string WroteThere = """
        INSERT INTO "TopicMarks" ("AccountId", "TopicId", "Number", "Level", "At", "Chosen", "Wrote")
        SELECT p."AuthorId", @1, 0, CASE WHEN min(p."Number") = 1 THEN @3 ELSE @4 END, @2, @5, TRUE FROM "MovedPosts" m JOIN "Posts" p ON p."Id" = m."PostId" WHERE m."ChangeId" = @0 GROUP BY p."AuthorId"
        ON CONFLICT ("AccountId", "TopicId") DO UPDATE SET "Wrote" = TRUE, "Level" = coalesce("TopicMarks"."Level", excluded."Level"),
            "At" = CASE WHEN "TopicMarks"."Level" IS NULL THEN excluded."At" ELSE "TopicMarks"."At" END
        """;

    private const string WroteStill = """
        UPDATE "TopicMarks" SET "Wrote" = FALSE WHERE "TopicId" = @0 AND "Wrote" AND "AccountId" NOT IN (SELECT "AuthorId" FROM "Posts" WHERE "TopicId" = @0)
        """;

    // What nobody chose follows from what they wrote; what was chosen elsewhere came with the posts.
    private const string FollowNoMore = """
        UPDATE "TopicMarks" SET "Level" = NULL, "Chosen" = FALSE
        WHERE "TopicId" = @0 AND "Level" IS NOT NULL AND NOT "Wrote" AND (NOT "Chosen" OR "At" = @2)
            AND EXISTS (SELECT 1 FROM "TopicMarks" a WHERE a."AccountId" = "TopicMarks"."AccountId" AND a."TopicId" = @1)
        """;

    /// <summary>A topic was merged into another one behind its last number. The marks of that topic stay as they are, for the day when it is undone.</summary>
    public static async Task Merged(PortalDb db, long fromTopicId, long toTopicId, int behind, long changeId, DateTime now, CancellationToken ct)
    {
        await db.Do(ReadOn, ct, fromTopicId, toTopicId, behind);
        await db.Do(FollowOn, ct, fromTopicId, toTopicId, now);
        await Wrote(db, changeId, toTopicId, now, ct);
    }

    /// <summary>
    /// Posts of a topic were moved into a new one or behind another one. Who follows the old topic follows a new one too, and has read there what they had read.
    /// </summary>
    public static async Task Split(PortalDb db, long fromTopicId, long toTopicId, bool isNew, long changeId, DateTime now, CancellationToken ct)
    {
        if (isNew)
        {
            await db.Do(FollowNew, ct, fromTopicId, toTopicId, changeId, now);
        }

        await Wrote(db, changeId, toTopicId, now, ct);
        await db.Do(WroteStill, ct, fromTopicId);
    }

    /// <summary>Posts that were moved at a time went back home; who followed them away does no longer, unless they have written or chosen so there.</summary>
    public static async Task Returned(PortalDb db, long changeId, long awayTopicId, long homeTopicId, DateTime movedAt, DateTime now, CancellationToken ct)
    {
        await Wrote(db, changeId, homeTopicId, now, ct);
        await db.Do(WroteStill, ct, awayTopicId);
        await db.Do(FollowNoMore, ct, awayTopicId, homeTopicId, movedAt);
    }

    private static Task Wrote(PortalDb db, long changeId, long topicId, DateTime now, CancellationToken ct) =>
        db.Do(WroteThere, ct, changeId, topicId, now, WatchLevel.Watching.ToString(), WatchLevel.Tracking.ToString(), false);
}
