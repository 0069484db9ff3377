using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Rooms;

/// <summary>For whom a room is.</summary>
public enum RoomKind
{
    /// <summary>Everyone reads, members write.</summary>
    Public,

    /// <summary>Staff alone.</summary>
    Staff,

    /// <summary>The members of a club write; who else reads, the club says.</summary>
    Club,
}

/// <summary>A place where many talk at the same time: a public room, one for staff, or a club's.</summary>
public sealed class Room
{
    /// <summary>The longest name.</summary>
    public const int MostName = 100;

    /// <summary>The longest text about a room.</summary>
    public const int MostAbout = 300;

    /// <summary>The longest wait between two messages of a member, in seconds: six hours.</summary>
    public const int MostSlowSeconds = 6 * 60 * 60;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What is talked about here, in a line; empty for nothing said.</summary>
    public string About { get; set; } = "";

    /// <summary>The group whose room it is and whose members write here; null for a public room and one for staff.</summary>
    public long? GroupId { get; init; }

    /// <summary>True when everyone may read it.</summary>
    public bool Public { get; init; }

    /// <summary>The number given out last.</summary>
    public int LastNumber { get; set; }

    /// <summary>When something was last said.</summary>
    public DateTime LastMessageAt { get; set; }

    /// <summary>How many seconds a member waits between two messages; 0 for no wait.</summary>
    public int SlowSeconds { get; set; }

    /// <summary>Since when it is only read; null while people talk in it.</summary>
    public DateTime? ArchivedAt { get; set; }

    /// <summary>For whom it is.</summary>
    public RoomKind Kind => KindOf(GroupId, Public);

    /// <summary>For whom a room is that has these.</summary>
    public static RoomKind KindOf(long? groupId, bool isPublic) => groupId is not null ? RoomKind.Club : isPublic ? RoomKind.Public : RoomKind.Staff;

    /// <summary>The place that it is: its club, or itself.</summary>
    public Subject Place => PlaceOf(Id, GroupId);

    /// <summary>The place that a room is: that of its club, or itself.</summary>
    public static Subject PlaceOf(long id, long? groupId) => ModeratedPlaces.OfGroup(groupId) ?? new("room", id);

    /// <summary>Where it is read.</summary>
    public static string AddressOf(long id) => string.Create(CultureInfo.InvariantCulture, $"/rooms/{id}");

    /// <summary>Where one of its messages is read.</summary>
    public static string AddressOf(long id, int number) => string.Create(CultureInfo.InvariantCulture, $"/rooms/{id}?at={number}#m-{number}");

    internal sealed class Mapping : IEntityTypeConfiguration<Room>
    {
        public void Configure(EntityTypeBuilder<Room> builder)
        {
            builder.ToTable("Rooms");
            builder.Property(r => r.Name).HasMaxLength(MostName);
            builder.Property(r => r.About).HasMaxLength(MostAbout);
            builder.Ignore(r => r.Kind);
            builder.Ignore(r => r.Place);
            builder.HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId);
        }
    }
}
