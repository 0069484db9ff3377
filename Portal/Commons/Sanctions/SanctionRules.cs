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

    /// <summary>What was decided about people that somebody may know of: moderators all, who moderates some places what is about these alone.</summary>
    public static IQueryable<Sanction> SeenBy(this IQueryable<Sanction> sanctions, Standing standing)
    {
        var places = standing.Places.Words;
        return standing.IsModerator ? sanctions : sanctions.Where(s => places.Contains(s.Place));
    }

    /// <summary>Why this person decides about nobody at a place, or, without one, in the whole portal; null where they do.</summary>
    public static Problem? MayNotDecideAt(Standing standing, Subject? place) =>
        standing.MayNotWrite
        ?? (standing.Moderates(place) ? null
            : standing.Places.Any ? Problem.Refused<SanctionText>("OnlyAtYourPlaces")
            : MayNotSee(standing));

    /// <summary>
    /// Why the actor may not note about, warn, mute, suspend or ban somebody, or take that back: moderators do, or of what is about one place alone who moderates it, and only to people below their
    /// own level; an admin also to another admin, who may have gone astray.
    /// </summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="accountId">About whom.</param>
    /// <param name="level">That person's level at that place: <see cref="StandingRules.LevelOf(Roles, bool)"/>.</param>
    /// <param name="place">The place that it is about alone; null for the whole portal.</param>
    public static Problem? MayNotSanction(Standing actor, long accountId, int level, Subject? place = null) =>
        MayNotDecideAt(actor, place)
        ?? (actor.AccountId == accountId || (level >= StandingRules.LevelOf(actor, place) && !actor.IsAdmin) ? NotBelow : null);

    /// <summary>Why a kind cannot be about one place alone, or null: who is suspended or banned is so everywhere.</summary>
    public static Problem? CheckPlace(SanctionKind kind, Subject? place) => place is not null && ShutsOut(kind) ? Problem.Invalid<SanctionText>("place", "NotForOnePlace") : null;

    /// <summary>What cannot be said of its points, or null: a warning's are said with it, those of other kinds are the scale's.</summary>
    public static Problem? CheckPoints(SanctionKind kind, int? points, int? days) =>
        points is null && days is null ? null
        : kind != SanctionKind.Warning ? Problem.Invalid<SanctionText>(points is null ? "pointDays" : "points", "PointsOfWarnings")
        : SanctionScale.Check(points, days);

    /// <summary>What cannot be taken of a note beside it, or null: a note itself has none, as all of it is for colleagues.</summary>
    public static Problem? CheckStaffNote(SanctionKind kind, string? note) =>
        note is { Length: > 0 } && !IsTold(kind) ? Problem.Invalid<SanctionText>("staffNote", "NoteOfNote") : Bounds.Check("staffNote", note, Sanction.MostReason, min: 0);

    /// <summary>Why somebody may not answer what was decided about them, or null: whoever has the account may, suspended and banned too.</summary>
    public static Problem? MayNotAnswer(Standing standing) => standing.AccountId is null ? Problem.SignIn : standing.Scopes.HasFlag(Scopes.Write) ? null : Problem.NotAllowed;

    /// <summary>What cannot be taken about a duration, or null: approvals, mutes and suspensions have one, which ends later than it begins; others have none.</summary>
    public static Problem? CheckUntil(SanctionKind kind, DateTime? until, DateTime now) => (Lasts(kind), until) switch
    {
        (true, null) => Problem.Invalid<SanctionText>("until", "UntilNeeded"),
        (true, { } end) => end <= now ? Problem.Invalid<SanctionText>("until", "PastTime") : end > now + Longest ? Problem.Invalid<SanctionText>("until", "TooFar") : null,
        (false, not null) => Problem.Invalid<SanctionText>("until", "NoUntil"),
        _ => null,
    };

    /// <summary>Whether a kind ends by itself.</summary>
    public static bool Lasts(SanctionKind kind) => kind is SanctionKind.Approval or SanctionKind.Mute or SanctionKind.Suspension;

    /// <summary>Whether the person is told of it, and what they can appeal.</summary>
    public static bool IsTold(SanctionKind kind) => kind != SanctionKind.Note;

    /// <summary>Whether it takes all roles away while it lasts.</summary>
    public static bool ShutsOut(SanctionKind kind) => kind is SanctionKind.Suspension or SanctionKind.Ban;

    /// <summary>Which kinds take each other's place where somebody decides: of these one stands then. What follows by itself stands beside it.</summary>
    public static IReadOnlyList<SanctionKind> Alike(SanctionKind kind) => kind switch
    {
        SanctionKind.Approval or SanctionKind.Mute => [kind],
        SanctionKind.Suspension or SanctionKind.Ban => [SanctionKind.Suspension, SanctionKind.Ban],
        _ => [],
    };
}
