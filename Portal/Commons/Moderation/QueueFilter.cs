using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Whose cases.</summary>
public enum QueueOwner
{
    /// <summary>Those that the reader owns or is on.</summary>
    Mine,

    /// <summary>Those that nobody owns and nobody is on.</summary>
    Nobody,
}

/// <summary>Which cases are wanted.</summary>
/// <param name="State">Open ones, most urgent first, or closed ones, newest first.</param>
/// <param name="Reason">Only those that have been flagged for this.</param>
/// <param name="Kind">Only this kind of work.</param>
/// <param name="Owner">Whose; null for all.</param>
/// <param name="Place">Only what stands there, as <c>category:3</c>.</param>
/// <param name="AuthorId">Only what this account wrote.</param>
public sealed record QueueFilter(
    CaseState State = CaseState.Open, FlagReason? Reason = null, CaseKind? Kind = null, QueueOwner? Owner = null, Subject? Place = null, long? AuthorId = null)
{
    /// <summary>The cases, as far as somebody may see them, in no order.</summary>
    internal IQueryable<Case> Of(PortalDb db, Standing standing, IReadOnlyList<CaseKind> kinds, DateTime now)
    {
        var cases = db.Set<Case>().SeenBy(standing).Where(c => c.State == State && c.Kind != CaseKind.Chat); // the very words of the index that has no chats
        cases = Kind is { } kind ? cases.Where(c => c.Kind == kind) : cases.Where(c => kinds.Contains(c.Kind));
        cases = Reason is { } reason ? cases.Where(c => db.Set<Flag>().Any(f => f.CaseId == c.Id && f.Reason == reason)) : cases;
        cases = Place?.ToString() is { } place ? cases.Where(c => c.Place == place) : cases;
        cases = AuthorId is { } author ? cases.Where(c => db.Set<Evidence>().Any(e => e.CaseId == c.Id && e.AuthorId == author)) : cases;
        var me = standing.AccountId;
        return Owner switch
        {
            QueueOwner.Mine => cases.Where(c => c.AssigneeId == me || (c.ClaimedById == me && c.ClaimedUntil > now)),
            QueueOwner.Nobody => cases.Where(c => c.AssigneeId == null && (c.ClaimedById == null || c.ClaimedUntil <= now)),
            _ => cases,
        };
    }

    /// <summary>In the order of the list, from a place on.</summary>
    internal IQueryable<Case> InOrder(IQueryable<Case> cases, QueueCursor from) =>
        State == CaseState.Open
            ? cases.Where(c => c.Weight < from.Weight || (c.Weight == from.Weight && (c.OpenedAt > from.At || (c.OpenedAt == from.At && c.Id > from.Id))))
                .OrderByDescending(c => c.Weight).ThenBy(c => c.OpenedAt).ThenBy(c => c.Id)
            : from.IsStart ? cases.OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.Id)
            : cases.Where(c => c.ClosedAt < from.At || (c.ClosedAt == from.At && c.Id < from.Id)).OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.Id);
}
