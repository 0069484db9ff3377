using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Play;

/// <summary>What a quiz has beside what every game has: which choices are right. Its questions are the game's lines. Nothing of this leaves the server before the quiz is closed.</summary>
public sealed class Quiz
{
    /// <summary>The game.</summary>
    public long GameId { get; init; }

    /// <summary>The right choice of each question, from 0.</summary>
    public required string Right { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Quiz>
    {
        public void Configure(EntityTypeBuilder<Quiz> builder)
        {
            builder.ToTable("Quizzes").HasKey(q => q.GameId);
            builder.Property(q => q.GameId).ValueGeneratedNever();
            builder.Property(q => q.Right).HasMaxLength(200);
            builder.HasOne<Game>().WithOne().HasForeignKey<Quiz>(q => q.GameId);
        }
    }
}

/// <summary>Somebody's one try at a quiz.</summary>
public sealed class QuizAnswer
{
    /// <summary>The quiz.</summary>
    public long GameId { get; init; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>What they chose at each question, from 0.</summary>
    public required string Given { get; init; }

    /// <summary>How many of these are right; counted when the quiz is closed, null before.</summary>
    public int? Right { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<QuizAnswer>
    {
        public void Configure(EntityTypeBuilder<QuizAnswer> builder)
        {
            builder.ToTable("QuizAnswers").HasKey(a => new { a.GameId, a.AccountId });
            builder.Property(a => a.Given).HasMaxLength(200);
            builder.HasIndex(a => new { a.GameId, a.Right });
            builder.HasIndex(a => a.AccountId);
            builder.HasOne<Game>().WithMany().HasForeignKey(a => a.GameId);
            builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        }
    }
}
