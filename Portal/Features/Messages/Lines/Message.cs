using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Messages;

/// <summary>What happened in a group, told between its messages.</summary>
public enum GroupEvent
{
    /// <summary>Somebody was brought in.</summary>
    Added,

    /// <summary>Somebody left.</summary>
    Left,

    /// <summary>It got another title, which is the text.</summary>
    Renamed,
}

/// <summary>Something written in a conversation, or something that happened in it. It is never changed; a moderator can take it from view.</summary>
public sealed class Message
{
    /// <summary>The longest message.</summary>
    public const int MostBody = 10_000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The conversation.</summary>
    public long ConversationId { get; init; }

    /// <summary>Its number there, from 1 without a gap.</summary>
    public int Number { get; init; }

    /// <summary>Who wrote it, or did it.</summary>
    public long AuthorId { get; init; }

    /// <summary>The Markdown, byte for byte as it was sent; empty once its author's account is erased.</summary>
    public required string Body { get; init; }

    /// <summary>The safe HTML of it; empty for what happened.</summary>
    public required string Html { get; init; }

    /// <summary>What happened; null for what was written.</summary>
    public GroupEvent? Event { get; init; }

    /// <summary>Whom it happened to.</summary>
    public long? AboutId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>A moderator has taken it from view.</summary>
    public bool Hidden { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Message>
    {
        public void Configure(EntityTypeBuilder<Message> builder)
        {
            builder.ToTable("Messages");
            builder.HasIndex(m => new { m.ConversationId, m.Number }).IsUnique();
            builder.HasIndex(m => new { m.AuthorId, m.ConversationId });
            builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AuthorId);
        }
    }
}
