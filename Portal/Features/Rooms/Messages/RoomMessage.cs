using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Markup;

namespace Portal.Features.Rooms;

/// <summary>Something said in a room.</summary>
public sealed class RoomMessage : IMarkdownText
{
    /// <summary>The longest message.</summary>
    public const int MostBody = 10_000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The room.</summary>
    public long RoomId { get; init; }

    /// <summary>Its number in the room, from 1 without a gap.</summary>
    public int Number { get; init; }

    /// <summary>Who said it.</summary>
    public long AuthorId { get; init; }

    /// <summary>The message that it answers, in the same room; null for none.</summary>
    public long? ReplyToId { get; init; }

    /// <summary>The Markdown, byte for byte as it was sent.</summary>
    public required string Body { get; set; }

    /// <summary>The safe HTML of it.</summary>
    public required string Html { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>When its author changed it last, or null.</summary>
    public DateTime? EditedAt { get; set; }

    /// <summary>When its author deleted it, or null. Its number stays taken, and moderators still read it.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>Who keeps order has taken it from view.</summary>
    public bool Hidden { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RoomMessage>
    {
        public void Configure(EntityTypeBuilder<RoomMessage> builder)
        {
            builder.ToTable("RoomMessages");
            builder.HasIndex(m => new { m.RoomId, m.Number }).IsUnique();
            builder.HasIndex(m => new { m.AuthorId, m.RoomId, m.Number }); // when somebody spoke here last, for slow mode
            builder.HasOne<Room>().WithMany().HasForeignKey(m => m.RoomId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AuthorId);
            builder.HasOne<RoomMessage>().WithMany().HasForeignKey(m => m.ReplyToId);
        }
    }
}
