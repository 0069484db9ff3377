using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Chat;

/// <summary>
/// That what was said in a chat goes to a mail address: one row for a chat and address. An address that is not the customer's own by their account must show first, by a code
/// that was sent to it once, that somebody reads it.
/// </summary>
public sealed class ChatTranscript
{
    /// <summary>How often a code may be tried.</summary>
    public const int MostTries = 5;

    /// <summary>How often what was said may be sent to one address: again only when more was said.</summary>
    public const int MostSent = 5;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>The address as it was given.</summary>
    public required string Email { get; init; }

    /// <summary>The address as it is looked up.</summary>
    public required string NormalizedEmail { get; init; }

    /// <summary>The six digits that were sent to it; null for the address of an account, which needs none.</summary>
    public string? Code { get; init; }

    /// <summary>How often a wrong one was tried.</summary>
    public int Tries { get; set; }

    /// <summary>True when the address has been shown to be the customer's.</summary>
    public bool Confirmed { get; set; }

    /// <summary>When it was first asked for.</summary>
    public DateTime At { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Sent { get; set; }

    /// <summary>Up to which number of the chat.</summary>
    public int UpTo { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatTranscript>
    {
        public void Configure(EntityTypeBuilder<ChatTranscript> builder)
        {
            builder.ToTable("ChatTranscripts");
            builder.Property(t => t.Email).HasMaxLength(254);
            builder.Property(t => t.NormalizedEmail).HasMaxLength(254);
            builder.Property(t => t.Code).HasMaxLength(6);
            builder.HasIndex(t => new { t.ChatId, t.NormalizedEmail }).IsUnique();
            builder.HasIndex(t => new { t.NormalizedEmail, t.At });
            builder.HasOne<Chat>().WithMany().HasForeignKey(t => t.ChatId);
        }
    }
}
