using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.Cases;

/// <summary>What can happen to a case.</summary>
public enum CaseDeed
{
    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>Somebody claimed it.</summary>
    Claimed,

    /// <summary>Who had claimed it let it go.</summary>
    Released,

    /// <summary>It got an owner, by taking it or by being handed it.</summary>
    Assigned,

    /// <summary>A note for colleagues.</summary>
    Noted,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>What had closed it was taken back: it is open again.</summary>
    Reopened,

    /// <summary>What it is about was hidden by the portal, until somebody has looked at it.</summary>
    HiddenByFlags,

    /// <summary>What it is about was hidden by who keeps order where it stands, until a moderator has looked at it; the text says why.</summary>
    HiddenByKeeper,
}

/// <summary>One line of a case's history: who, when, what, and the words. Only ever added to; staff alone read it.</summary>
public sealed class CaseEvent
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; init; }

    /// <summary>Who; null for a visitor and for the portal itself.</summary>
    public long? ActorId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>What.</summary>
    public CaseDeed What { get; init; }

    /// <summary>The note, or the reason.</summary>
    public string? Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseEvent>
    {
        public void Configure(EntityTypeBuilder<CaseEvent> builder)
        {
            builder.ToTable("CaseEvents");
            builder.HasIndex(e => new { e.CaseId, e.Id });
            builder.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
        }
    }
}
