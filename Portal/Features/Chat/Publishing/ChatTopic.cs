using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>A topic was made of a chat. Only the staff know of it, on either side.</summary>
public sealed class ChatTopic
{
    /// <summary>The topic; it lives in a room that this one does not see.</summary>
    public long TopicId { get; init; }

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>Who published it.</summary>
    public long ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatTopic>
    {
        public void Configure(EntityTypeBuilder<ChatTopic> builder)
        {
            builder.ToTable("ChatTopics").HasKey(t => t.TopicId);
            builder.Property(t => t.TopicId).ValueGeneratedNever();
            builder.HasIndex(t => t.ChatId);
            builder.HasOne<Chat>().WithMany().HasForeignKey(t => t.ChatId);
            builder.HasOne<Account>().WithMany().HasForeignKey(t => t.ById);
        }
    }
}
