using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Notifications;
using Portal.Commons.People;

namespace Portal.Features.Clubs;

/// <summary>How a member wants to be told of one club's news, new events and new games. There is none for who left it as they chose for all: see <see cref="NotificationKind.ClubNews"/>. It outlives leaving the club: who comes back is not written to against their will.</summary>
public sealed class NewsChoice
{
    /// <summary>Which club's.</summary>
    public long ClubId { get; init; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>Told in the bell.</summary>
    public bool Bell { get; set; }

    /// <summary>Sent by letter.</summary>
    public MailChoice Mail { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NewsChoice>
    {
        public void Configure(EntityTypeBuilder<NewsChoice> builder)
        {
            builder.ToTable("ClubNewsChoices").HasKey(c => new { c.ClubId, c.AccountId });
            builder.HasIndex(c => c.AccountId);
            builder.HasOne<Club>().WithMany().HasForeignKey(c => c.ClubId);
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        }
    }
}
