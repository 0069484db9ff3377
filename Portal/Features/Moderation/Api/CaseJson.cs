using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Moderation;

/// <summary>A case of the moderators' queue, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">What kind of work: <c>flag</c>, <c>approval</c>, <c>appeal</c> or <c>question</c>.</param>
/// <param name="Subject">What it is about, as <c>post:12</c>.</param>
/// <param name="Place">Where that stands, as <c>category:3</c>; null where nowhere.</param>
/// <param name="PostId">The post that was flagged.</param>
/// <param name="ChatId">The chat, where a case is about one.</param>
/// <param name="MessageId">The direct message, where one was reported.</param>
/// <param name="RoomMessageId">The message in a room, where one was reported.</param>
/// <param name="State">Open or closed.</param>
/// <param name="Outcome">How it ended, as one of <paramref name="Outcomes"/>.</param>
/// <param name="Outcomes">What can be decided; empty where it is decided elsewhere, at <paramref name="WorkUrl"/>.</param>
/// <param name="WorkUrl">Where it is worked on, where that is not in the queue.</param>
/// <param name="ClaimedBy">Who is on it, or null.</param>
/// <param name="ClaimedUntil">When that claim lapses.</param>
/// <param name="Owner">Whose it is until it is handed over, or null.</param>
/// <param name="Version">Grows with every flag, claim, release and decision.</param>
/// <param name="Stamp">Stands for the text as it is now, and for a title of its own: a decision that names it is refused once either has changed.</param>
/// <param name="Weight">How urgent.</param>
/// <param name="Why">Why it is here, in sentences.</param>
/// <param name="OpenedAt">When it was flagged first, held back, or asked.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Title">The title as it was flagged last: of the topic, the name of the room; empty for a direct message that stands in no titled group.</param>
/// <param name="Url">Where the thing stands, or null where it is gone.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Html">The text as it was flagged last, safe to show.</param>
/// <param name="Earlier">How it stood when it was flagged before, where it was changed in between: the first ten, in order.</param>
/// <param name="Edited">True when it has been changed since.</param>
/// <param name="Hidden">True while it is hidden.</param>
/// <param name="FlagCount">How many flags.</param>
/// <param name="Flags">The first of them.</param>
/// <param name="Before">What was said before a direct message, in order; empty for a post.</param>
/// <param name="Decision">The decision that stands, or null.</param>
/// <param name="Now">The thing as it stands now; null where it is gone, or the caller may not see it.</param>
/// <param name="History">The newest of what has happened to the case, oldest first.</param>
/// <param name="Refusal">Why the caller may not decide it, whatever its claim; null where they may.</param>
public sealed record CaseJson(
    long Id,
    CaseKind Kind,
    string Subject,
    string? Place,
    long? PostId,
    long? ChatId,
    long? MessageId,
    long? RoomMessageId,
    CaseState State,
    string? Outcome,
    IReadOnlyList<Outcome> Outcomes,
    string? WorkUrl,
    AuthorJson? ClaimedBy,
    DateTime? ClaimedUntil,
    AuthorJson? Owner,
    int Version,
    string Stamp,
    int Weight,
    IReadOnlyList<string> Why,
    DateTime OpenedAt,
    DateTime? ClosedAt,
    string Title,
    string? Url,
    AuthorJson Author,
    string Html,
    IReadOnlyList<EarlierEvidenceJson> Earlier,
    bool Edited,
    bool Hidden,
    int FlagCount,
    IReadOnlyList<FlagJson> Flags,
    IReadOnlyList<SaidBeforeJson> Before,
    DecisionJson? Decision,
    CaseNowJson? Now,
    IReadOnlyList<CaseEventJson> History,
    CaseRefusalJson? Refusal)
{
    internal static CaseJson Of(QueuedCase it) => new(
        it.Id, it.Kind, it.Subject.ToString(), it.Place?.ToString(), IdOf(it.Subject, "post"), IdOf(it.Subject, "chat"), IdOf(it.Subject, "message"), IdOf(it.Subject, "room-message"), it.State, it.Outcome,
        it.Outcomes, it.Words.WorkUrl, it.Claim is { } claim ? AuthorJson.Of(claim.By) : null, it.Claim?.Until, it.Owner is { } owner ? AuthorJson.Of(owner) : null, it.Version, it.Stamp, it.Weight, it.Words.Why,
        it.OpenedAt, it.ClosedAt, it.Evidence.Title, it.Now?.Url is { Length: > 0 } url ? url : null, AuthorJson.Of(it.Evidence.Author), it.Evidence.Html.Value,
        [.. it.Evidence.Earlier.Select(e => new EarlierEvidenceJson(e.Title, e.Html.Value, e.At))], it.Edited, it.Now?.Hidden == true,
        it.FlagCount, [.. it.Flags.Select(f => new FlagJson(f.Id, AuthorJson.Of(f.Reporter), f.Reason.ToString(), f.Note, f.At, f.Weight, f.Record.Right, f.Record.Decided, f.ByNewcomer))],
        [.. it.Evidence.Before.Select(b => new SaidBeforeJson(b.Subject.Id, AuthorJson.Of(b.Author), b.Html.Value, b.At))],
        it.Decision is { } last ? new(last.Outcome, last.Reason, last.At, last.By is { } by ? AuthorJson.Of(by) : null) : null,
        it.Now is { } now ? new(now.Title, now.Html.Value, now.Deleted) : null,
        [.. it.History.Select(e => new CaseEventJson(e.Id, e.What, e.Text, e.At, e.By is { } who ? AuthorJson.Of(who) : null))],
        it.Refusal is { } refusal ? new(refusal.Code, refusal.Sentence) : null);

    private static long? IdOf(Subject subject, string kind) => subject.Kind == kind ? subject.Id : null;
}

/// <summary>A flag, in answers of the API.</summary>
/// <param name="Id">The flag.</param>
/// <param name="Reporter">Who raised it.</param>
/// <param name="Reason">The code of the reason.</param>
/// <param name="Note">What they added.</param>
/// <param name="At">When.</param>
/// <param name="Weight">How much it added to the case's weight, by the reason and how right its reporter had been before.</param>
/// <param name="Right">So many of their flags before it had been right.</param>
/// <param name="Decided">Of so many that were decided.</param>
/// <param name="ByNewcomer">True where nobody knew its reporter yet.</param>
public sealed record FlagJson(long Id, AuthorJson Reporter, string Reason, string? Note, DateTime At, int Weight, int Right, int Decided, bool ByNewcomer);

/// <summary>A thing as it stands now, in answers of the API.</summary>
/// <param name="Title">Its title; empty for one without.</param>
/// <param name="Html">The text, safe to show.</param>
/// <param name="Deleted">True where it was deleted.</param>
public sealed record CaseNowJson(string Title, string Html, bool Deleted);

/// <summary>Something that happened to a case, in answers of the API.</summary>
/// <param name="Id">The line.</param>
/// <param name="What">What happened.</param>
/// <param name="Text">The words that belong to it, or null.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it; null for the portal itself.</param>
public sealed record CaseEventJson(long Id, CaseDeed What, string? Text, DateTime At, AuthorJson? By);

/// <summary>Why the caller may not decide a case, in answers of the API.</summary>
/// <param name="Code">A stable word.</param>
/// <param name="Detail">The same in words.</param>
public sealed record CaseRefusalJson(string Code, string Detail);

/// <summary>How a thing stood when it was flagged earlier, in answers of the API.</summary>
/// <param name="Title">Its title then; empty for one without.</param>
/// <param name="Html">The text then, safe to show.</param>
/// <param name="At">When it was flagged.</param>
public sealed record EarlierEvidenceJson(string Title, string Html, DateTime At);

/// <summary>A decision that stands, in answers of the API.</summary>
/// <param name="Outcome">What it was.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="At">When.</param>
/// <param name="By">Who took it; null for the portal itself.</param>
public sealed record DecisionJson(Outcome Outcome, string Reason, DateTime At, AuthorJson? By);

/// <summary>What was said before a reported message, in answers of the API.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Html">The text, safe to show; empty once its author's account is erased.</param>
/// <param name="At">When.</param>
public sealed record SaidBeforeJson(long MessageId, AuthorJson Author, string Html, DateTime At);

/// <summary>A reason for which something can be flagged, in the reader's language.</summary>
/// <param name="Code">What a flag names.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Hint">When it fits.</param>
/// <param name="NoteNeeded">True where a flag for it needs a note.</param>
public sealed record FlagReasonJson(string Code, string Title, string Hint, bool NoteNeeded);
