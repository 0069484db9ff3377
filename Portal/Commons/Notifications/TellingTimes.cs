using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Notifications;

/// <summary>When somebody gets letters. There is none for who left the usual times as they are.</summary>
public sealed class TellingTimes
{
    /// <summary>The hour of the digest where none was chosen.</summary>
    public const int UsualHour = 8;

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>Their time zone by its IANA name, or null for UTC.</summary>
    public string? Zone { get; set; }

    /// <summary>The hour of their day, 0 to 23, at which the digest is written.</summary>
    public int DigestHour { get; set; } = UsualHour;

    /// <summary>The first hour of their day in which nothing is sent at once, or null for none.</summary>
    public int? QuietFrom { get; set; }

    /// <summary>The hour at which letters are sent again.</summary>
    public int? QuietTo { get; set; }

    /// <summary>Wants to read in the digest what others found worth reading.</summary>
    public bool Popular { get; set; }

    /// <summary>When the next digest for it is due; null where it is not wanted.</summary>
    public DateTime? PopularDueAt { get; set; }

    /// <summary>The hours in which they get letters.</summary>
    internal MailHours Hours => new(Zone, DigestHour, QuietFrom is { } from && QuietTo is { } to ? (from, to) : null);

    internal sealed class Mapping : IEntityTypeConfiguration<TellingTimes>
    {
        public void Configure(EntityTypeBuilder<TellingTimes> builder)
        {
            builder.ToTable("TellingTimes").HasKey(t => t.AccountId);
            builder.Ignore(t => t.Hours);
            builder.Property(t => t.AccountId).ValueGeneratedNever();
            builder.Property(t => t.Zone).HasMaxLength(60);
            builder.HasIndex(t => t.PopularDueAt).HasFilter("\"PopularDueAt\" IS NOT NULL");
            builder.HasOne<Account>().WithOne().HasForeignKey<TellingTimes>(t => t.AccountId);
        }
    }
}
