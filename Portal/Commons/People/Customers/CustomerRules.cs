using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>Who knows what somebody owns: pure functions, asked by the deeds and by the page.</summary>
public static class CustomerRules
{
    /// <summary>Why this person may not say what somebody owns, or null: agents may, who know the customers, and admins.</summary>
    public static Problem? MayNotVerify(Standing standing) => standing.MayNotWrite ?? (standing.IsAgent ? null : Problem.NotAllowed);

    /// <summary>Why this person may not see what somebody owns, or null: agents and admins may, and everybody their own.</summary>
    public static Problem? MayNotSee(Standing standing, string normalizedName) =>
        standing.IsAgent ? null : !standing.IsMember ? Problem.SignIn : LookupNames.Of(standing.Name) == normalizedName ? null : Problem.NotAllowed;
}
