using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>A chat went into another of the same customer: whoever asks for it by its old id gets the other.</summary>
public sealed class ChatMerge
{
    /// <summary>The chat that is no more. Its row stays, without a line.</summary>
    public long ChatId { get; init; }

    /// <summary>The chat that has its lines now: where that one goes into another in turn, the other.</summary>
    public long IntoId { get; init; }

    /// <summary>Who merged them.</summary>
    public long ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatMerge>
    {
        public void Configure(EntityTypeBuilder<ChatMerge> builder)
        {
            builder.ToTable("ChatMerges").HasKey(m => m.ChatId);
            builder.Property(m => m.ChatId).ValueGeneratedNever();
            builder.HasIndex(m => m.IntoId);
            builder.HasOne<Chat>().WithMany().HasForeignKey(m => m.ChatId);
            builder.HasOne<Chat>().WithMany().HasForeignKey(m => m.IntoId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.ById);
        }
    }
}
