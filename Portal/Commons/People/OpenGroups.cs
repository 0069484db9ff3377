using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>What comes to stand in a group stands there before it is closed, or not at all.</summary>
public static class OpenGroups
{
    /// <summary>It hinders nobody but who closes the group, and reads what that deed wrote where it was waited for.</summary>
    private const string Statement = """SELECT "ClosedAt" FROM "Groups" WHERE "Id" = @0 FOR KEY SHARE""";

    /// <summary>Why nothing new may stand in a group, or null: then it stays open until the deed ends. On SQLite there is only one writer, and the standing knows it.</summary>
    public static async Task<Problem?> StaysOpen(this PortalDb db, long? groupId, CancellationToken ct) =>
        groupId is { } id && !db.IsSqlite && await db.Rows(Statement, row => row.IsDBNull(0), ct, id) is [false] ? Standing.GroupClosed : null;
}
