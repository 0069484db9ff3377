using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.People;

/// <summary>Something of the company's that somebody owns, as its staff or its own systems know. Who has one is a customer.</summary>
public sealed class VerifiedProduct
{
    /// <summary>The longest name of a product.</summary>
    public const int MostName = 100;

    /// <summary>Whose it is.</summary>
    public long AccountId { get; init; }

    /// <summary>What it is, in the company's words, such as a model or a serial number.</summary>
    public required string Name { get; init; }

    /// <summary>Who verified it; null for the portal itself.</summary>
    public long? ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<VerifiedProduct>
    {
        public void Configure(EntityTypeBuilder<VerifiedProduct> builder)
        {
            builder.ToTable("VerifiedProducts").HasKey(p => new { p.AccountId, p.Name });
            builder.Property(p => p.Name).HasMaxLength(MostName);
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        }
    }
}
