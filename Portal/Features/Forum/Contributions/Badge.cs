using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>What somebody can be honoured for, once each. Notifications know them by their numbers.</summary>
public enum BadgeKind
{
    /// <summary>Their first post.</summary>
    FirstPost = 1,

    /// <summary>A hundred posts.</summary>
    HundredPosts = 2,

    /// <summary>Their first answer that was accepted.</summary>
    FirstAnswer = 3,

    /// <summary>Ten accepted answers.</summary>
    TenAnswers = 4,

    /// <summary>A hundred accepted answers.</summary>
    HundredAnswers = 5,

    /// <summary>Ten reactions by others.</summary>
    TenThanks = 6,

    /// <summary>A hundred reactions by others.</summary>
    HundredThanks = 7,

    /// <summary>A thousand reactions by others.</summary>
    ThousandThanks = 8,
}

/// <summary>A badge that somebody has. It is not taken away when a count goes down again.</summary>
public sealed class Badge
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>What for.</summary>
    public BadgeKind Kind { get; init; }

    /// <summary>Since when.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Badge>
    {
        public void Configure(EntityTypeBuilder<Badge> builder)
        {
            builder.ToTable("Badges").HasKey(b => new { b.AccountId, b.Kind });
            builder.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId);
        }
    }
}

/// <summary>Somebody was honoured: told to them alone.</summary>
public sealed record BadgeEarned(long AccountId, BadgeKind Kind) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [StandingChanged.Channel(AccountId)];
}
