using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Cases;
using Portal.Commons.People;

namespace Portal.Commons.Moderation;

/// <summary>How a thing stood when it was flagged, so that an edit hides nothing. A later flag adds another one where the text has changed meanwhile.</summary>
public sealed class Evidence
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; init; }

    /// <summary>When it was taken.</summary>
    public DateTime At { get; init; }

    /// <summary>Who had written it.</summary>
    public long AuthorId { get; init; }

    /// <summary>The title of the place it stood in; empty for one without.</summary>
    public required string Title { get; init; }

    /// <summary>The text, as safe HTML.</summary>
    public required string Html { get; init; }

    /// <summary>The stamp of the text alone (<see cref="Stamps"/>), by which the same text is found again under whatever title; empty for evidence from before there were stamps.</summary>
    public string Stamp { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Evidence>
    {
        public void Configure(EntityTypeBuilder<Evidence> builder)
        {
            builder.ToTable("Evidence");
            builder.Property(e => e.Title).HasMaxLength(400);
            builder.Property(e => e.Stamp).HasMaxLength(Stamps.Length);
            builder.HasIndex(e => new { e.CaseId, e.Id });
            builder.HasIndex(e => new { e.Stamp, e.CaseId });
            builder.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AuthorId);
        }
    }
}
