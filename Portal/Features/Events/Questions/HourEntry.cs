using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>What who leads the hour made of a question.</summary>
public enum QuestionState
{
    /// <summary>It waits.</summary>
    Waiting,

    /// <summary>It was picked, and is answered or was to be.</summary>
    Taken,

    /// <summary>It was passed over: it stands after those that wait.</summary>
    Passed,

    /// <summary>It is not answered here; who asked sees why.</summary>
    Declined,

    /// <summary>It was the same as another, which has its votes now.</summary>
    Merged,
}

/// <summary>Something that was asked or answered in a question hour: numbered through, so that each has an address of its own.</summary>
public sealed class HourEntry : IMarkdownText
{
    /// <summary>The first word of the subject that it is.</summary>
    public const string Kind = "hour-entry";

    /// <summary>The longest question.</summary>
    public const int MostQuestion = 500;

    /// <summary>The longest answer.</summary>
    public const int MostAnswer = 10_000;

    /// <summary>The most answers to one question.</summary>
    public const int MostAnswers = 20;

    /// <summary>The longest reason for declining a question.</summary>
    public const int MostReason = 300;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The event at which it was said.</summary>
    public long EventId { get; init; }

    /// <summary>Its number there, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The question that it answers; null for a question.</summary>
    public long? QuestionId { get; init; }

    /// <summary>Who said it.</summary>
    public long AuthorId { get; init; }

    /// <summary>The Markdown, byte for byte as it was sent.</summary>
    public required string Body { get; set; }

    /// <summary>The safe HTML of it.</summary>
    public required string Html { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>When it was changed last, or null.</summary>
    public DateTime? EditedAt { get; set; }

    /// <summary>When its author took it back, or null. Its number stays taken.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>True while a moderator has taken it from view, or has not looked at it yet.</summary>
    public bool Hidden { get; set; }

    /// <summary>Of a question: how many would like it to be answered, who asked not counted.</summary>
    public int Votes { get; set; }

    /// <summary>Of a question: what was made of it.</summary>
    public QuestionState State { get; set; }

    /// <summary>Of a question that was declined: why.</summary>
    public string? Reason { get; set; }

    /// <summary>Of a question that was merged: into which.</summary>
    public long? IntoId { get; set; }

    /// <summary>Of a question: when it was picked, or null.</summary>
    public DateTime? TakenAt { get; set; }

    /// <summary>Whether it is a question that may still be answered.</summary>
    public bool IsAlive => QuestionId is null && DeletedAt is null && !Hidden && State is QuestionState.Waiting or QuestionState.Taken or QuestionState.Passed;

    internal sealed class Mapping : IEntityTypeConfiguration<HourEntry>
    {
        public void Configure(EntityTypeBuilder<HourEntry> builder)
        {
            builder.ToTable("HourEntries");
            builder.Ignore(e => e.IsAlive);
            builder.Property(e => e.Reason).HasMaxLength(MostReason);
            builder.HasIndex(e => new { e.EventId, e.Number }).IsUnique();
            builder.HasIndex(e => new { e.AuthorId, e.EventId });
            builder.HasIndex(e => e.QuestionId).HasFilter("\"QuestionId\" IS NOT NULL");
            builder.HasOne<Event>().WithMany().HasForeignKey(e => e.EventId);
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AuthorId);
            builder.HasOne<HourEntry>().WithMany().HasForeignKey(e => e.QuestionId);
            builder.HasOne<HourEntry>().WithMany().HasForeignKey(e => e.IntoId);
        }
    }
}

/// <summary>Somebody would like a question to be answered.</summary>
public sealed class HourVote
{
    /// <summary>The question.</summary>
    public long QuestionId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HourVote>
    {
        public void Configure(EntityTypeBuilder<HourVote> builder)
        {
            builder.ToTable("HourVotes").HasKey(v => new { v.QuestionId, v.AccountId });
            builder.HasIndex(v => v.AccountId);
            builder.HasOne<HourEntry>().WithMany().HasForeignKey(v => v.QuestionId);
            builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
        }
    }
}
