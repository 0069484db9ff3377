using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Contact;

/// <summary>Somebody does not want to be written to by somebody else.</summary>
public sealed class Block
{
    /// <summary>A member blocks so many at most.</summary>
    public const int Most = 1000;

    /// <summary>Who blocks.</summary>
    public long AccountId { get; init; }

    /// <summary>Who is blocked, and is not told so before they write.</summary>
    public long BlockedId { get; init; }

    /// <summary>Since when.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Block>
    {
        public void Configure(EntityTypeBuilder<Block> builder)
        {
            builder.ToTable("Blocks").HasKey(b => new { b.AccountId, b.BlockedId });
            builder.HasIndex(b => b.BlockedId);
            builder.HasIndex(b => new { b.AccountId, b.At, b.BlockedId });
            builder.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId);
            builder.HasOne<Account>().WithMany().HasForeignKey(b => b.BlockedId);
        }
    }
}
