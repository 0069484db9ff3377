using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Sanctions;

namespace Portal.Features.Moderation;

/// <summary>What is decided about a person.</summary>
/// <param name="Kind"><c>note</c>, <c>warning</c>, <c>approval</c> (what they write waits for a moderator), <c>mute</c>, <c>suspension</c> or <c>ban</c>.</param>
/// <param name="Reason">Why, as the person is told in their language, at most 2,000 characters; of a note what it says. <c>{name}</c>, <c>{place}</c>, <c>{until}</c> and <c>{rules}</c> are filled in.</param>
/// <param name="Until">Until when, for approvals, mutes and suspensions; others have no end.</param>
/// <param name="CaseId">The case that led to it.</param>
/// <param name="Seen">The id of the newest sanction that the caller has seen, 0 for none: where there is a newer one, 409. Without it nothing takes another's place: 409 where one of the kind stands.</param>
/// <param name="Place">The place that it is about alone, <c>category:5</c> or <c>club:7</c>: there a mute keeps from writing. Without it, it is about the whole portal. Nobody is suspended or banned from one place.</param>
/// <param name="Subject">The thing that led to it, as <c>post:12</c>, where there is no case: <c>{place}</c> names where that stands, and the log has it.</param>
/// <param name="Points">What a warning counts, 0 to 10; without it 1. Other kinds count what the scale says.</param>
/// <param name="PointDays">For how many days it does, at most 1,830; 0 for good. Without it half a year.</param>
/// <param name="StaffNote">What moderators alone read beside it, at most 2,000 characters; of a note nothing.</param>
public sealed record SanctionBody(
    SanctionKind? Kind, string? Reason, DateTimeOffset? Until = null, long? CaseId = null, long? Seen = null, string? Place = null, int? Points = null, int? PointDays = null, string? StaffNote = null, string? Subject = null);

/// <summary>Why something is taken back.</summary>
/// <param name="Reason">As the person is told, at most 2,000 characters.</param>
public sealed record RevokeBody(string? Reason);

/// <summary>Why all that stands of somebody is hidden.</summary>
/// <param name="Note">As the person is told, and for the log; needed, at most 2,000 characters.</param>
public sealed record HideAllBody(string? Note);

/// <summary>What became of all that stood of somebody.</summary>
/// <param name="Items">Each of them, newest first.</param>
/// <param name="Done">How many are hidden.</param>
/// <param name="More">True where there is more than can be hidden at once: the same again takes the next, as many as are left after those that were refused, which come first again.</param>
public sealed record AllHiddenJson(IReadOnlyList<HiddenThingJson> Items, int Done, bool More)
{
    internal static AllHiddenJson Of(AllHidden all) =>
        new([.. all.Items.Select(i => new HiddenThingJson(i.Thing.ToString(), i.CaseId, i.Problem is null, i.Problem?.Code, i.Problem?.Sentence))], all.Hidden, all.More);
}

/// <summary>What became of one of them.</summary>
/// <param name="Subject">What, as <c>post:12</c>.</param>
/// <param name="CaseId">The case by which it was hidden; null where it was left, or had been hidden meanwhile.</param>
/// <param name="Done">True where it is hidden.</param>
/// <param name="Code">Why not, as a stable word.</param>
/// <param name="Detail">Why not, in words.</param>
public sealed record HiddenThingJson(string Subject, long? CaseId, bool Done, string? Code, string? Detail);

/// <summary>What was decided about a person, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="By">Who decided; null for the portal itself.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Until when; null for good, and for what has no duration.</param>
/// <param name="CaseId">The case that led to it.</param>
/// <param name="Subject">The thing that led to it, as <c>post:12</c>.</param>
/// <param name="Binds">Whether it takes something away now.</param>
/// <param name="AcknowledgedAt">When the person said that they have read it; of warnings.</param>
/// <param name="RevokedAt">When it was taken back or replaced.</param>
/// <param name="RevokedBy">By whom.</param>
/// <param name="RevokedReason">Why; null where another one took its place.</param>
/// <param name="Place">The place that it is about alone, as <c>category:5</c>; null for the whole portal.</param>
/// <param name="Points">What it counts, while it was not taken back or replaced.</param>
/// <param name="PointsUntil">When that stops counting; null where it counts for good, or nothing.</param>
/// <param name="FollowsId">The warning from which it followed by itself, by the scale; null for what somebody decided.</param>
/// <param name="StaffNote">What moderators alone read beside it, or null.</param>
public sealed record SanctionJson(
    long Id, SanctionKind Kind, AuthorJson? By, DateTime At, string Reason, DateTime? Until, long? CaseId, string? Subject, bool Binds, DateTime? AcknowledgedAt, DateTime? RevokedAt, AuthorJson? RevokedBy, string? RevokedReason, string? Place,
    int Points, DateTime? PointsUntil, long? FollowsId, string? StaffNote)
{
    internal static SanctionJson Of(SanctionView view) => new(
        view.It.Id, view.It.Kind, Author(view.By), view.It.At, view.It.Reason, view.It.Until, view.It.CaseId, view.It.Subject, view.Binds, view.It.AcknowledgedAt, view.It.RevokedAt, Author(view.RevokedBy), view.It.RevokedReason, view.It.Place,
        view.It.Points, view.It.PointsUntil, view.It.FollowsId, view.It.StaffNote);

    internal static AuthorJson? Author(PersonView? person) => person is null ? null : AuthorJson.Of(person);
}

/// <summary>A line of somebody's time line, in answers of the API.</summary>
/// <param name="Kind">What it tells of.</param>
/// <param name="At">When.</param>
/// <param name="Text">What happened, in the caller's language.</param>
/// <param name="Detail">The words that belong to it.</param>
/// <param name="By">Who did it.</param>
/// <param name="StaffNote">What moderators alone read beside a sanction, or null.</param>
public sealed record HistoryLineJson(HistoryKind Kind, DateTime At, string Text, string? Detail, AuthorJson? By, string? StaffNote)
{
    internal static HistoryLineJson Of(HistoryLine line) => new(line.It.Kind, line.It.At, line.It.Text, line.It.Detail, SanctionJson.Author(line.By), line.It.Sanction?.StaffNote);
}

/// <summary>A worded reason, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Words">The words, in the person's language.</param>
/// <param name="Points">What a warning with it is to count; null for what warnings count. It is sent with the warning.</param>
/// <param name="PointDays">For how many days, 0 for good; null for half a year.</param>
public sealed record ReasonJson(long Id, ReasonUse Use, string Name, string Words, int? Points, int? PointDays);

/// <summary>What was decided about the caller, in answers of the API.</summary>
/// <param name="Items">The decisions, newest first.</param>
/// <param name="Next">The cursor that fetches what follows, or null at the end.</param>
/// <param name="Points">What all of them, not only these, count now on the whole portal's scale; what is about one place alone does not.</param>
public sealed record MyStandingJson(IReadOnlyList<MyDecisionJson> Items, string? Next, int Points);

/// <summary>Something that was decided about the caller, in answers of the API.</summary>
/// <param name="SanctionId">The sanction, where it is one.</param>
/// <param name="CaseId">The case, where something of theirs was hidden or not let through.</param>
/// <param name="Kind">What kind of sanction; null where something of theirs was taken from view.</param>
/// <param name="Outcome"><c>hidden</c> or <c>rejected</c>, where something of theirs was taken from view.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; where who decided said nothing, the reasons of the flags, or what was found.</param>
/// <param name="Until">Until when.</param>
/// <param name="Binds">Whether it takes something from them now.</param>
/// <param name="AcknowledgedAt">When they said that they have read it.</param>
/// <param name="EndedAt">When it was taken back or replaced.</param>
/// <param name="EndedReason">Why.</param>
/// <param name="Title">Where the thing stood.</param>
/// <param name="Html">The thing as it stood, safe to show; empty for a sanction.</param>
/// <param name="Appeal">The caller's appeal, or null.</param>
/// <param name="MayAppeal">Whether the caller can appeal it.</param>
/// <param name="Place">The place that it is about alone, as <c>category:5</c>; null for the whole portal.</param>
/// <param name="BarId">The ban from a club or the mute in a room, where it is one.</param>
/// <param name="Points">What it counts now; 0 where it counts nothing, or no more.</param>
/// <param name="PointsUntil">When that stops counting; null where it counts for good, or nothing.</param>
public sealed record MyDecisionJson(
    long? SanctionId, long? CaseId, SanctionKind? Kind, Outcome? Outcome, DateTime At, string Reason, DateTime? Until, bool Binds, DateTime? AcknowledgedAt, DateTime? EndedAt, string? EndedReason, string Title, string Html, AppealJson? Appeal, bool MayAppeal, string? Place, long? BarId,
    int Points, DateTime? PointsUntil)
{
    internal static MyDecisionJson Of(DecisionOnMe it) => new(
        it.Decision.Kind == "sanction" ? it.Decision.Id : null, it.Decision.Kind == "case" ? it.Decision.Id : null, it.Kind, it.Outcome, it.At, it.Reason, it.Until, it.Binds, it.AcknowledgedAt, it.EndedAt, it.EndedReason,
        it.Title, it.Html.Value, it.Appeal is { } appeal ? AppealJson.Of(appeal) : null, it.MayAppeal, it.Place?.ToString(), it.Decision.Kind == Bars.Kind ? it.Decision.Id : null, it.Points, it.PointsUntil);
}

/// <summary>What the caller appeals, and why.</summary>
/// <param name="SanctionId">The sanction; either this, a case or a bar.</param>
/// <param name="CaseId">The case by which something of theirs was hidden or not let through.</param>
/// <param name="Text">Why it was wrong, at most 4,000 characters.</param>
/// <param name="BarId">The ban from a club or the mute in a room.</param>
public sealed record AppealBody(long? SanctionId = null, long? CaseId = null, string? Text = null, long? BarId = null);

/// <summary>An appeal, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="SanctionId">The sanction that is appealed, or null.</param>
/// <param name="CaseId">The case that is appealed, or null.</param>
/// <param name="Text">The caller's words.</param>
/// <param name="At">When it was filed.</param>
/// <param name="Outcome"><c>upheld</c> or <c>overturned</c>; null while nobody has decided.</param>
/// <param name="Answer">Why.</param>
/// <param name="DecidedAt">When that was.</param>
/// <param name="Place">The place that the decision is about alone, as <c>category:5</c>; null for the whole portal.</param>
/// <param name="BarId">The ban from a club or the mute in a room that is appealed, or null.</param>
public sealed record AppealJson(long Id, long? SanctionId, long? CaseId, string Text, DateTime At, Outcome? Outcome, string? Answer, DateTime? DecidedAt, string? Place, long? BarId)
{
    internal static AppealJson Of(AppealView it) => new(
        it.Id, it.Decision.Kind == "sanction" ? it.Decision.Id : null, it.Decision.Kind == "case" ? it.Decision.Id : null, it.Text, it.At, it.Outcome, it.Answer, it.DecidedAt, it.Place?.ToString(), it.Decision.Kind == Bars.Kind ? it.Decision.Id : null);
}
