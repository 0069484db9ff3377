using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Moderation;

/// <summary>
/// One of the few things that were said before what was reported, where nobody who decides may read them for themselves. Kept apart from the reported text, so that no text can pass
/// itself off as one of them. The words go with their author's account.
/// </summary>
public sealed class EvidenceLine
{
    /// <summary>The id; they stand in its order.</summary>
    public long Id { get; private set; }

    /// <summary>The evidence that it belongs to.</summary>
    public long EvidenceId { get; init; }

    /// <summary>What it is, as <c>message:12</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Who said it.</summary>
    public long AuthorId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>The text, as safe HTML; empty once its author's account is erased.</summary>
    public required string Html { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EvidenceLine>
    {
        public void Configure(EntityTypeBuilder<EvidenceLine> builder)
        {
            builder.ToTable("EvidenceLines");
            builder.Property(l => l.Subject).HasMaxLength(60);
            builder.HasIndex(l => new { l.EvidenceId, l.Id });
            builder.HasIndex(l => l.Subject);
            builder.HasIndex(l => l.AuthorId);
            builder.HasOne<Evidence>().WithMany().HasForeignKey(l => l.EvidenceId);
            builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AuthorId);
        }
    }
}
