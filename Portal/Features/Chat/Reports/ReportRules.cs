using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>Who may see which figures. Pure functions, asked by whoever reads them and by the page.</summary>
public static class ReportRules
{
    /// <summary>Whether somebody sees everybody's figures: admins do, and agents who are moderators. Other agents see their own, and all of them together.</summary>
    public static bool SeesAll(Standing standing) => standing.IsAdmin || (ChatRules.IsDesk(standing) && standing.IsModerator);

    /// <summary>Why somebody may not see figures at all, or null: agents may, and admins.</summary>
    public static Problem? MayNotSee(Standing standing) =>
        ChatRules.IsDesk(standing) || SeesAll(standing) ? null : standing.IsMember ? Problem.NotAllowed : Problem.SignIn;

    /// <summary>Why somebody may not see what a person did, or null.</summary>
    public static Problem? MayNotSee(Standing standing, string? person) =>
        MayNotSee(standing) ?? (person is null || SeesAll(standing) || LookupNames.Of(person) == LookupNames.Of(standing.Name) ? null : Problem.Refused<ReportText>("OnlyYourOwn"));
}
