using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Notifications;

/// <summary>The address to which one letter is answered: by whom, and what. Nobody guesses its key; and no key is longer than a mailbox may be, in letters that survive being written small.</summary>
public sealed class ReplyAddress
{
    /// <summary>The part of the address that no other has.</summary>
    public required string Key { get; init; }

    /// <summary>Who was written to: nobody else's answer is taken.</summary>
    public long AccountId { get; init; }

    /// <summary>The first word of what is answered: <c>post</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Its id.</summary>
    public long SubjectId { get; init; }

    /// <summary>When the letter was written.</summary>
    public DateTime MadeAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReplyAddress>
    {
        public void Configure(EntityTypeBuilder<ReplyAddress> builder)
        {
            builder.ToTable("ReplyAddresses").HasKey(a => a.Key);
            builder.Property(a => a.Key).HasMaxLength(ReplyAddresses.KeyLength);
            builder.Property(a => a.SubjectKind).HasMaxLength(20);
            builder.HasIndex(a => a.AccountId);
            builder.HasIndex(a => a.MadeAt);
            builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        }
    }
}
