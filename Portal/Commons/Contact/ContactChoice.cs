using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Contact;

/// <summary>Who may begin a conversation with somebody. Staff always may, and whoever is blocked never.</summary>
public enum MayBegin
{
    /// <summary>Every member.</summary>
    Everybody,

    /// <summary>Those whom they follow or have written with.</summary>
    Known,

    /// <summary>Staff alone.</summary>
    Staff,
}

/// <summary>What somebody chose about who may begin a conversation with them. There is none for who left it as it is.</summary>
public sealed class ContactChoice
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>Who may.</summary>
    public MayBegin Who { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContactChoice>
    {
        public void Configure(EntityTypeBuilder<ContactChoice> builder)
        {
            builder.ToTable("ContactChoices").HasKey(c => c.AccountId);
            builder.Property(c => c.AccountId).ValueGeneratedNever();
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        }
    }
}
