using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Rooms;

/// <summary>Somebody may not write in a room for a time; they go on reading.</summary>
public sealed class RoomSilence
{
    /// <summary>The longest reason.</summary>
    public const int MostReason = 500;

    /// <summary>The longest time, in minutes: thirty days.</summary>
    public const int MostMinutes = 30 * 24 * 60;

    /// <summary>The room.</summary>
    public long RoomId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>Who decided.</summary>
    public long ById { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>Until when.</summary>
    public DateTime Until { get; set; }

    /// <summary>Why, as the person is told.</summary>
    public required string Reason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RoomSilence>
    {
        public void Configure(EntityTypeBuilder<RoomSilence> builder)
        {
            builder.ToTable("RoomSilences").HasKey(s => new { s.RoomId, s.AccountId });
            builder.Property(s => s.Reason).HasMaxLength(MostReason);
            builder.HasIndex(s => s.AccountId);
            builder.HasOne<Room>().WithMany().HasForeignKey(s => s.RoomId);
            builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        }
    }
}
