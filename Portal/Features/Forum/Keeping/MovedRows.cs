using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Moves the rows of posts between topics: by hand, because a merge moves thousands at once. The posts keep their ids, and with them their revisions, reactions, files, flags and words in the index.</summary>
internal static class MovedRows
{
    private const string RememberSome = """
        INSERT INTO "MovedPosts" ("TopicId", "Number", "PostId", "ChangeId") SELECT "TopicId", "Number", "Id", @0 FROM "Posts" WHERE "TopicId" = @1 AND "Id" {0}
        """;

    private const string RememberAll = """
        INSERT INTO "MovedPosts" ("TopicId", "Number", "PostId", "ChangeId") SELECT "TopicId", "Number", "Id", @0 FROM "Posts" WHERE "TopicId" = @1
        """;

    private const string RememberReturning = """
        INSERT INTO "MovedPosts" ("TopicId", "Number", "PostId", "ChangeId")
        SELECT p."TopicId", p."Number", p."Id", @1 FROM "Posts" p JOIN "MovedPosts" m ON m."PostId" = p."Id" AND m."ChangeId" = @0
        """;

    private const string MoveSome = """
        UPDATE "Posts" SET "TopicId" = @1, "WasAnswer" = NULL,
            "Number" = @2 + (SELECT count(*) FROM "MovedPosts" m WHERE m."ChangeId" = @0 AND m."Number" <= "Posts"."Number")
        WHERE "Id" IN (SELECT "PostId" FROM "MovedPosts" WHERE "ChangeId" = @0)
        """;

    private const string MoveAll = """
        UPDATE "Posts" SET "TopicId" = @1, "WasAnswer" = NULL, "Number" = "Number" + @2 WHERE "TopicId" = @0
        """;

    private const string Return = """
        UPDATE "Posts" SET "TopicId" = @1, "WasAnswer" = NULL, "Number" = (SELECT m."Number" FROM "MovedPosts" m WHERE m."ChangeId" = @0 AND m."PostId" = "Posts"."Id")
        WHERE "Id" IN (SELECT "PostId" FROM "MovedPosts" WHERE "ChangeId" = @0)
        """;

    private const string Forget = """DELETE FROM "MovedPosts" WHERE "ChangeId" = @0""";

    /// <summary>Moves some posts of a topic behind a number of another one, in their order.</summary>
    public static async Task Some(PortalDb db, long changeId, long fromTopicId, IReadOnlyList<long> postIds, long toTopicId, int behind, CancellationToken ct)
    {
        await db.Do(RememberSome.Replace("{0}", db.Among("@2"), StringComparison.Ordinal), ct, changeId, fromTopicId, db.Ids(postIds));
        await db.Do(MoveSome, ct, changeId, toTopicId, behind);
        await MovedTold.Moved(db, changeId, ct);
    }

    /// <summary>Moves all posts of a topic behind a number of another one. Their numbers grow by that number: gaps stay gaps.</summary>
    public static async Task All(PortalDb db, long changeId, long fromTopicId, long toTopicId, int behind, CancellationToken ct)
    {
        await db.Do(RememberAll, ct, changeId, fromTopicId);
        await db.Do(MoveAll, ct, fromTopicId, toTopicId, behind);
        await MovedTold.Moved(db, changeId, ct);
    }

    /// <summary>Moves what a change moved back to the topic and the numbers where it was; the numbers that it had meanwhile stay taken too.</summary>
    public static async Task Back(PortalDb db, long changeId, long returnId, long toTopicId, CancellationToken ct)
    {
        await db.Do(RememberReturning, ct, changeId, returnId);
        await db.Do(Return, ct, changeId, toTopicId);
        await MovedTold.Moved(db, changeId, ct);
        await db.Do(Forget, ct, changeId);
    }
}
