using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Cases;
using Portal.Commons.People;

namespace Portal.Commons.Moderation;

/// <summary>One person's word that something should be looked at. One for each person and case.</summary>
public sealed class Flag
{
    /// <summary>The longest note.</summary>
    public const int MostNote = 1000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The case that it opened or joined.</summary>
    public long CaseId { get; init; }

    /// <summary>What was flagged, as <c>post:12</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Who flagged it.</summary>
    public long ReporterId { get; init; }

    /// <summary>Why.</summary>
    public FlagReason Reason { get; init; }

    /// <summary>What they add in their own words.</summary>
    public string? Note { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>What they saw when they flagged it.</summary>
    public long EvidenceId { get; init; }

    /// <summary>How much it added to its case.</summary>
    public int Weight { get; init; }

    /// <summary>So many of their earlier flags were right when it was raised, of <see cref="ReporterDecided"/>.</summary>
    public int ReporterRight { get; init; }

    /// <summary>So many of their earlier flags had been decided; see <see cref="FlaggerRecord"/>.</summary>
    public int ReporterDecided { get; init; }

    /// <summary>True where somebody raised it whom nobody knew yet.</summary>
    public bool ByNewcomer { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Flag>
    {
        public void Configure(EntityTypeBuilder<Flag> builder)
        {
            builder.ToTable("Flags");
            builder.Property(f => f.Subject).HasMaxLength(60);
            builder.Property(f => f.Reason).HasConversion(reason => reason.ToString(), word => FlagReason.Read(word) ?? FlagReason.Other).HasMaxLength(40); // as it was while there were five
            builder.Property(f => f.Note).HasMaxLength(MostNote);
            builder.HasIndex(f => new { f.CaseId, f.ReporterId }).IsUnique();
            builder.HasIndex(f => new { f.ReporterId, f.Subject });
            builder.HasIndex(f => new { f.ReporterId, f.Id });
            builder.HasIndex(f => new { f.Reason, f.CaseId });
            builder.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId);
            builder.HasOne<Evidence>().WithMany().HasForeignKey(f => f.EvidenceId);
            builder.HasOne<Account>().WithMany().HasForeignKey(f => f.ReporterId);
        }
    }
}
