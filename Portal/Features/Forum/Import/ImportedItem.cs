using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Forum;

/// <summary>
/// What became of a thing of another site. Written in the transaction of the thing itself, so that an import that is run again, or was
/// interrupted at any moment, makes nothing twice.
/// </summary>
public sealed class ImportedItem
{
    /// <summary>Somebody with an account there.</summary>
    public const string Person = "person";

    /// <summary>A name without an account, under which texts stand there; the empty name stands for all who have left.</summary>
    public const string Guest = "guest";

    /// <summary>The category made for the site.</summary>
    public const string Category = "category";

    /// <summary>A question, as the topic that it became.</summary>
    public const string Topic = "topic";

    /// <summary>A question or an answer, as the post that it became.</summary>
    public const string Post = "post";

    /// <summary>A comment, which became a post too.</summary>
    public const string Comment = "comment";

    /// <summary>The longest name of a thing there.</summary>
    public const int MostExternalId = 100;

    /// <summary>The site.</summary>
    public required string Source { get; init; }

    /// <summary>What kind of thing, in the words above.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id there.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Its id here.</summary>
    public long LocalId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportedItem>
    {
        public void Configure(EntityTypeBuilder<ImportedItem> builder)
        {
            builder.ToTable("ImportedItems").HasKey(i => new { i.Source, i.Kind, i.ExternalId });
            builder.Property(i => i.Source).HasMaxLength(80);
            builder.Property(i => i.Kind).HasMaxLength(20);
            builder.Property(i => i.ExternalId).HasMaxLength(MostExternalId);
            builder.HasIndex(i => new { i.Source, i.Kind, i.LocalId });
        }
    }
}
