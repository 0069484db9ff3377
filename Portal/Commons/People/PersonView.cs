using System.Linq.Expressions;

namespace Portal.Commons.People;

/// <summary>A person as shown beside what they write.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The account's name, which is in addresses and mentions.</param>
/// <param name="DisplayName">The name to show.</param>
/// <param name="Roles">Their roles, for the badge.</param>
public sealed record PersonView(long Id, string Name, string DisplayName, Roles Roles)
{
    /// <summary>How a query makes one from an account.</summary>
    public static Expression<Func<Account, PersonView>> Of { get; } =
        a => new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles);

    /// <summary>Works for the company.</summary>
    public bool IsStaff => Roles != Roles.None;
}
