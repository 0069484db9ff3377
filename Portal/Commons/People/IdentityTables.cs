using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.People;

/// <summary>The framework's own tables around an account: outside logins, tokens (authenticator keys, recovery codes), claims and passkeys.</summary>
internal static class IdentityTables
{
    internal sealed class Claims : IEntityTypeConfiguration<IdentityUserClaim<long>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder)
        {
            builder.ToTable("AccountClaims").HasKey(c => c.Id);
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId);
        }
    }

    internal sealed class Logins : IEntityTypeConfiguration<IdentityUserLogin<long>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
        {
            builder.ToTable("AccountLogins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
            builder.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId);
        }
    }

    internal sealed class Tokens : IEntityTypeConfiguration<IdentityUserToken<long>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
        {
            builder.ToTable("AccountTokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            builder.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
        }
    }

    internal sealed class Passkeys : IEntityTypeConfiguration<IdentityUserPasskey<long>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> builder)
        {
            builder.ToTable("AccountPasskeys").HasKey(p => p.CredentialId);
            builder.Property(p => p.CredentialId).HasMaxLength(1024);
            builder.OwnsOne(p => p.Data).ToJson();
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        }
    }
}
