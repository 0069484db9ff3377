using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Finds people by how their names begin, with an index on either database.</summary>
public static class PeopleByName
{
    // Greater than every other character in either database's order of bytes.
    private const string Last = "\U0010FFFF";

    private const string Columns = """SELECT a."Id", a."UserName", a."DisplayName", a."Roles" FROM "Accounts" a""";
    private const string Reachable = """a."NormalizedEmail" IS NOT NULL""";
    private const string Imported = """a."Imported" AND a."NormalizedEmail" IS NULL""";

    /// <summary>Whether somebody is meant by the beginning of a name, in the form of <see cref="LookupNames.Of"/>: that of the account, or any word of the one that is shown.</summary>
    public static bool IsMeant(PersonView person, string beginning) =>
        LookupNames.Of(person.Name).StartsWith(beginning, StringComparison.Ordinal)
        || LookupNames.Of(person.DisplayName).Split(' ').Any(word => word.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>
    /// The first people whose names begin so, in the order of their names: those who can read what is written to them, then those whom an import brought in. Nobody where the
    /// beginning is empty. Erased accounts are nobody.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="beginning">How the account's name begins, as typed.</param>
    /// <param name="groupId">Only members of this group, or everybody.</param>
    /// <param name="most">How many.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<List<PersonView>> Find(PortalDb db, string beginning, long? groupId, int most, CancellationToken ct)
    {
        var from = LookupNames.Of(beginning);
        if (from.Length == 0)
        {
            return [];
        }

        var reachable = await Find(db, from, Reachable, groupId, most, ct);
        return reachable.Count == most ? reachable : [.. reachable, .. await Find(db, from, Imported, groupId, most - reachable.Count, ct)];
    }

    /// <summary>
    /// The accounts of the first members of a group in whose shown name these words stand, in upper or lower case, in the order of their accounts. No index knows what stands within a name, so
    /// it is for one group alone, whose members are looked through.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="words">What stands in the name, as typed.</param>
    /// <param name="groupId">Only members of this group.</param>
    /// <param name="most">How many.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<List<long>> FindShown(PortalDb db, string words, long groupId, int most, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(words) || !Bounds.IsStorable(words))
        {
            return [];
        }

        var pattern = LikePattern.Within(words.Trim());
        var members = db.Set<Account>().Where(a => a.DisplayName != null && db.Set<Membership>().Any(m => m.GroupId == groupId && m.AccountId == a.Id && !m.Waiting));
        var shown = db.IsSqlite ? members.Where(a => EF.Functions.Like(a.DisplayName!, pattern, @"\")) : members.Where(a => EF.Functions.ILike(a.DisplayName!, pattern, @"\"));
        return await shown.OrderBy(a => a.Id).Take(most).Select(a => a.Id).ToListAsync(ct);
    }

    private static Task<List<PersonView>> Find(PortalDb db, string from, string who, long? groupId, int most, CancellationToken ct)
    {
        var (least, below, order) = db.IsSqlite ? (">=", "<", "") : ("~>=~", "~<~", " USING ~<~");
        var members = groupId is null ? "" : """ AND EXISTS (SELECT 1 FROM "Memberships" m WHERE m."GroupId" = @3 AND m."AccountId" = a."Id" AND NOT m."Waiting")""";
        return db.Rows(
            $"""{Columns} WHERE a."NormalizedUserName" {least} @0 AND a."NormalizedUserName" {below} @1 AND {who}{members} ORDER BY a."NormalizedUserName"{order} LIMIT @2""",
            row => new PersonView(row.GetInt64(0), row.GetString(1), row.TextOrNull(2) ?? row.GetString(1), (Roles)row.GetInt32(3)),
            ct,
            groupId is { } group ? [from, from + Last, most, group] : [from, from + Last, most]);
    }
}
