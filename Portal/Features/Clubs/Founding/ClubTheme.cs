using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>By what a club is found.</summary>
public enum ThemeKind
{
    /// <summary>What it is about, in a word.</summary>
    Topic,

    /// <summary>A product of the company's that it is about, in the words in which customers' products are verified.</summary>
    Product,
}

/// <summary>Something that a club is about.</summary>
public sealed class ClubTheme
{
    /// <summary>So many topics at most.</summary>
    public const int MostTopics = 5;

    /// <summary>So many products at most.</summary>
    public const int MostProducts = 10;

    /// <summary>Which club.</summary>
    public long ClubId { get; init; }

    /// <summary>What it is.</summary>
    public ThemeKind Kind { get; init; }

    /// <summary>The form in which it is looked for: <see cref="KeyOf"/>.</summary>
    public required string Key { get; init; }

    /// <summary>As it is shown.</summary>
    public required string Name { get; init; }

    /// <summary>The form of a name in which upper and lower case, and the spaces in it, make no difference.</summary>
    public static string KeyOf(string name) => string.Join(' ', name.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words as they are kept, each once; or what is wrong with them.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="typed">As they were typed.</param>
    public static Result<IReadOnlyList<(string Key, string Name)>> Read(ThemeKind kind, IReadOnlyList<string?> typed)
    {
        var (field, most, longest) = kind == ThemeKind.Topic ? ("topics", MostTopics, TagWords.Most) : ("products", MostProducts, VerifiedProduct.MostName);
        var words = typed.Select(t => kind == ThemeKind.Topic ? TagWords.Word(t ?? "") : string.Join(' ', (t ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        if (words.Select(w => Bounds.Check(field, w, longest) ?? (kind == ThemeKind.Topic && !TagWords.IsSound(w) ? Problem.Invalid<FoundingText>(field, "TopicCharacters", w) : null)).FirstOrDefault(p => p is not null) is { } problem)
        {
            return problem;
        }

        var kept = words.DistinctBy(KeyOf).Select(w => (Key: KeyOf(w), Name: w)).ToList();
        return kept.Count <= most ? kept : Problem.Invalid<FoundingText>(field, kind == ThemeKind.Topic ? "TooManyTopics" : "TooManyProducts", most);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubTheme>
    {
        public void Configure(EntityTypeBuilder<ClubTheme> builder)
        {
            builder.ToTable("ClubThemes").HasKey(t => new { t.ClubId, t.Kind, t.Key });
            builder.Property(t => t.Key).HasMaxLength(VerifiedProduct.MostName);
            builder.Property(t => t.Name).HasMaxLength(VerifiedProduct.MostName);
            builder.HasIndex(t => new { t.Kind, t.Key, t.ClubId });
            builder.HasOne<Club>().WithMany().HasForeignKey(t => t.ClubId);
        }
    }
}
