using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Play;

/// <summary>What a contest has beside what every game has. Entries are taken until the game closes; then its members vote, or its jury gives points.</summary>
public sealed class Contest
{
    /// <summary>The most entries of one member.</summary>
    public const int MostEach = 5;

    /// <summary>The most votes of one member.</summary>
    public const int MostVotes = 10;

    /// <summary>The most members of a jury.</summary>
    public const int MostJurors = 20;

    /// <summary>The most points that one of the jury gives to an entry.</summary>
    public const int MostGiven = 10;

    /// <summary>The game.</summary>
    public long GameId { get; init; }

    /// <summary>Until when it is voted on.</summary>
    public DateTime VotesUntil { get; init; }

    /// <summary>How many entries each member may have in it.</summary>
    public int EntriesEach { get; init; }

    /// <summary>How many votes each member has. Of no meaning where a jury decides.</summary>
    public int VotesEach { get; init; }

    /// <summary>True where a jury decides.</summary>
    public bool ByJury { get; init; }

    /// <summary>The number that was given to an entry last.</summary>
    public int LastNumber { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Contest>
    {
        public void Configure(EntityTypeBuilder<Contest> builder)
        {
            builder.ToTable("Contests").HasKey(c => c.GameId);
            builder.Property(c => c.GameId).ValueGeneratedNever();
            builder.HasOne<Game>().WithOne().HasForeignKey<Contest>(c => c.GameId);
        }
    }
}

/// <summary>Somebody in the jury of a contest.</summary>
public sealed class ContestJuror
{
    /// <summary>The contest.</summary>
    public long GameId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContestJuror>
    {
        public void Configure(EntityTypeBuilder<ContestJuror> builder)
        {
            builder.ToTable("ContestJurors").HasKey(j => new { j.GameId, j.AccountId });
            builder.HasIndex(j => j.AccountId);
            builder.HasOne<Game>().WithMany().HasForeignKey(j => j.GameId);
            builder.HasOne<Account>().WithMany().HasForeignKey(j => j.AccountId);
        }
    }
}

/// <summary>A vote for an entry, or the points that one of the jury gave it.</summary>
public sealed class ContestVote
{
    /// <summary>The entry.</summary>
    public long EntryId { get; init; }

    /// <summary>Whose vote.</summary>
    public long AccountId { get; init; }

    /// <summary>The contest.</summary>
    public long GameId { get; init; }

    /// <summary>1 for a vote; of a jury 1 to 10.</summary>
    public int Points { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContestVote>
    {
        public void Configure(EntityTypeBuilder<ContestVote> builder)
        {
            builder.ToTable("ContestVotes").HasKey(v => new { v.EntryId, v.AccountId });
            builder.HasIndex(v => new { v.GameId, v.AccountId });
            builder.HasIndex(v => v.AccountId);
            builder.HasOne<ContestEntry>().WithMany().HasForeignKey(v => v.EntryId);
            builder.HasOne<Game>().WithMany().HasForeignKey(v => v.GameId);
            builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
        }
    }
}
