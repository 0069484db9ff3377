using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Watching;

/// <summary>A word, or a few, that somebody wants to notice. It marks; it never holds anything back: that is what the lists of screening do.</summary>
public sealed class WatchWord
{
    /// <summary>The longest, in characters.</summary>
    public const int MostLength = 60;

    /// <summary>The same of the form in which it is compared: some characters stand for several.</summary>
    public const int MostFolded = MostLength * 2;

    /// <summary>So many each moderator may watch for, and so many the team.</summary>
    public const int Most = 100;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Whose; null for the team's.</summary>
    public long? OwnerId { get; init; }

    /// <summary>As it was typed.</summary>
    public required string Text { get; init; }

    /// <summary>As it is compared, so that nobody has one twice: <see cref="Screening.WordPattern.Form"/>.</summary>
    public required string Folded { get; init; }

    /// <summary>Who chose it.</summary>
    public long ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WatchWord>
    {
        public void Configure(EntityTypeBuilder<WatchWord> builder)
        {
            builder.ToTable("WatchWords");
            builder.Property(w => w.Text).HasMaxLength(MostLength);
            builder.Property(w => w.Folded).HasMaxLength(MostFolded);
            builder.HasIndex(w => new { w.OwnerId, w.Folded }).IsUnique();
            builder.HasOne<Account>().WithMany().HasForeignKey(w => w.OwnerId);
            builder.HasOne<Account>().WithMany().HasForeignKey(w => w.ById);
        }
    }
}

/// <summary>Of which alerts a moderator is told by the bell; none for who chose nothing. The marks in the watch are there for everybody.</summary>
public sealed class WatchChoice
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>Words, their own and the team's.</summary>
    public bool Words { get; set; }

    /// <summary>Topics that heat up.</summary>
    public bool Heat { get; set; }

    /// <summary>What sounds unhappy.</summary>
    public bool Tone { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WatchChoice>
    {
        public void Configure(EntityTypeBuilder<WatchChoice> builder)
        {
            builder.ToTable("WatchChoices").HasKey(c => c.AccountId);
            builder.Property(c => c.AccountId).ValueGeneratedNever();
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        }
    }
}
