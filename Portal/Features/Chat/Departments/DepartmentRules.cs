using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>Who may run departments: pure functions, asked by the deeds and by the page.</summary>
public static class DepartmentRules
{
    /// <summary>Why this person may not change departments and who is in them, or null: admins may.</summary>
    public static Problem? MayNotRun(Standing standing) => standing.IsAdmin ? null : standing.MayNotWrite ?? Problem.NotAllowed;

    /// <summary>Why this person may not see who is in a department and how agents are set up, or null: agents may.</summary>
    public static Problem? MayNotSeePeople(Standing standing) => ChatRules.IsDesk(standing) ? null : standing.IsMember ? Problem.NotAllowed : Problem.SignIn;
}
