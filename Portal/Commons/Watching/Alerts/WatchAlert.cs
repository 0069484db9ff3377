using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.Watching;

/// <summary>Why something should be noticed.</summary>
public enum AlertKind
{
    /// <summary>It has words that somebody watches for.</summary>
    Words,

    /// <summary>With it a topic heated up.</summary>
    Heat,

    /// <summary>It sounds unhappy.</summary>
    Tone,
}

/// <summary>A mark on an entry that says why it should be noticed, and what made it so. It never does anything by itself.</summary>
public sealed class WatchAlert
{
    /// <summary>The longest account of what made it so.</summary>
    public const int MostWords = 300;

    /// <summary>The entry.</summary>
    public long EntryId { get; init; }

    /// <summary>Why.</summary>
    public AlertKind Kind { get; init; }

    /// <summary>Whose word it is; 0 for everybody's.</summary>
    public long OwnerId { get; init; }

    /// <summary>The words, separated by commas; for heat, the figures of the rule: see <see cref="HeatRule"/>.</summary>
    public required string Words { get; set; }

    /// <summary>When it was marked: later than what it is about, and than any look before it.</summary>
    public DateTime At { get; set; }

    /// <summary>When a moderator looked at it after that, and it was over for all of them; null while it waits.</summary>
    public DateTime? DoneAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WatchAlert>
    {
        public void Configure(EntityTypeBuilder<WatchAlert> builder)
        {
            builder.ToTable("WatchAlerts").HasKey(a => new { a.EntryId, a.Kind, a.OwnerId });
            builder.Property(a => a.Words).HasMaxLength(MostWords);
            builder.HasIndex(a => a.At, "IX_WatchAlerts_Heat").HasFilter("\"Kind\" = 'Heat'");
            builder.HasOne<WatchEntry>().WithMany().HasForeignKey(a => a.EntryId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
