using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Rooms;

/// <summary>A place where members talk at the same time. It belongs to a group: a club's room, a room for staff.</summary>
public sealed class Room
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>The group whose room it is; its members write here.</summary>
    public long GroupId { get; init; }

    /// <summary>True when everyone may read it.</summary>
    public bool Public { get; set; }

    /// <summary>The number given out last.</summary>
    public int LastNumber { get; set; }

    /// <summary>When something was last said.</summary>
    public DateTime LastMessageAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Room>
    {
        public void Configure(EntityTypeBuilder<Room> builder)
        {
            builder.ToTable("Rooms");
            builder.Property(r => r.Name).HasMaxLength(100);
            builder.HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId);
        }
    }
}

/// <summary>Something said in a room.</summary>
public sealed class RoomMessage
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

    /// <summary>The Markdown, byte for byte as it was sent.</summary>
    public required string Body { get; init; }

    /// <summary>The safe HTML of it.</summary>
    public required string Html { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RoomMessage>
    {
        public void Configure(EntityTypeBuilder<RoomMessage> builder)
        {
            builder.ToTable("RoomMessages");
            builder.HasIndex(m => new { m.RoomId, m.Number }).IsUnique();
            builder.HasIndex(m => m.AuthorId);
            builder.HasOne<Room>().WithMany().HasForeignKey(m => m.RoomId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AuthorId);
        }
    }
}
