using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Watching;

/// <summary>Something that a moderator wants a colleague to look at. One for each entry: whoever hands it on, it is the next one's.</summary>
public sealed class WatchHandOver
{
    /// <summary>The longest note.</summary>
    public const int MostNote = 1000;

    /// <summary>The entry.</summary>
    public long Id { get; init; }

    /// <summary>By whom.</summary>
    public long FromId { get; set; }

    /// <summary>To whom.</summary>
    public long ToId { get; set; }

    /// <summary>With which words.</summary>
    public string? Note { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>When they were done with it; null while it waits for them.</summary>
    public DateTime? DoneAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WatchHandOver>
    {
        public void Configure(EntityTypeBuilder<WatchHandOver> builder)
        {
            builder.ToTable("WatchHandOvers");
            builder.Property(h => h.Id).ValueGeneratedNever();
            builder.Property(h => h.Note).HasMaxLength(MostNote);
            builder.HasIndex(h => new { h.ToId, h.Id }).HasFilter("\"DoneAt\" IS NULL");
            builder.HasOne<WatchEntry>().WithOne().HasForeignKey<WatchHandOver>(h => h.Id).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Account>().WithMany().HasForeignKey(h => h.FromId);
            builder.HasOne<Account>().WithMany().HasForeignKey(h => h.ToId);
        }
    }
}
