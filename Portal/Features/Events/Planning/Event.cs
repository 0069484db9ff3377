using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>Something that people come together for at a time: of a club, or of the whole portal.</summary>
public sealed class Event : IMarkdownText
{
    /// <summary>The first word of the subject that an event is, and of its live channel.</summary>
    public const string Kind = "event";

    /// <summary>The longest title.</summary>
    public const int MostTitle = 200;

    /// <summary>The longest text.</summary>
    public const int MostBody = 32_000;

    /// <summary>The longest name of a place.</summary>
    public const int MostPlace = 200;

    /// <summary>The longest link.</summary>
    public const int MostLink = 500;

    /// <summary>The longest reason for calling it off.</summary>
    public const int MostReason = 500;

    /// <summary>The most seats that can be counted.</summary>
    public const int MostSeats = 100_000;

    /// <summary>The most guests that one person may bring.</summary>
    public const int MostGuestsEach = 10;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The group whose event it is and whose members reply; null for one of the whole portal.</summary>
    public long? GroupId { get; init; }

    /// <summary>The series that it belongs to: the id of the first event of it; null for one that does not come again.</summary>
    public long? SeriesId { get; set; }

    /// <summary>Who planned it.</summary>
    public long AuthorId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What it is about, in Markdown; may be empty.</summary>
    public required string Body { get; set; }

    /// <summary>The safe HTML of that.</summary>
    public required string Html { get; set; }

    /// <summary>The time zone in which it is planned, by its IANA name. The moments are in UTC, so a change of summer time moves nothing.</summary>
    public required string Zone { get; set; }

    /// <summary>When it begins.</summary>
    public DateTime StartsAt { get; set; }

    /// <summary>When it is over.</summary>
    public DateTime EndsAt { get; set; }

    /// <summary>Where people meet; empty where it has no place.</summary>
    public string Place { get; set; } = "";

    /// <summary>An address with http or https at which it takes place; null for none.</summary>
    public string? Link { get; set; }

    /// <summary>How many may come, guests counted; null for as many as like.</summary>
    public int? Seats { get; set; }

    /// <summary>How many guests each may bring.</summary>
    public int MostGuests { get; set; }

    /// <summary>How many come, guests counted. With the two below kept by <see cref="Seating"/> alone.</summary>
    public int Going { get; set; }

    /// <summary>How many may come.</summary>
    public int Maybe { get; set; }

    /// <summary>How many wait for a seat, guests not counted.</summary>
    public int Waiting { get; set; }

    /// <summary>The place in the waiting list that was given out last.</summary>
    public int LastTurn { get; set; }

    /// <summary>When it was called off; null while it takes place.</summary>
    public DateTime? CancelledAt { get; set; }

    /// <summary>Why, as those who go are told.</summary>
    public string? CancelReason { get; set; }

    /// <summary>True while a moderator has taken it from view, or has not looked at it yet.</summary>
    public bool Hidden { get; set; }

    /// <summary>When it was planned.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it was changed last; null where it never was.</summary>
    public DateTime? EditedAt { get; set; }

    /// <summary>How often it was changed: calendars take over what has a greater number.</summary>
    public int Revision { get; set; }

    /// <summary>The place that it belongs to: its club, or itself.</summary>
    public Subject Home => HomeOf(Id, GroupId);

    /// <summary>The place that an event belongs to.</summary>
    public static Subject HomeOf(long id, long? groupId) => ModeratedPlaces.OfGroup(groupId) ?? new(Kind, id);

    /// <summary>Where it is read.</summary>
    public static string AddressOf(long id) => string.Create(CultureInfo.InvariantCulture, $"/events/{id}");

    /// <summary>It is called off, for good; calendars take that over.</summary>
    public void Cancel(DateTime now, string? reason) => (CancelledAt, CancelReason, EditedAt, Revision) = (now, reason, now, Revision + 1);

    internal sealed class Mapping : IEntityTypeConfiguration<Event>
    {
        public void Configure(EntityTypeBuilder<Event> builder)
        {
            builder.ToTable("Events");
            builder.Ignore(e => e.Home);
            builder.Property(e => e.Title).HasMaxLength(MostTitle);
            builder.Property(e => e.Zone).HasMaxLength(60);
            builder.Property(e => e.Place).HasMaxLength(MostPlace);
            builder.Property(e => e.Link).HasMaxLength(MostLink);
            builder.Property(e => e.CancelReason).HasMaxLength(MostReason);
            builder.HasIndex(e => new { e.GroupId, e.StartsAt, e.Id });
            builder.HasIndex(e => new { e.StartsAt, e.Id });
            builder.HasIndex(e => new { e.SeriesId, e.StartsAt }).HasFilter("\"SeriesId\" IS NOT NULL");
            builder.HasOne<Event>().WithMany().HasForeignKey(e => e.SeriesId);
            builder.HasOne<Group>().WithMany().HasForeignKey(e => e.GroupId);
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AuthorId);
        }
    }
}
