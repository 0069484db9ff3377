using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>Who may change whose roles, and who stands above whom: pure functions, asked by the deeds and by the page. No admin takes the role from themselves, so one always remains.</summary>
public static class StandingRules
{
    /// <summary>Why somebody may not see or set what admins alone do, or null.</summary>
    public static Problem? MayNotAdminister(Standing standing) => standing.IsAdmin ? null : standing.IsMember ? Problem.NotAllowed : Problem.SignIn;

    /// <summary>Admins above moderators above agents above members.</summary>
    public static int Level(Roles roles) =>
        roles.HasFlag(Roles.Admin) ? 3 : roles.HasFlag(Roles.Moderator) ? 2 : roles.HasFlag(Roles.Agent) ? 1 : 0;

    /// <summary>The level of who decides at a place, or, without one, in the whole portal: the moderator of a place stands there, and nowhere else, just below the moderators of all.</summary>
    public static int LevelOf(Standing standing, Subject? place) => LevelOf(standing.Roles, place is { } at && standing.Places.Has(at));

    /// <summary>The same of somebody else, who has these roles, and perhaps keeps order at that place.</summary>
    public static int LevelOf(Roles roles, bool keepsThePlace) => Math.Max(Level(roles), keepsThePlace ? Level(Roles.Agent) : 0);

    /// <summary>Why the actor may not give somebody these roles: only admins do, and none takes that role from themselves.</summary>
    public static Problem? MayNotSetRoles(Standing actor, long accountId, Roles before, Roles after) =>
        actor.Banned ? Problem.Banned
        : !actor.IsAdmin ? Problem.NotAllowed
        : actor.AccountId == accountId && before.HasFlag(Roles.Admin) && !after.HasFlag(Roles.Admin) ? Problem.Refused<PeopleText>("OwnRole")
        : null;

    /// <summary>Why the actor may not make somebody a moderator of a place, or take that away: only admins do.</summary>
    public static Problem? MayNotGivePlaces(Standing actor) => actor.MayNotWrite ?? (actor.IsAdmin ? null : Problem.NotAllowed);
}
