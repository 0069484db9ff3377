using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>What those who take part in a game are told, or who announced it.</summary>
public enum GameNoticeKind
{
    /// <summary>To who won: what.</summary>
    Won,

    /// <summary>To who announced it: it is decided.</summary>
    Decided,

    /// <summary>To who announced it: nobody took part.</summary>
    Nobody,

    /// <summary>To all who take part: it was called off.</summary>
    Cancelled,

    /// <summary>To those of the jury: it is their turn.</summary>
    Judge,
}

/// <summary>One thing that is told of a game: the subject of the notifications that are made of it, so that each is told once.</summary>
public sealed class GameNotice
{
    /// <summary>The first word of the subject that it is.</summary>
    public const string Subject = "game-notice";

    /// <summary>The longest text.</summary>
    public const int MostText = 300;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Of which game.</summary>
    public long GameId { get; init; }

    /// <summary>To whom; null for all who take part.</summary>
    public long? AccountId { get; init; }

    /// <summary>What.</summary>
    public GameNoticeKind Kind { get; init; }

    /// <summary>What was won.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who did it, who is not told; null for the portal itself.</summary>
    public long? ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>Writes some down and tells of them, inside a deed. Saves what was changed before.</summary>
    internal static async Task Tell(PortalDb db, IReadOnlyList<GameNotice> notices, CancellationToken ct)
    {
        db.AddRange(notices);
        await db.SaveChangesAsync(ct);
        foreach (var notice in notices)
        {
            db.Tell(new GameNoticed(notice.Id));
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<GameNotice>
    {
        public void Configure(EntityTypeBuilder<GameNotice> builder)
        {
            builder.ToTable("GameNotices");
            builder.Property(n => n.Text).HasMaxLength(MostText);
            builder.HasIndex(n => n.GameId);
            builder.HasIndex(n => n.AccountId).HasFilter("\"AccountId\" IS NOT NULL");
            builder.HasOne<Game>().WithMany().HasForeignKey(n => n.GameId);
            builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId);
        }
    }
}
