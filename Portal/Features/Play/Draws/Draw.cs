using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Play;

/// <summary>
/// What a lucky draw has beside what every game has. Its seed is made with it and read by nobody before it is drawn: no view, no export and no call reads the column until <see cref="DrawnAt"/> is set.
/// Its commitment is public from the first moment on. The prizes are the game's lines.
/// </summary>
public sealed class Draw
{
    /// <summary>The most prizes.</summary>
    public const int MostPrizes = 50;

    /// <summary>The longest prize.</summary>
    public const int MostPrize = 200;

    /// <summary>The most entries.</summary>
    public const int MostEntries = 20_000;

    /// <summary>How long the list lies open before it is drawn, so that everybody can keep it.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>The game.</summary>
    public long GameId { get; init; }

    /// <summary>The secret: 32 random bytes in hexadecimal.</summary>
    public required string Seed { get; init; }

    /// <summary>What is published of it beforehand: <see cref="DrawProof.Commit"/>.</summary>
    public required string Commitment { get; init; }

    /// <summary>Whether those who run the group may win.</summary>
    public bool HostsEnter { get; init; }

    /// <summary>The hash of the frozen list; null before.</summary>
    public string? ListHash { get; set; }

    /// <summary>When the list was frozen.</summary>
    public DateTime? FrozenAt { get; set; }

    /// <summary>When it was drawn: from then on the seed is public.</summary>
    public DateTime? DrawnAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Draw>
    {
        public void Configure(EntityTypeBuilder<Draw> builder)
        {
            builder.ToTable("Draws").HasKey(d => d.GameId);
            builder.Property(d => d.GameId).ValueGeneratedNever();
            builder.Property(d => d.Seed).HasMaxLength(64);
            builder.Property(d => d.Commitment).HasMaxLength(64);
            builder.Property(d => d.ListHash).HasMaxLength(64);
            builder.HasOne<Game>().WithOne().HasForeignKey<Draw>(d => d.GameId);
        }
    }
}

/// <summary>Why an entry does not count when the list is frozen.</summary>
public enum DrawExclusion
{
    /// <summary>They are not in the group any more.</summary>
    Left,

    /// <summary>They are suspended or banned.</summary>
    Suspended,

    /// <summary>They run the group, and its hosts cannot win here.</summary>
    Host,
}

/// <summary>Somebody's lot in a draw. In public it is its hash alone.</summary>
public sealed class DrawEntry
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The draw.</summary>
    public long GameId { get; init; }

    /// <summary>Whose; null where the account was erased after the list was frozen: then the hash stands for nobody.</summary>
    public long? AccountId { get; set; }

    /// <summary>16 random bytes in hexadecimal, for its owner alone: without them nobody can try out whose hash it is.</summary>
    public string? Salt { get; set; }

    /// <summary>What stands in the list: <see cref="DrawProof.EntryHash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>When they entered.</summary>
    public DateTime At { get; init; }

    /// <summary>Why it does not count; null where it does. Said when the list is frozen.</summary>
    public DrawExclusion? Excluded { get; set; }

    /// <summary>Which prize it won, from 1; null for none.</summary>
    public int? Place { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DrawEntry>
    {
        public void Configure(EntityTypeBuilder<DrawEntry> builder)
        {
            builder.ToTable("DrawEntries");
            builder.Property(e => e.Salt).HasMaxLength(32);
            builder.Property(e => e.Hash).HasMaxLength(64);
            builder.HasIndex(e => new { e.GameId, e.AccountId }).IsUnique();
            builder.HasIndex(e => new { e.GameId, e.Place });
            builder.HasIndex(e => e.AccountId);
            builder.HasOne<Game>().WithMany().HasForeignKey(e => e.GameId);
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId);
        }
    }
}
