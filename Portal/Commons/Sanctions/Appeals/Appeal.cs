using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;

namespace Portal.Commons.Sanctions;

/// <summary>Somebody asks that a decision about them be looked at again: once for each decision, in their words, and by somebody else than who took it.</summary>
public sealed class Appeal
{
    /// <summary>The longest text.</summary>
    public const int MostText = 4000;

    /// <summary>The first word of its subjects.</summary>
    public const string Kind = "appeal";

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>What was decided: <c>sanction:5</c>, <c>case:7</c> for something of theirs that was hidden or not let through, or <c>bar:9</c> for what a place decided by itself (<see cref="IBarring"/>).</summary>
    public required string Decision { get; init; }

    /// <summary>Who had decided it; null for the portal itself.</summary>
    public long? AgainstId { get; init; }

    /// <summary>Why it was wrong, in their words; empty once the account is erased.</summary>
    public required string Text { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>The case in the queue.</summary>
    public long CaseId { get; set; }

    /// <summary>How it ended: upheld or overturned; null while nobody has decided.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>When that was.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public long? DecidedById { get; private set; }

    /// <summary>Why, as the person is told.</summary>
    public string? Answer { get; set; }

    /// <summary>It is decided.</summary>
    public void Decide(Outcome outcome, long? byId, string answer, DateTime now) => (Outcome, DecidedById, Answer, DecidedAt) = (outcome, byId, answer, now);

    /// <summary>That is taken back: it waits again.</summary>
    public void Reopen() => (Outcome, DecidedById, Answer, DecidedAt) = (null, null, null, null);

    internal sealed class Mapping : IEntityTypeConfiguration<Appeal>
    {
        public void Configure(EntityTypeBuilder<Appeal> builder)
        {
            builder.ToTable("Appeals");
            builder.Property(a => a.Decision).HasMaxLength(60);
            builder.Property(a => a.Text).HasMaxLength(MostText);
            builder.Property(a => a.Answer).HasMaxLength(Decisions.MostNote);
            builder.HasIndex(a => new { a.AccountId, a.Decision }).IsUnique();
            builder.HasIndex(a => new { a.AccountId, a.At, a.Id });
            builder.HasIndex(a => a.CaseId);
            builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        }
    }
}
