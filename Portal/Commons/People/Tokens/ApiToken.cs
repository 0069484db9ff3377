using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>A key with which a program acts for an account. Only its hash is kept: it is shown once, when it is made.</summary>
public sealed class ApiToken
{
    /// <summary>The longest name.</summary>
    public const int MostName = 60;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public long AccountId { get; init; }

    /// <summary>What it is for, in its owner's words.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What it may be used for, at most.</summary>
    public Scopes Scopes { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it was last used, to within some minutes.</summary>
    public DateTime? LastUsedAt { get; set; }

    /// <summary>When it was withdrawn.</summary>
    public DateTime? RevokedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ApiToken>
    {
        public void Configure(EntityTypeBuilder<ApiToken> builder)
        {
            builder.ToTable("ApiTokens");
            builder.Property(t => t.Name).HasMaxLength(MostName);
            builder.Property(t => t.Hash).HasMaxLength(32);
            builder.Property(t => t.Scopes).HasConversion<int>();
            builder.HasIndex(t => t.Hash).IsUnique();
            builder.HasIndex(t => t.AccountId);
            builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
        }
    }
}
