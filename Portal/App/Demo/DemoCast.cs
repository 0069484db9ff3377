using Portal.Commons.People;

namespace Portal.App.Demo;

/// <summary>Somebody of the demo.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="DisplayName">The name shown.</param>
/// <param name="Roles">What they may do.</param>
internal sealed record DemoPerson(string Name, string DisplayName, Roles Roles);

/// <summary>The people of the demo. All have the one password, which is printed and never used outside a demo.</summary>
internal static class DemoCast
{
    /// <summary>The password of every demo account.</summary>
    public const string Password = "portal-demo-2026";

    /// <summary>Everybody, staff first.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("ada", "Ada Winter", Roles.Admin),
        new("lena", "Lena Brook", Roles.Agent),
        new("wei", "陈伟", Roles.Agent),
        new("mia", "Mia Torres", Roles.Moderator),
        new("noah", "Noah Feld", Roles.Agent | Roles.Moderator),
        new("tom", "Tom Rivers", Roles.None),
        new("xiaoyu", "林小雨", Roles.None),
        new("sofia", "Sofia Marques", Roles.None),
        new("kenji", "Kenji Mori", Roles.None),
        new("yating", "王雅婷", Roles.None),
    ];

    /// <summary>The address of somebody's mail.</summary>
    public static string EmailOf(DemoPerson person) => $"{person.Name}@demo.example";
}
