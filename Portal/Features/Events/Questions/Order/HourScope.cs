using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>Which questions and answers somebody may see, as a part of queries: the same as <see cref="HourSight"/> shows.</summary>
internal static class HourScope
{
    /// <summary>
    /// Those at events that they may see; what is hidden, taken back or put aside, and what answers it, for who moderates the event's place; who wrote it reads what is theirs and was not taken back.
    /// </summary>
    public static IQueryable<HourEntry> SeenBy(this IQueryable<HourEntry> entries, PortalDb db, Standing standing)
    {
        var (all, clubs, me, events) = (standing.IsModerator, standing.Places.Clubs, standing.AccountId ?? 0, db.Set<Event>().SeenBy(db, standing));
        return entries.Where(x => events.Any(e => e.Id == x.EventId
            && (all || (e.GroupId != null && clubs.Contains(e.GroupId.Value))
                || (x.DeletedAt == null && (x.AuthorId == me || (!x.Hidden && x.State != QuestionState.Declined && x.State != QuestionState.Merged
                    && (x.QuestionId == null || db.Set<HourEntry>().Any(q => q.Id == x.QuestionId && !q.Hidden && q.DeletedAt == null))))))));
    }

    /// <summary>Those that stand for everybody who may see the event.</summary>
    public static IQueryable<HourEntry> ThatStand(this IQueryable<HourEntry> entries, PortalDb db) => entries.Where(x =>
        !x.Hidden && x.DeletedAt == null && x.State != QuestionState.Declined && x.State != QuestionState.Merged
        && (x.QuestionId == null || db.Set<HourEntry>().Any(q => q.Id == x.QuestionId && !q.Hidden && q.DeletedAt == null)));
}
