using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The rows of <see cref="TopicMark"/> as deeds write them: by hand, because every reply writes one.</summary>
internal static class MarkRows
{
    private const string Read =
        """
        INSERT INTO "TopicMarks" ("AccountId", "TopicId", "Number", "At", "Chosen") VALUES (@0, @1, @2, @3, @4)
        ON CONFLICT ("AccountId", "TopicId") DO UPDATE SET "Number" = excluded."Number", "At" = excluded."At" WHERE "TopicMarks"."Number" < excluded."Number"
        RETURNING "Level"
        """;

    private const string Wrote =
        """
        INSERT INTO "TopicMarks" ("AccountId", "TopicId", "Number", "Level", "At", "Chosen", "Wrote") VALUES (@0, @1, @2, @3, @4, @5, TRUE)
        ON CONFLICT ("AccountId", "TopicId") DO UPDATE SET "At" = excluded."At", "Wrote" = TRUE, "Level" = coalesce("TopicMarks"."Level", excluded."Level"),
            "Number" = CASE WHEN "TopicMarks"."Number" >= excluded."Number" - 1 THEN excluded."Number" ELSE "TopicMarks"."Number" END
        """;

    private const string Chose =
        """
        INSERT INTO "TopicMarks" ("AccountId", "TopicId", "Number", "Level", "At", "Chosen") VALUES (@0, @1, 0, @2, @3, @4)
        ON CONFLICT ("AccountId", "TopicId") DO UPDATE SET "Level" = excluded."Level", "At" = excluded."At", "Chosen" = excluded."Chosen"
        """;

    private const string Unpinned =
        """
        INSERT INTO "TopicMarks" ("AccountId", "TopicId", "Number", "At", "Chosen", "Unpinned") VALUES (@0, @1, 0, @2, @4, @3)
        ON CONFLICT ("AccountId", "TopicId") DO UPDATE SET "Unpinned" = excluded."Unpinned"
        """;

    private const string All =
        """
        UPDATE "TopicMarks" SET "At" = @2, "Number" = (SELECT t."LastNumber" FROM "Topics" t WHERE t."Id" = "TopicMarks"."TopicId") WHERE "AccountId" = @0 AND "Level" IN (@1, @3)
        """;

    private const string Places =
        """
        UPDATE "PlaceWatches" SET "At" = @2 WHERE "AccountId" = @0 AND "Level" IN (@1, @3)
        """;

    private const string Told =
        """
        UPDATE "Notifications" SET "ReadAt" = @1 WHERE "AccountId" = @0 AND "ReadAt" IS NULL AND "SubjectKind" = 'post' AND ("Kind" IN (@2, @3) OR EXISTS (
            SELECT 1 FROM "Posts" p JOIN "TopicMarks" m ON m."TopicId" = p."TopicId" AND m."AccountId" = @0 WHERE p."Id" = "Notifications"."SubjectId" AND p."Number" <= m."Number"))
        """;

    /// <summary>Somebody has read up to a number. Never goes back; tells whether it went on, and how closely they follow the topic by itself.</summary>
    public static async Task<(bool Went, string? Level)> ReadUpTo(PortalDb db, long accountId, long topicId, int number, DateTime now, CancellationToken ct) =>
        await db.Rows(Read, row => row.IsDBNull(0) ? null : row.GetString(0), ct, accountId, topicId, number, now, false) is [var level] ? (true, level) : (false, null);

    /// <summary>
    /// Somebody wrote a post: from now on they follow the topic, unless they chose otherwise; one that they started closely. Their own post is read, too, but not what stands
    /// before it unread.
    /// </summary>
    public static Task WroteIn(PortalDb db, long accountId, long topicId, int number, DateTime now, CancellationToken ct) =>
        db.Do(Wrote, ct, accountId, topicId, number, (number == 1 ? WatchLevel.Watching : WatchLevel.Tracking).ToString(), now, false);

    /// <summary>Somebody has read all that they follow, by topic and by place, and what they were told of it; tells whether they followed anything.</summary>
    public static async Task<bool> ReadAll(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        var marks = await db.Do(All, ct, accountId, WatchLevel.Tracking.ToString(), now, WatchLevel.Watching.ToString());
        var places = await db.Do(Places, ct, accountId, WatchLevel.Tracking.ToString(), now, WatchLevel.Watching.ToString());
        return marks + places + await db.Do(Told, ct, accountId, now, NotificationKind.Watched.ToString(), NotificationKind.FirstPost.ToString()) > 0;
    }

    /// <summary>Somebody chose how closely they follow.</summary>
    public static Task Choose(PortalDb db, long accountId, long topicId, WatchLevel level, DateTime now, CancellationToken ct) =>
        db.Do(Chose, ct, accountId, topicId, level.ToString(), now, true);

    /// <summary>Somebody took a topic's pin away for themselves, or put it back.</summary>
    public static Task Unpin(PortalDb db, long accountId, long topicId, bool unpinned, DateTime now, CancellationToken ct) =>
        db.Do(Unpinned, ct, accountId, topicId, now, unpinned, false);

    /// <summary>A topic was pinned anew: it stands first for those, too, who had taken an earlier pin away for themselves.</summary>
    public static Task PinnedAnew(PortalDb db, long topicId, CancellationToken ct) =>
        db.Set<TopicMark>().Where(m => m.TopicId == topicId && m.Unpinned).ExecuteUpdateAsync(m => m.SetProperty(x => x.Unpinned, false), ct);
}
