using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>Who may change whose roles, and who may ban whom: pure functions, asked by the deeds and by the page.</summary>
public static class StandingRules
{
    /// <summary>Admins above moderators above agents above members.</summary>
    public static int Level(Roles roles) =>
        roles.HasFlag(Roles.Admin) ? 3 : roles.HasFlag(Roles.Moderator) ? 2 : roles.HasFlag(Roles.Agent) ? 1 : 0;

    /// <summary>Why the actor may not give somebody these roles: only admins do that, and nobody makes the last admin by mistake a member: not oneself.</summary>
    public static Problem? MayNotSetRoles(Standing actor, long accountId, Roles before, Roles after) =>
        !actor.IsAdmin ? Problem.NotAllowed
        : actor.Banned ? Problem.Banned
        : actor.AccountId == accountId && before.HasFlag(Roles.Admin) && !after.HasFlag(Roles.Admin) ? Problem.Refused<PeopleText>("OwnRole")
        : null;

    /// <summary>Why the actor may not ban or unban somebody: moderators do, and only people below their own level.</summary>
    public static Problem? MayNotBan(Standing actor, long accountId, Roles theirs) =>
        !actor.IsModerator ? Problem.NotAllowed
        : actor.Banned ? Problem.Banned
        : actor.AccountId == accountId || Level(theirs) >= Level(actor.Roles) ? Problem.Refused<PeopleText>("NotBelow")
        : null;
}
