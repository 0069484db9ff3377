using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.Audit;

/// <summary>
/// One line of the log. It is only ever added to, in the transaction of the deed that it tells of: the databases themselves refuse to change or delete a line. The exceptions are a privacy rescue, which may
/// take personal data out of its words, and the end of an account, which takes away why something was done to it; both leave a mark (<see cref="RescuedAt"/>).
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The longest reason, and the longest details.</summary>
    public const int MostWords = 2000;

    /// <summary>The longest text before and after.</summary>
    public const int MostText = 40_000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>Who did it; null for the portal itself.</summary>
    public long? ActorId { get; init; }

    /// <summary>What.</summary>
    public AuditAction Action { get; init; }

    /// <summary>To what, as <c>post:12</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Whom it concerns: whose post, whose roles. Null where it concerns nobody in particular.</summary>
    public long? WhomId { get; init; }

    /// <summary>Where, as <c>category:5</c>, <c>club:7</c> or <c>room:4</c>: whoever moderates that place reads it. Null where it is nowhere.</summary>
    public string? Place { get; init; }

    /// <summary>Why, in the actor's words.</summary>
    public string? Reason { get; init; }

    /// <summary>What else belongs to it, such as the topic to which posts were moved.</summary>
    public string? Details { get; init; }

    /// <summary>How it was before, as text: a post, a title, roles.</summary>
    public string? Before { get; init; }

    /// <summary>How it is after.</summary>
    public string? After { get; init; }

    /// <summary>When personal data were taken out of its words; null for a line as it was written.</summary>
    public DateTime? RescuedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("AuditEntries");
            builder.Property(e => e.Subject).HasMaxLength(60);
            builder.Property(e => e.Place).HasMaxLength(60);
            builder.Property(e => e.Reason).HasMaxLength(MostWords);
            builder.Property(e => e.Details).HasMaxLength(MostWords);
            builder.Property(e => e.Before).HasMaxLength(MostText);
            builder.Property(e => e.After).HasMaxLength(MostText);
            builder.HasIndex(e => new { e.Subject, e.Id });
            builder.HasIndex(e => new { e.ActorId, e.Id });
            builder.HasIndex(e => new { e.WhomId, e.Id });
            builder.HasIndex(e => new { e.Place, e.Id });
            builder.HasIndex(e => new { e.Action, e.Id });
            builder.HasIndex(e => new { e.At, e.Id });
        }
    }
}
