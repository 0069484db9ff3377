using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What members were told of posts goes along when these are moved: who reads them where they are now has read it, who reads on where they were has not.</summary>
internal static class MovedTold
{
    private const string Along = """
        UPDATE "Notifications" SET "Whole" = 'topic:' || p."TopicId", "Number" = p."Number" FROM "Posts" p
        WHERE p."Id" = "Notifications"."SubjectId" AND "Notifications"."SubjectKind" = 'post' AND p."Id" IN (SELECT "PostId" FROM "MovedPosts" WHERE "ChangeId" = @0)
        """;

    /// <summary>The posts of a change stand where they stand now.</summary>
    public static Task Moved(PortalDb db, long changeId, CancellationToken ct) => db.Do(Along, ct, changeId);
}
