using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>Who may do what to whom: pure functions, asked by the deeds and by the views alike. Nobody does anything to themselves, so an admin always remains.</summary>
public static class SanctionRules
{
    /// <summary>The furthest end that can be set.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(5 * 366);

    /// <summary>The refusal for reaching at or above one's own level; it stands in the log.</summary>
    public static Problem NotBelow { get; } = Problem.Refused<SanctionText>("NotBelow");

    /// <summary>Why this person may not see what was decided about others, or null: moderators may.</summary>
    public static Problem? MayNotSee(Standing standing) => standing.IsModerator ? null : standing.IsMember ? Problem.NotAllowed : Problem.SignIn;

    /// <summary>Why the actor may not note about, warn, mute, suspend or ban somebody, or take that back: moderators do, and only to people below their own level; an admin also to another admin, who may have gone astray.</summary>
    public static Problem? MayNotSanction(Standing actor, long accountId, Roles theirs) =>
        actor.MayNotWrite
        ?? (!actor.IsModerator ? Problem.NotAllowed
            : actor.AccountId == accountId || (StandingRules.Level(theirs) >= StandingRules.Level(actor.Roles) && !actor.IsAdmin) ? NotBelow
            : null);

    /// <summary>Why somebody may not answer what was decided about them, or null: whoever has the account may, suspended and banned too.</summary>
    public static Problem? MayNotAnswer(Standing standing) => standing.AccountId is null ? Problem.SignIn : standing.Scopes.HasFlag(Scopes.Write) ? null : Problem.NotAllowed;

    /// <summary>What cannot be taken about a duration, or null: mutes and suspensions have one, which ends later than it begins; others have none.</summary>
    public static Problem? CheckUntil(SanctionKind kind, DateTime? until, DateTime now) => (Lasts(kind), until) switch
    {
        (true, null) => Problem.Invalid<SanctionText>("until", "UntilNeeded"),
        (true, { } end) => end <= now ? Problem.Invalid<SanctionText>("until", "PastTime") : end > now + Longest ? Problem.Invalid<SanctionText>("until", "TooFar") : null,
        (false, not null) => Problem.Invalid<SanctionText>("until", "NoUntil"),
        _ => null,
    };

    /// <summary>Whether a kind ends by itself.</summary>
    public static bool Lasts(SanctionKind kind) => kind is SanctionKind.Mute or SanctionKind.Suspension;

    /// <summary>Whether the person is told of it, and what they can appeal.</summary>
    public static bool IsTold(SanctionKind kind) => kind != SanctionKind.Note;

    /// <summary>Whether it takes all roles away while it lasts.</summary>
    public static bool ShutsOut(SanctionKind kind) => kind is SanctionKind.Suspension or SanctionKind.Ban;

    /// <summary>Which kinds take each other's place: of these one stands at a time.</summary>
    public static IReadOnlyList<SanctionKind> Alike(SanctionKind kind) => kind switch
    {
        SanctionKind.Mute => [SanctionKind.Mute],
        SanctionKind.Suspension or SanctionKind.Ban => [SanctionKind.Suspension, SanctionKind.Ban],
        _ => [],
    };
}
