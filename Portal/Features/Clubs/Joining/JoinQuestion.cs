using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>A question that a club on request asks of who wants in.</summary>
public sealed class JoinQuestion
{
    /// <summary>So many at most.</summary>
    public const int Most = 5;

    /// <summary>The longest.</summary>
    public const int MostText = 200;

    /// <summary>Whose.</summary>
    public long ClubId { get; init; }

    /// <summary>Its place, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<JoinQuestion>
    {
        public void Configure(EntityTypeBuilder<JoinQuestion> builder)
        {
            builder.ToTable("ClubQuestions").HasKey(q => new { q.ClubId, q.Number });
            builder.Property(q => q.Number).ValueGeneratedNever();
            builder.Property(q => q.Text).HasMaxLength(MostText);
            builder.HasOne<Club>().WithMany().HasForeignKey(q => q.ClubId);
        }
    }
}

/// <summary>What somebody answered, with the question as it was then. It is kept until they are let in, turned down, or take their request back.</summary>
public sealed class JoinAnswer
{
    /// <summary>The longest.</summary>
    public const int MostText = 1000;

    /// <summary>Which club.</summary>
    public long ClubId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>The question's place.</summary>
    public int Number { get; init; }

    /// <summary>What was asked.</summary>
    public required string Question { get; init; }

    /// <summary>What they answered.</summary>
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<JoinAnswer>
    {
        public void Configure(EntityTypeBuilder<JoinAnswer> builder)
        {
            builder.ToTable("ClubAnswers").HasKey(a => new { a.ClubId, a.AccountId, a.Number });
            builder.Property(a => a.Number).ValueGeneratedNever();
            builder.Property(a => a.Question).HasMaxLength(JoinQuestion.MostText);
            builder.Property(a => a.Text).HasMaxLength(MostText);
            builder.HasIndex(a => a.AccountId);
            builder.HasOne<Club>().WithMany().HasForeignKey(a => a.ClubId);
            builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        }
    }
}

/// <summary>Keeps answers as long as they are of use.</summary>
internal static class JoinAnswers
{
    /// <summary>Deletes what somebody answered to a club.</summary>
    public static Task Forget(PortalDb db, long clubId, long accountId, CancellationToken ct) =>
        db.Set<JoinAnswer>().Where(a => a.ClubId == clubId && a.AccountId == accountId).ExecuteDeleteAsync(ct);
}
