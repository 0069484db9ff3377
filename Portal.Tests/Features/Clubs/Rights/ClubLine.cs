using Portal.Tests.Features.Moderation;

namespace Portal.Tests.Features.Clubs;

/// <summary>A line of the table of rights in clubs.</summary>
/// <param name="Name">What is tried: a call, a channel (<c>hub:club</c>) or a page; behind a stroke in which way.</param>
/// <param name="Open">What each role gets in an open club.</param>
/// <param name="Outside">What those get who are not in one that is not open; null where it is not about one club.</param>
sealed record ClubLine(string Name, string[] Open, string[]? Outside)
{
    /// <summary>The lines of a table.</summary>
    public static IReadOnlyList<ClubLine> Read(string table)
    {
        var outside = RightsTable.Read(ClubRoleTable.Outside, ClubRoleTable.AtTheDoor[..^1]).ToDictionary(l => l.Name, l => l.Expected);
        var lines = RightsTable.Read(table, [.. ClubRoleTable.Roles, "closed"]);
        return [.. lines.Select(l => new ClubLine(l.Name, l.Expected[..^1], l.Expected[^1] == "-" ? null : outside[l.Expected[^1]]))];
    }

    /// <summary>The roles that are tried in a club.</summary>
    public static string[] Roles(Visibility kind) => kind == Visibility.Open ? ClubRoleTable.Roles : ClubRoleTable.AtTheDoor;

    /// <summary>What a role gets in a club; null where that is not tried.</summary>
    public string? Expected(Visibility kind, string role)
    {
        var inside = Array.IndexOf(ClubRoleTable.Roles, role);
        if (kind == Visibility.Open) return Open[inside];
        if (Outside is null) return null;
        if (role == "member") return Open[inside];
        var both = Outside[Array.IndexOf(ClubRoleTable.AtTheDoor, role)].Split('/');
        return both[kind == Visibility.Hidden ? 1 : 0] is var word && word != "-" ? word : null;
    }
}
