using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Sanctions;

namespace Portal.Features.Moderation;

/// <summary>What flags something.</summary>
/// <param name="Reason">A code: spam, abuse, off-topic, personal-data, other, or one that the admins added.</param>
/// <param name="Note">What the moderators should know, at most 1,000 characters; needed for some reasons.</param>
public sealed record FlagBody(string? Reason, string? Note = null);

/// <summary>What flags anything.</summary>
/// <param name="Subject">What is flagged, as <c>account:5</c>.</param>
/// <param name="Reason">A code, as for a post.</param>
/// <param name="Note">What the moderators should know, at most 1,000 characters; needed for some reasons.</param>
public sealed record FlagThingBody(string? Subject, string? Reason, string? Note = null);

/// <summary>The flag that was made.</summary>
public sealed record FlagMade(long Id, long PostId, string Reason);

/// <summary>The flag that was made on anything.</summary>
public sealed record ThingFlagged(long Id, string Subject, string Reason);

/// <summary>What is done with a thing whose flags were right.</summary>
public enum AgreeAction
{
    /// <summary>It is hidden.</summary>
    Hide,

    /// <summary>It stays.</summary>
    None,
}

/// <summary>What agrees with the flags.</summary>
/// <param name="Action">hide or none.</param>
/// <param name="Note">Why: for the log, and told to who wrote it and who flagged it. At most 2,000 characters.</param>
/// <param name="Version">The version of the case that was looked at.</param>
/// <param name="Stamp">The stamp of the text, and of its title, that was looked at.</param>
public sealed record AgreeBody(AgreeAction? Action = null, string? Note = null, int? Version = null, string? Stamp = null);

/// <summary>What goes with another decision.</summary>
/// <param name="Note">Why: for the log, and told to those concerned. At most 2,000 characters.</param>
/// <param name="Version">The version of the case that was looked at.</param>
/// <param name="Stamp">The stamp of the text, and of its title, that was looked at.</param>
public sealed record DecisionBody(string? Note = null, int? Version = null, string? Stamp = null);

/// <summary>A decision on a case of any kind.</summary>
/// <param name="Outcome">One of the case's outcomes.</param>
/// <param name="Note">Why: for the log, and told to those concerned. At most 2,000 characters. Needed for an appeal, and for what is not published though nothing was found against it.</param>
/// <param name="Version">The version of the case that was looked at.</param>
/// <param name="Stamp">The stamp of the text, and of its title, that was looked at.</param>
public sealed record DecideBody(Outcome? Outcome = null, string? Note = null, int? Version = null, string? Stamp = null);

/// <summary>Why a decision is taken back.</summary>
/// <param name="Note">Needed where somebody else took it. At most 2,000 characters.</param>
public sealed record UndoBody(string? Note = null);

/// <summary>Whose a case shall be.</summary>
/// <param name="OwnerId">The account; null for nobody.</param>
/// <param name="Note">A word for them, at most 2,000 characters.</param>
public sealed record AssignBody(long? OwnerId = null, string? Note = null);

/// <summary>A decision on many cases: on those named, or on all open ones like one of them. One of the three ways.</summary>
/// <param name="Cases">These, at most 500.</param>
/// <param name="SameAuthorAs">All of this case's kind about what its author wrote.</param>
/// <param name="SameTextAs">All of this case's kind about the very same text.</param>
/// <param name="Outcome">The outcome for each.</param>
/// <param name="Note">Why, as for one.</param>
/// <param name="Sanction">What is decided about those who wrote what is decided on; null for nothing.</param>
public sealed record DecideManyBody(IReadOnlyList<SeenCase>? Cases = null, long? SameAuthorAs = null, long? SameTextAs = null, Outcome? Outcome = null, string? Note = null, WaveSanctionBody? Sanction = null);

/// <summary>A suspension or a ban for all who wrote what is decided on.</summary>
/// <param name="Kind"><c>suspension</c> or <c>ban</c>.</param>
/// <param name="Reason">Why, as each is told, at most 2,000 characters; filled in as for one. Without it, <paramref name="Template"/>.</param>
/// <param name="Template">The id of a worded reason for that kind, which each reads in their own language.</param>
/// <param name="Until">Until when, for suspensions.</param>
public sealed record WaveSanctionBody(SanctionKind? Kind = null, string? Reason = null, long? Template = null, DateTimeOffset? Until = null);

/// <summary>Decisions to take back.</summary>
/// <param name="Cases">The cases, at most 500.</param>
/// <param name="Note">Needed where somebody else took one of them.</param>
/// <param name="Sanctions">What was decided about their writers with them, to take back, too; at most 500.</param>
public sealed record UndoManyBody(IReadOnlyList<long>? Cases = null, string? Note = null, IReadOnlyList<long>? Sanctions = null);

/// <summary>What became of many cases.</summary>
/// <param name="Items">Each of them.</param>
/// <param name="Done">How many were done.</param>
/// <param name="More">True where more are left than can be done at once: the same again takes the next.</param>
/// <param name="Writers">Those who wrote it, where something was to be decided about them, or taken back: each with what became of it.</param>
public sealed record ManyDoneJson(IReadOnlyList<DoneCaseJson> Items, int Done, bool More, IReadOnlyList<WriterDoneJson> Writers)
{
    internal static ManyDoneJson Of(WaveDone wave) => new(
        [.. wave.Cases.Items.Select(i => new DoneCaseJson(i.Id, i.Problem is null, i.Problem?.Code, i.Problem?.Sentence))], wave.Cases.Done.Count, wave.Cases.More,
        [.. wave.Writers.Select(w => new WriterDoneJson(AuthorJson.Of(w.Person), w.SanctionId, w.Problem is null, w.Problem?.Code, w.Problem?.Sentence))]);
}

/// <summary>What became of one who wrote a part of it.</summary>
/// <param name="Person">Who.</param>
/// <param name="SanctionId">What was decided about them, or taken back; null where they were left out.</param>
/// <param name="Done">True where it was done.</param>
/// <param name="Code">Why not, as a stable word.</param>
/// <param name="Detail">Why not, in words.</param>
public sealed record WriterDoneJson(AuthorJson Person, long? SanctionId, bool Done, string? Code, string? Detail);

/// <summary>What became of one of many.</summary>
/// <param name="Id">The case.</param>
/// <param name="Done">True where it was done.</param>
/// <param name="Code">Why not, as a stable word.</param>
/// <param name="Detail">Why not, in words.</param>
public sealed record DoneCaseJson(long Id, bool Done, string? Code, string? Detail);
