using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Platform.Text;

namespace Portal.Features.Chat;

/// <summary>A word that the staff put on a chat, to find it together with others. Its customer does not see it.</summary>
public sealed class ChatTag
{
    /// <summary>So many stand on one chat.</summary>
    public const int MostOnChat = 10;

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>The word, as <see cref="TagWords"/> writes it.</summary>
    public required string Name { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatTag>
    {
        public void Configure(EntityTypeBuilder<ChatTag> builder)
        {
            builder.ToTable("ChatTags").HasKey(t => new { t.ChatId, t.Name });
            builder.Property(t => t.Name).HasMaxLength(TagWords.Most);
            builder.HasIndex(t => new { t.Name, t.ChatId });
            builder.HasOne<Chat>().WithMany().HasForeignKey(t => t.ChatId);
        }
    }
}
