using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.People;

/// <summary>What somebody may do beyond being a member. An admin has all of them.</summary>
[Flags]
public enum Roles
{
    /// <summary>A member and nothing more.</summary>
    None = 0,

    /// <summary>Answers chats.</summary>
    Agent = 1,

    /// <summary>Decides flags and watches.</summary>
    Moderator = 2,

    /// <summary>Everything.</summary>
    Admin = 4,
}

/// <summary>A person with an account. The password, lock-out, two-factor and passkey parts are the framework's.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>The name as the person writes it, shown beside what they write; the account's name where none was given.</summary>
    public string? DisplayName { get; set; }

    /// <summary>What they say of themselves, in Markdown.</summary>
    public string? About { get; set; }

    /// <summary>What they may do beyond being a member.</summary>
    public Roles Roles { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>The language they chose, or null to follow the browser.</summary>
    public string? Language { get; set; }

    /// <summary>How well they are known here.</summary>
    public Trust Trust { get; set; }

    /// <summary>They own something of the company's, as its staff know: the rows of <see cref="VerifiedProduct"/>.</summary>
    public bool IsCustomer { get; set; }

    /// <summary>They want everybody to see that they are a customer.</summary>
    public bool ShowsCustomer { get; set; }

    /// <summary>They do not want others to see where they are.</summary>
    public bool HidesPresence { get; set; }

    /// <summary>A moderator has to approve the account before it may write: by a setting, or because of its mail domain.</summary>
    public bool AwaitsApproval { get; set; }

    /// <summary>True for an account that was brought in by an import and cannot be signed in to.</summary>
    public bool Imported { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("Accounts");
            builder.Property(a => a.Roles).HasConversion<int>();
            builder.Property(a => a.UserName).HasMaxLength(60);
            builder.Property(a => a.NormalizedUserName).HasMaxLength(60);
            builder.Property(a => a.Email).HasMaxLength(254);
            builder.Property(a => a.NormalizedEmail).HasMaxLength(254);
            builder.Property(a => a.DisplayName).HasMaxLength(100);
            builder.Property(a => a.Language).HasMaxLength(20);
            builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            builder.HasIndex(a => a.NormalizedUserName).IsUnique();
            builder.HasIndex(a => a.NormalizedUserName, "IX_Accounts_NameBeginnings").HasOperators("text_pattern_ops"); // PostgreSQL finds beginnings by no other; see PeopleByName
            builder.HasIndex(a => a.NormalizedUserName, "IX_Accounts_ReachableNames").HasOperators("text_pattern_ops").HasFilter("\"NormalizedEmail\" IS NOT NULL");
            builder.HasIndex(a => a.NormalizedEmail).IsUnique();
        }
    }
}
