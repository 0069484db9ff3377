using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Play;

/// <summary>The picture on a card.</summary>
public enum CardMotif
{
    /// <summary>A cake with candles.</summary>
    Cake,

    /// <summary>Flowers.</summary>
    Flowers,

    /// <summary>Fireworks.</summary>
    Fireworks,

    /// <summary>A lantern.</summary>
    Lantern,

    /// <summary>The full moon.</summary>
    Moon,

    /// <summary>A fir.</summary>
    Fir,
}

/// <summary>A card from one member to another, for a day. It waits until that day's morning where who gets it lives; what then does not arrive is gone.</summary>
public sealed class GreetingCard
{
    /// <summary>The first word of the subject that it is.</summary>
    public const string Kind = "card";

    /// <summary>The longest text.</summary>
    public const int MostText = 300;

    /// <summary>The hour of the morning at which cards arrive.</summary>
    public const int Hour = 8;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>From whom.</summary>
    public long FromId { get; init; }

    /// <summary>To whom.</summary>
    public long ToId { get; init; }

    /// <summary>For what.</summary>
    public CardOccasion Occasion { get; init; }

    /// <summary>The picture.</summary>
    public CardMotif Motif { get; init; }

    /// <summary>A line of text.</summary>
    public required string Text { get; set; }

    /// <summary>The day, as a date.</summary>
    public DateTime Day { get; init; }

    /// <summary>When it is to arrive; where its receiver has moved meanwhile, that is found out then.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>When it arrived; null while it waits.</summary>
    public DateTime? ArrivedAt { get; set; }

    /// <summary>True while a moderator has taken it from view.</summary>
    public bool Hidden { get; set; }

    /// <summary>When it was sent.</summary>
    public DateTime CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<GreetingCard>
    {
        public void Configure(EntityTypeBuilder<GreetingCard> builder)
        {
            builder.ToTable("GreetingCards");
            builder.Property(c => c.Text).HasMaxLength(MostText);
            builder.HasIndex(c => new { c.FromId, c.ToId, c.Day, c.Occasion }).IsUnique();
            builder.HasIndex(c => new { c.ToId, c.ArrivedAt });
            builder.HasIndex(c => c.DueAt).HasFilter("\"ArrivedAt\" IS NULL");
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.FromId);
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.ToId);
        }
    }
}

/// <summary>Whether somebody wants cards. There is none for who never said so, and they get none. Of a birthday the month and the day are kept, and only where they were given.</summary>
public sealed class GreetingChoice
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>Wants cards.</summary>
    public bool Wants { get; set; }

    /// <summary>The month of their birthday; null where they say none.</summary>
    public int? Month { get; set; }

    /// <summary>The day of it.</summary>
    public int? Day { get; set; }

    /// <summary>The members of their clubs see the birthday when it is near. Off until they say so, and again once they take the birthday back.</summary>
    public bool ShowsBirthday { get; set; }

    /// <summary>Both, or null.</summary>
    public (int Month, int Day)? Birthday => Month is { } month && Day is { } day ? (month, day) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<GreetingChoice>
    {
        public void Configure(EntityTypeBuilder<GreetingChoice> builder)
        {
            builder.ToTable("GreetingChoices").HasKey(c => c.AccountId);
            builder.Property(c => c.AccountId).ValueGeneratedNever();
            builder.Ignore(c => c.Birthday);
            builder.HasOne<Account>().WithOne().HasForeignKey<GreetingChoice>(c => c.AccountId);
        }
    }
}
