using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Events;

/// <summary>How long before events somebody is reminded. There is none for who left it as it is: a day and an hour before.</summary>
public sealed class ReminderTimes
{
    /// <summary>A day, in minutes.</summary>
    public const int Day = 24 * 60;

    /// <summary>An hour, in minutes.</summary>
    public const int Hour = 60;

    /// <summary>What can be chosen, in minutes before it begins.</summary>
    public static IReadOnlyList<int> Offered { get; } = [15, 30, Hour, 3 * Hour, Day, 2 * Day, 7 * Day];

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>So many minutes before it begins; null for not.</summary>
    public int? First { get; set; } = Day;

    /// <summary>And once more so many minutes before; null for not.</summary>
    public int? Second { get; set; } = Hour;

    /// <summary>When they are to be reminded of an event that begins at a moment.</summary>
    public IEnumerable<DateTime> Before(DateTime startsAt) => new[] { First, Second }.OfType<int>().Select(minutes => startsAt.AddMinutes(-minutes));

    internal sealed class Mapping : IEntityTypeConfiguration<ReminderTimes>
    {
        public void Configure(EntityTypeBuilder<ReminderTimes> builder)
        {
            builder.ToTable("EventReminderTimes").HasKey(t => t.AccountId);
            builder.Property(t => t.AccountId).ValueGeneratedNever();
            builder.HasOne<Account>().WithOne().HasForeignKey<ReminderTimes>(t => t.AccountId);
        }
    }
}
