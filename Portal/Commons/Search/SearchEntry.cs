using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.Search;

/// <summary>Says which thing a row of the word index stands for. The words themselves are in the database's own full-text structure: see <see cref="SearchIndex"/>.</summary>
public sealed class SearchEntry
{
    /// <summary>The row of the index.</summary>
    public long Id { get; private set; }

    /// <summary>The kind of thing.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id.</summary>
    public long ThingId { get; init; }

    /// <summary>When it was written.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SearchEntry>
    {
        public void Configure(EntityTypeBuilder<SearchEntry> builder)
        {
            builder.ToTable("SearchEntries");
            builder.Property(e => e.Kind).HasMaxLength(20);
            builder.HasIndex(e => new { e.Kind, e.ThingId }).IsUnique();
        }
    }
}
