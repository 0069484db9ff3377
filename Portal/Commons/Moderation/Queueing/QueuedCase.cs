using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Markup;

namespace Portal.Commons.Moderation;

/// <summary>A flag as moderators read it.</summary>
/// <param name="Id">The flag.</param>
/// <param name="Reporter">Who raised it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">What they added.</param>
/// <param name="At">When.</param>
/// <param name="Weight">How much it added to the case.</param>
/// <param name="Record">How right they had been before.</param>
/// <param name="ByNewcomer">True where nobody knew them yet.</param>
public sealed record FlagView(long Id, PersonView Reporter, FlagReason Reason, string? Note, DateTime At, int Weight, FlaggerRecord Record, bool ByNewcomer);

/// <summary>Who is on a case, and until when if they do nothing more.</summary>
public sealed record ClaimView(PersonView By, DateTime Until);

/// <summary>A line of a case's history.</summary>
public sealed record CaseEventView(long Id, PersonView? By, CaseDeed What, string? Text, DateTime At);

/// <summary>A thing as it stood when it was flagged last.</summary>
/// <param name="Author">Who had written it.</param>
/// <param name="Title">The title of the place; empty for one without.</param>
/// <param name="Html">The text.</param>
/// <param name="At">When it was flagged.</param>
/// <param name="Before">What was said before it, where that was kept, in order.</param>
public sealed record EvidenceView(PersonView Author, string Title, SafeHtml Html, DateTime At, IReadOnlyList<SaidBefore> Before)
{
    /// <summary>How it stood before that, where it was changed between two flags: the first of it, in order.</summary>
    public IReadOnlyList<EarlierEvidence> Earlier { get; init; } = [];
}

/// <summary>How a thing stood when it was flagged earlier.</summary>
/// <param name="Id">The evidence.</param>
/// <param name="Title">The title then.</param>
/// <param name="Html">The text then.</param>
/// <param name="At">When it was flagged.</param>
public sealed record EarlierEvidence(long Id, string Title, SafeHtml Html, DateTime At);

/// <summary>The last decision on a case.</summary>
/// <param name="By">Who took it; null for the portal itself.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">What it was.</param>
/// <param name="Reason">Why, in their words; may be empty.</param>
public sealed record DecisionView(PersonView? By, DateTime At, Outcome Outcome, string Reason);

/// <summary>A case with all that is needed to decide it.</summary>
/// <param name="Id">The case.</param>
/// <param name="Kind">What kind of work.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Place">Where that stands, as <c>category:3</c>; null where nowhere.</param>
/// <param name="State">Open or closed.</param>
/// <param name="Outcome">How it ended, or null.</param>
/// <param name="Version">What a decision names.</param>
/// <param name="Weight">How urgent.</param>
/// <param name="OpenedAt">When it was flagged first, held back, or asked.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Claim">Who is on it.</param>
/// <param name="Owner">Whose it is until it is handed over; null while it is nobody's.</param>
/// <param name="Evidence">How the thing stood.</param>
/// <param name="Now">How it stands now; null where it is no longer there.</param>
/// <param name="FlagCount">How many flags.</param>
/// <param name="Flags">The first of them.</param>
/// <param name="History">The newest lines, oldest first.</param>
/// <param name="Words">What its card shows beyond that.</param>
/// <param name="Outcomes">What can be decided, in order; none where it is decided elsewhere.</param>
/// <param name="Decision">The last decision, where it stands; null while there is none.</param>
/// <param name="Refusal">Why the reader may not decide it, whatever its claim; null where they may.</param>
public sealed record QueuedCase(
    long Id,
    CaseKind Kind,
    Subject Subject,
    Subject? Place,
    CaseState State,
    string? Outcome,
    int Version,
    int Weight,
    DateTime OpenedAt,
    DateTime? ClosedAt,
    ClaimView? Claim,
    PersonView? Owner,
    EvidenceView Evidence,
    ModeratedThing? Now,
    int FlagCount,
    IReadOnlyList<FlagView> Flags,
    IReadOnlyList<CaseEventView> History,
    QueueWords Words,
    IReadOnlyList<Outcome> Outcomes,
    DecisionView? Decision,
    Problem? Refusal)
{
    /// <summary>How the text and its title stand now, for a decision to name; empty where it is gone.</summary>
    public string Stamp => Now?.Stamp ?? "";

    /// <summary>True where the text or its title has been changed since it was flagged.</summary>
    public bool Edited => Now is not null && !Now.Says(Evidence.Title, Evidence.Html.Value);

    /// <summary>What it is called now, where that was changed since it was flagged; otherwise null.</summary>
    public string? Renamed => Now is { OwnsTitle: true } now && now.Title != Evidence.Title ? now.Title : null;
}
