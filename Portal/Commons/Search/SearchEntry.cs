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

/// <summary>Says that everything stands in the index in the form that the portal writes now.</summary>
public sealed class SearchFormat
{
    /// <summary>The form that is written now: greater by one whenever entries get other words or marks, or another kind of thing can be found.</summary>
    public const int Current = 2;

    /// <summary>The form.</summary>
    public int Number { get; init; }

    /// <summary>Since when everything stands in it.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SearchFormat>
    {
        public void Configure(EntityTypeBuilder<SearchFormat> builder)
        {
            builder.ToTable("SearchFormats").HasKey(f => f.Number);
            builder.Property(f => f.Number).ValueGeneratedNever();
        }
    }
}
