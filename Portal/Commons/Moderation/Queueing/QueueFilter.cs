using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Which cases are wanted.</summary>
/// <param name="State">Open ones, most urgent first, or closed ones, newest first.</param>
/// <param name="Reason">Only those that have been flagged for this.</param>
/// <param name="Kind">Only this kind of work.</param>
/// <param name="Owner">Only those that this account owns or is on; 0 for those that nobody does and nobody is.</param>
/// <param name="Place">Only what stands there, as <c>category:3</c>.</param>
/// <param name="AuthorId">Only what this account wrote.</param>
public sealed record QueueFilter(
    CaseState State = CaseState.Open, FlagReason? Reason = null, CaseKind? Kind = null, long? Owner = null, Subject? Place = null, long? AuthorId = null)
{
    private static readonly string[] Messages = ["message", "chatmessage", "room-message"];
    private static readonly string[] Files = [ModeratedFiles.Word];
    private static readonly string[] Accounts = ["account"];

    /// <summary>Only what is about such things.</summary>
    public QueuedThing? Thing { get; init; }

    /// <summary>Only those on which this account took the decision that stands: closed ones.</summary>
    public long? DecidedBy { get; init; }

    /// <summary>The cases, as far as somebody may see them, in no order.</summary>
    internal IQueryable<Case> Of(PortalDb db, Standing standing, IReadOnlyList<CaseKind> kinds, DateTime now)
    {
        var cases = db.Set<Case>().SeenBy(standing).Where(c => c.State == State && c.Kind != CaseKind.Chat); // the very words of the index that has no chats
        cases = Kind is { } kind ? cases.Where(c => c.Kind == kind) : cases.Where(c => kinds.Contains(c.Kind));
        cases = Reason is { } reason ? cases.Where(c => db.Set<Flag>().Any(f => f.CaseId == c.Id && f.Reason == reason)) : cases;
        cases = Place?.ToString() is { } place ? cases.Where(c => c.Place == place) : cases;
        cases = AuthorId is { } author ? cases.Where(c => db.Set<Evidence>().Any(e => e.CaseId == c.Id && e.AuthorId == author)) : cases;
        cases = DecidedBy is { } decider ? cases.Where(c => db.Set<CaseDecision>().Where(d => d.ById == decider && d.UndoneAt == null).Select(d => d.CaseId).Contains(c.Id)) : cases;
        cases = Thing is { } thing ? About(db, cases, thing) : cases;
        return Owner switch
        {
            null => cases,
            0 => cases.Where(c => c.AssigneeId == null && (c.ClaimedById == null || c.ClaimedUntil <= now)),
            var owner => cases.Where(c => c.AssigneeId == owner || (c.ClaimedById == owner && c.ClaimedUntil > now)),
        };
    }

    /// <summary>
    /// Those about such things. Those that are open are few, and looked through; of the many that are closed the index of subjects says which they are, as the list would else be looked through to its
    /// end where there are hardly any.
    /// </summary>
    private IQueryable<Case> About(PortalDb db, IQueryable<Case> cases, QueuedThing thing)
    {
        var words = thing switch { QueuedThing.Messages => Messages, QueuedThing.Files => Files, _ => Accounts };
        var all = State == CaseState.Open ? db.Set<Case>().Where(c => c.State == CaseState.Open && c.Kind != CaseKind.Chat) : db.Set<Case>();
        var ids = words.Select(word => Ids(all, word)).Aggregate((some, more) => some.Concat(more));
        return cases.Where(c => ids.Contains(c.Id));
    }

    /// <summary>The bounds are for the index: a digit follows the colon, and digits stand before letters in every order that a database may have.</summary>
    private static IQueryable<long> Ids(IQueryable<Case> cases, string word)
    {
        var (first, end, start) = ($"{word}:0", $"{word}:a", $"{word}:");
        return cases.Where(c => string.Compare(c.Subject, first) >= 0 && string.Compare(c.Subject, end) < 0 && c.Subject.StartsWith(start)).Select(c => c.Id);
    }

    /// <summary>In the order of the list, from a place on.</summary>
    internal IQueryable<Case> InOrder(IQueryable<Case> cases, QueueCursor from) =>
        State == CaseState.Open
            ? cases.Where(c => c.Weight < from.Weight || (c.Weight == from.Weight && (c.OpenedAt > from.At || (c.OpenedAt == from.At && c.Id > from.Id))))
                .OrderByDescending(c => c.Weight).ThenBy(c => c.OpenedAt).ThenBy(c => c.Id)
            : from.IsStart ? cases.OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.Id)
            : cases.Where(c => c.ClosedAt < from.At || (c.ClosedAt == from.At && c.Id < from.Id)).OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.Id);
}
