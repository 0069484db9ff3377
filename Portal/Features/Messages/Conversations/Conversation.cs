using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Messages;

/// <summary>What some members write to each other and nobody else reads: between two, of which there is one for each pair, or in a group.</summary>
public sealed class Conversation
{
    /// <summary>The most people in a group, its founder among them.</summary>
    public const int MostPeople = 20;

    /// <summary>The most that are or ever were in a group.</summary>
    public const int MostEver = 100;

    /// <summary>The longest title of a group.</summary>
    public const int MostTitle = 100;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The two whom it is between; null for a group.</summary>
    public string? Pair { get; init; }

    /// <summary>What a group calls itself, or null.</summary>
    public string? Title { get; set; }

    /// <summary>Who began it.</summary>
    public long StarterId { get; init; }

    /// <summary>When.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>The number given out last.</summary>
    public int LastNumber { get; set; }

    /// <summary>True for a group, however few are left in it.</summary>
    public bool IsGroup => Pair is null;

    /// <summary>The two, whoever of them begins.</summary>
    public static string PairOf(long one, long other) => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(one, other)}-{Math.Max(one, other)}");

    /// <summary>Where one of its lines is read.</summary>
    public static string AddressOf(long id, int number) => string.Create(CultureInfo.InvariantCulture, $"/messages/{id}?at={number}#m-{number}");

    internal sealed class Mapping : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> builder)
        {
            builder.ToTable("Conversations");
            builder.Property(c => c.Pair).HasMaxLength(41);
            builder.Property(c => c.Title).HasMaxLength(MostTitle);
            builder.HasIndex(c => c.Pair).IsUnique();
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.StarterId);
        }
    }
}
