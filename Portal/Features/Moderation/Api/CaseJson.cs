using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Moderation;

/// <summary>A case of flags, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">What kind of work: <c>flag</c>, <c>approval</c>, <c>appeal</c> or <c>question</c>.</param>
/// <param name="PostId">The post that was flagged.</param>
/// <param name="ChatId">The chat, where a case is about one.</param>
/// <param name="MessageId">The direct message, where one was reported.</param>
/// <param name="RoomMessageId">The message in a room, where one was reported.</param>
/// <param name="State">Open or closed.</param>
/// <param name="Outcome">How it ended: <c>hidden</c>, <c>agreed</c>, <c>disagreed</c> or <c>ignored</c>.</param>
/// <param name="ClaimedBy">Who is on it, or null.</param>
/// <param name="ClaimedUntil">When that claim lapses.</param>
/// <param name="Version">Grows with every claim, release and decision.</param>
/// <param name="Weight">How urgent.</param>
/// <param name="OpenedAt">When it was flagged first.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Title">The title of the topic, the name of the room; empty for a direct message that stands in no titled group.</param>
/// <param name="Url">Where the post stands, or null where it is gone.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Html">The text as it was flagged, safe to show.</param>
/// <param name="Edited">True when it has been changed since.</param>
/// <param name="Hidden">True while it is hidden.</param>
/// <param name="FlagCount">How many flags.</param>
/// <param name="Flags">The first of them.</param>
/// <param name="Before">What was said before a direct message, in order; empty for a post.</param>
public sealed record CaseJson(
    long Id,
    CaseKind Kind,
    long? PostId,
    long? ChatId,
    long? MessageId,
    long? RoomMessageId,
    CaseState State,
    string? Outcome,
    AuthorJson? ClaimedBy,
    DateTime? ClaimedUntil,
    int Version,
    int Weight,
    DateTime OpenedAt,
    DateTime? ClosedAt,
    string Title,
    string? Url,
    AuthorJson Author,
    string Html,
    bool Edited,
    bool Hidden,
    int FlagCount,
    IReadOnlyList<FlagJson> Flags,
    IReadOnlyList<SaidBeforeJson> Before)
{
    internal static CaseJson Of(QueuedCase it) => new(
        it.Id, it.Kind, IdOf(it.Subject, "post"), IdOf(it.Subject, "chat"), IdOf(it.Subject, "message"), IdOf(it.Subject, "room-message"), it.State, it.Outcome,
        it.Claim is { } claim ? AuthorJson.Of(claim.By) : null, it.Claim?.Until, it.Version, it.Weight, it.OpenedAt, it.ClosedAt,
        it.Evidence.Title, it.Now?.Url is { Length: > 0 } url ? url : null, AuthorJson.Of(it.Evidence.Author), it.Evidence.Html.Value, it.Edited, it.Now?.Hidden == true,
        it.FlagCount, [.. it.Flags.Select(f => new FlagJson(f.Id, AuthorJson.Of(f.Reporter), f.Reason, f.Note, f.At))],
        [.. it.Evidence.Before.Select(b => new SaidBeforeJson(b.Subject.Id, AuthorJson.Of(b.Author), b.Html.Value, b.At))]);

    private static long? IdOf(Subject subject, string kind) => subject.Kind == kind ? subject.Id : null;
}

/// <summary>A flag, in answers of the API.</summary>
public sealed record FlagJson(long Id, AuthorJson Reporter, FlagReason Reason, string? Note, DateTime At);

/// <summary>What was said before a reported message, in answers of the API.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Html">The text, safe to show; empty once its author's account is erased.</param>
/// <param name="At">When.</param>
public sealed record SaidBeforeJson(long MessageId, AuthorJson Author, string Html, DateTime At);

/// <summary>What flags a post.</summary>
/// <param name="Reason">spam, abuse, off-topic, personal-data or other.</param>
/// <param name="Note">What the moderators should know, at most 1,000 characters.</param>
public sealed record FlagBody(string? Reason, string? Note = null);

/// <summary>The flag that was made.</summary>
public sealed record FlagMade(long Id, long PostId, string Reason);

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
/// <param name="Note">For the log, at most 2,000 characters.</param>
/// <param name="Version">The version of the case that was looked at.</param>
public sealed record AgreeBody(AgreeAction? Action = null, string? Note = null, int? Version = null);

/// <summary>What goes with another decision.</summary>
/// <param name="Note">For the log, at most 2,000 characters.</param>
/// <param name="Version">The version of the case that was looked at.</param>
public sealed record DecisionBody(string? Note = null, int? Version = null);
