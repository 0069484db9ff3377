using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Accounts;

/// <summary>
/// How many wrong passwords were given in a row for one account, or for a name that nobody has: both are counted and locked alike,
/// so that a lock says nothing about who exists.
/// </summary>
public sealed class SignInCount
{
    /// <summary>The account, or the hash of what was typed.</summary>
    public required string Key { get; init; }

    /// <summary>Wrong passwords in a row. Two at once are two: who finds that it changed meanwhile counts again.</summary>
    public int Wrong { get; set; }

    /// <summary>Until when no password is taken.</summary>
    public DateTime? LockedUntil { get; set; }

    /// <summary>The last attempt.</summary>
    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInCount>
    {
        public void Configure(EntityTypeBuilder<SignInCount> builder)
        {
            builder.ToTable("SignInCounts").HasKey(c => c.Key);
            builder.Property(c => c.Key).HasMaxLength(80);
            builder.Property(c => c.Wrong).IsConcurrencyToken();
            builder.HasIndex(c => c.At);
        }
    }
}
