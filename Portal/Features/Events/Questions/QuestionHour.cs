using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>How far a question hour has come.</summary>
public enum HourPhase
{
    /// <summary>Questions are asked and voted on; nobody answers yet.</summary>
    Collecting,

    /// <summary>It is live: one question after the other is picked, and the guests answer.</summary>
    Open,

    /// <summary>It is over. For some days the guests may still answer.</summary>
    Closed,
}

/// <summary>What who leads an hour did last: whoever decides at the same time is told of it.</summary>
public enum HourDeed
{
    /// <summary>It was set up, or set up otherwise.</summary>
    SetUp,

    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>A question was picked.</summary>
    Picked,

    /// <summary>A question was passed over.</summary>
    Passed,

    /// <summary>A question was declined.</summary>
    Declined,

    /// <summary>A question was merged into another.</summary>
    Merged,

    /// <summary>A question was put back among those that wait.</summary>
    Returned,
}

/// <summary>An event at which guests answer questions that were collected and voted on before.</summary>
public sealed class QuestionHour
{
    /// <summary>For how many days guests go on answering after it where nobody said otherwise.</summary>
    public const int UsualLateDays = 7;

    /// <summary>The longest that guests may go on answering after it, in days.</summary>
    public const int MostLateDays = 60;

    /// <summary>The most questions that an hour takes.</summary>
    public const int MostQuestions = 500;

    /// <summary>The most questions of one member that stand at a time.</summary>
    public const int MostEach = 5;

    /// <summary>The most guests.</summary>
    public const int MostGuests = 20;

    /// <summary>One that nobody closed is over so long after its event.</summary>
    public static readonly TimeSpan Overtime = TimeSpan.FromDays(1);

    /// <summary>The event.</summary>
    public long EventId { get; init; }

    /// <summary>When it was opened; null while questions are collected.</summary>
    public DateTime? OpenedAt { get; set; }

    /// <summary>When it was closed; null until then.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>For how many days the guests may go on answering once it is over.</summary>
    public int LateDays { get; set; }

    /// <summary>The question that is being answered, an <see cref="HourEntry"/>; null for none.</summary>
    public long? CurrentId { get; set; }

    /// <summary>The number that was given out last.</summary>
    public int LastNumber { get; set; }

    /// <summary>How often who leads it did something.</summary>
    public int Revision { get; set; }

    /// <summary>What they did last.</summary>
    public HourDeed Deed { get; set; }

    /// <summary>Who did it.</summary>
    public long ById { get; set; }

    /// <summary>To which question, by its number; null for none.</summary>
    public int? DeedNumber { get; set; }

    /// <summary>Whether it is too late to open the hour of an event, or to go on with it.</summary>
    /// <param name="endsAt">When its event is over.</param>
    /// <param name="now">The time.</param>
    public static bool IsOver(DateTime endsAt, DateTime now) => endsAt + Overtime <= now;

    /// <summary>How far it has come.</summary>
    /// <param name="endsAt">When its event is over.</param>
    /// <param name="now">The time.</param>
    public HourPhase Phase(DateTime endsAt, DateTime now) =>
        ClosedAt is not null || IsOver(endsAt, now) ? HourPhase.Closed : OpenedAt is not null ? HourPhase.Open : HourPhase.Collecting;

    /// <summary>Until when the guests may answer.</summary>
    public DateTime AnsweredUntil(DateTime endsAt) => (ClosedAt ?? endsAt + Overtime).AddDays(LateDays);

    /// <summary>Writes down what who leads it does.</summary>
    internal void Note(HourDeed deed, long by, int? number = null) => (Revision, Deed, ById, DeedNumber) = (Revision + 1, deed, by, number);

    /// <summary>Where it takes place.</summary>
    public static string AddressOf(long eventId) => $"{Event.AddressOf(eventId)}/questions";

    /// <summary>Where it is read afterwards.</summary>
    public static string TranscriptOf(long eventId) => $"{Event.AddressOf(eventId)}/transcript";

    /// <summary>Where a question, or an answer, is read.</summary>
    public static string TranscriptOf(long eventId, int number) => string.Create(CultureInfo.InvariantCulture, $"{TranscriptOf(eventId)}/{number}#e-{number}");

    internal sealed class Mapping : IEntityTypeConfiguration<QuestionHour>
    {
        public void Configure(EntityTypeBuilder<QuestionHour> builder)
        {
            builder.ToTable("QuestionHours").HasKey(h => h.EventId);
            builder.Property(h => h.EventId).ValueGeneratedNever();
            builder.HasOne<Event>().WithMany().HasForeignKey(h => h.EventId);
            builder.HasOne<Account>().WithMany().HasForeignKey(h => h.ById);
        }
    }
}

/// <summary>Somebody who answers in a question hour.</summary>
public sealed class HourGuest
{
    /// <summary>The event.</summary>
    public long EventId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>Since when.</summary>
    public DateTime At { get; init; }

    /// <summary>Those of an event, but for who was banned from its group meanwhile.</summary>
    internal static IQueryable<HourGuest> Of(PortalDb db, IGroupBars bars, long eventId, long? groupId, DateTime now)
    {
        var guests = db.Set<HourGuest>().Where(g => g.EventId == eventId);
        if (groupId is not { } group)
        {
            return guests;
        }

        var barred = bars.Barred(db, group, now);
        return guests.Where(g => !barred.Contains(g.AccountId));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<HourGuest>
    {
        public void Configure(EntityTypeBuilder<HourGuest> builder)
        {
            builder.ToTable("HourGuests").HasKey(g => new { g.EventId, g.AccountId });
            builder.HasIndex(g => g.AccountId);
            builder.HasOne<Event>().WithMany().HasForeignKey(g => g.EventId);
            builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId);
        }
    }
}
