using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>How far a member has read in a room, and whether they want to be told. One row for each who was ever there, and none for each message.</summary>
public sealed class RoomMark
{
    private const string Further =
        """
        INSERT INTO "RoomMarks" ("RoomId", "AccountId", "ReadNumber", "Muted") VALUES (@0, @1, @2, FALSE)
        ON CONFLICT ("RoomId", "AccountId") DO UPDATE SET "ReadNumber" = excluded."ReadNumber" WHERE "RoomMarks"."ReadNumber" < excluded."ReadNumber"
        """;

    private const string Mute =
        """
        INSERT INTO "RoomMarks" ("RoomId", "AccountId", "ReadNumber", "Muted") VALUES (@0, @1, @2, @3)
        ON CONFLICT ("RoomId", "AccountId") DO UPDATE SET "Muted" = excluded."Muted"
        """;

    /// <summary>The room.</summary>
    public long RoomId { get; init; }

    /// <summary>The member.</summary>
    public long AccountId { get; init; }

    /// <summary>How far they have read.</summary>
    public int ReadNumber { get; set; }

    /// <summary>They are told of nothing in it.</summary>
    public bool Muted { get; set; }

    /// <summary>Inside a deed: somebody has read up to a number. Tells whether they had not read so far before.</summary>
    internal static async Task<bool> ReadUpTo(PortalDb db, long roomId, long accountId, int number, CancellationToken ct) => await db.Do(Further, ct, roomId, accountId, number) > 0;

    /// <summary>Inside a deed: somebody wants to be told of a room no longer, or again. Who was never there begins with what there is.</summary>
    internal static Task SetMuted(PortalDb db, long roomId, long accountId, int lastNumber, bool muted, CancellationToken ct) => db.Do(Mute, ct, roomId, accountId, lastNumber, muted);

    internal sealed class Mapping : IEntityTypeConfiguration<RoomMark>
    {
        public void Configure(EntityTypeBuilder<RoomMark> builder)
        {
            builder.ToTable("RoomMarks").HasKey(m => new { m.RoomId, m.AccountId });
            builder.HasIndex(m => m.AccountId);
            builder.HasOne<Room>().WithMany().HasForeignKey(m => m.RoomId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        }
    }
}
