using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Platform.Mail;

/// <summary>A letter to one recipient: written in the transaction of the deed that has something to say, sent afterwards.</summary>
public sealed class Letter
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The recipient's address.</summary>
    public required string To { get; init; }

    /// <summary>The subject, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>What it says, as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The same as HTML, where it is worth it.</summary>
    public string? Html { get; init; }

    /// <summary>The part of the Message-ID that no other letter has; the same at every attempt.</summary>
    public required string Mark { get; init; }

    /// <summary>The address with which its reader stops letters of its kind, where there is something to stop.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>Where an answer to it goes; null where none is taken.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The Message-ID of the letter that it follows, or one for all that belong together, which nobody need have sent; without its angle brackets.</summary>
    public string? Follows { get; init; }

    /// <summary>When it was written.</summary>
    public DateTime At { get; init; }

    /// <summary>When to try next; null when it was sent or given up.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When the mail server took it.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>What the last attempt failed on.</summary>
    public string? Error { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> builder)
        {
            builder.ToTable("Letters");
            builder.Property(l => l.To).HasMaxLength(254);
            builder.Property(l => l.Subject).HasMaxLength(300);
            builder.Property(l => l.Mark).HasMaxLength(40);
            builder.Property(l => l.Unsubscribe).HasMaxLength(500);
            builder.Property(l => l.ReplyTo).HasMaxLength(320);
            builder.Property(l => l.Follows).HasMaxLength(250);
            builder.Property(l => l.Error).HasMaxLength(500);
            builder.HasIndex(l => l.DueAt);
            builder.HasIndex(l => l.At);
            builder.HasIndex(l => new { l.To, l.At, l.Id });
        }
    }
}
