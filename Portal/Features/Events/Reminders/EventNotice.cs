using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>What those who go to an event are told.</summary>
public enum EventNoticeKind
{
    /// <summary>It takes place soon.</summary>
    Reminder,

    /// <summary>It was called off.</summary>
    Cancelled,

    /// <summary>It takes place at another time.</summary>
    Moved,

    /// <summary>They have a seat now, for which they waited.</summary>
    MovedUp,

    /// <summary>They are to answer questions there.</summary>
    Guest,

    /// <summary>What they asked there was answered.</summary>
    Answered,

    /// <summary>It was called off, and with it those that follow it in its series.</summary>
    SeriesCancelled,

    /// <summary>It takes place at another time, and so do those that follow it in its series.</summary>
    SeriesMoved,

    /// <summary>It takes place at the same time elsewhere: its place is another, or its link.</summary>
    Relocated,

    /// <summary>It takes place elsewhere, and so do those that follow it in its series.</summary>
    SeriesRelocated,
}

/// <summary>One thing that is told of an event, to one person or to all who go: the subject of the notifications that are made of it, so that each is told once.</summary>
public sealed class EventNotice
{
    /// <summary>The first word of the subject that it is.</summary>
    public const string Subject = "event-notice";

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Of which event.</summary>
    public long EventId { get; init; }

    /// <summary>To whom; null for all who go, may come or wait: of a series, to any of the events that are meant.</summary>
    public long? AccountId { get; init; }

    /// <summary>What.</summary>
    public EventNoticeKind Kind { get; init; }

    /// <summary>Who did it, who is not told; null for the portal itself.</summary>
    public long? ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>What all are told once of what was done to one event, or to several of a series: with the first of them that can be seen.</summary>
    internal static EventNotice OfAll(IReadOnlyList<Event> events, EventNoticeKind ofOne, EventNoticeKind ofSeries, long? by, DateTime now)
    {
        var seen = events.Where(e => !e.Hidden).DefaultIfEmpty(events[0]).ToList();
        return new() { EventId = seen[0].Id, Kind = seen.Count > 1 ? ofSeries : ofOne, ById = by, At = now };
    }

    /// <summary>Writes some down and tells of them, inside a deed. Saves what was changed before.</summary>
    internal static async Task Tell(PortalDb db, IReadOnlyList<EventNotice> notices, CancellationToken ct)
    {
        db.AddRange(notices);
        await db.SaveChangesAsync(ct);
        foreach (var notice in notices)
        {
            db.Tell(new EventNoticed(notice.Id));
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<EventNotice>
    {
        public void Configure(EntityTypeBuilder<EventNotice> builder)
        {
            builder.ToTable("EventNotices");
            builder.HasIndex(n => n.EventId);
            builder.HasIndex(n => n.AccountId).HasFilter("\"AccountId\" IS NOT NULL");
            builder.HasOne<Event>().WithMany().HasForeignKey(n => n.EventId);
            builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId);
        }
    }
}
