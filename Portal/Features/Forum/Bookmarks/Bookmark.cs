using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>A post that somebody wants to find again, and may want to be reminded of.</summary>
public sealed class Bookmark
{
    /// <summary>The longest note, in characters.</summary>
    public const int MostNote = 200;

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>The post.</summary>
    public long PostId { get; init; }

    /// <summary>What they want to remember of it, or null.</summary>
    public string? Note { get; set; }

    /// <summary>When they want to be reminded; null when they do not, or were.</summary>
    public DateTime? RemindAt { get; set; }

    /// <summary>When they were last reminded; null when they were not.</summary>
    public DateTime? RemindedAt { get; set; }

    /// <summary>When it was set.</summary>
    public DateTime CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Bookmark>
    {
        public void Configure(EntityTypeBuilder<Bookmark> builder)
        {
            builder.ToTable("Bookmarks").HasKey(b => new { b.AccountId, b.PostId });
            builder.Property(b => b.Note).HasMaxLength(MostNote);
            builder.Property(b => b.RemindAt).IsConcurrencyToken(); // whoever changes it while the reminder is being given wins
            builder.HasIndex(b => new { b.AccountId, b.CreatedAt, b.PostId });
            builder.HasIndex(b => b.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
            builder.HasOne<Post>().WithMany().HasForeignKey(b => b.PostId);
            builder.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId);
        }
    }
}
