using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Cases;
using Portal.Commons.People;

namespace Portal.Commons.Moderation;

/// <summary>A decision on a case: who took it, when, what it was, and whether it was taken back. A case that was decided, reopened and decided again has two.</summary>
public sealed class CaseDecision
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; init; }

    /// <summary>Who took it; null for the portal itself.</summary>
    public long? ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>What it was.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>The reason, as the log has it.</summary>
    public required string Reason { get; init; }

    /// <summary>How the text and its title stood (<see cref="Stamps"/>); empty where the thing was gone. A privacy rescue sets it anew: the text is still the one that was decided about.</summary>
    public required string Stamp { get; set; }

    /// <summary>True where the thing was hidden before.</summary>
    public bool WasHidden { get; init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>Who took it back.</summary>
    public long? UndoneById { get; private set; }

    /// <summary>Why it was taken back, as those concerned are told; null while it stands, or where nothing was said.</summary>
    public string? UndoneReason { get; private set; }

    /// <summary>It is taken back.</summary>
    public void Undo(long? byId, string reason, DateTime now) => (UndoneAt, UndoneById, UndoneReason) = (now, byId, reason.Length == 0 ? null : reason);

    internal sealed class Mapping : IEntityTypeConfiguration<CaseDecision>
    {
        public void Configure(EntityTypeBuilder<CaseDecision> builder)
        {
            builder.ToTable("CaseDecisions");
            builder.Property(d => d.Reason).HasMaxLength(Decisions.MostNote + 200);
            builder.Property(d => d.UndoneReason).HasMaxLength(Decisions.MostNote + 200);
            builder.Property(d => d.Stamp).HasMaxLength(Stamps.Most);
            builder.HasIndex(d => new { d.CaseId, d.Id });
            builder.HasIndex(d => new { d.At, d.Id });
            builder.HasIndex(d => new { d.ById, d.UndoneAt, d.CaseId }); // who decided what stands: answered from the index alone
            builder.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
            builder.HasOne<Account>().WithMany().HasForeignKey(d => d.ById);
            builder.HasOne<Account>().WithMany().HasForeignKey(d => d.UndoneById);
        }
    }
}
