using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Notifications;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>What topics have in common, so that they can be followed together.</summary>
public enum PlaceKind
{
    /// <summary>They stand in one category.</summary>
    Category,

    /// <summary>They carry one tag.</summary>
    Tag,

    /// <summary>One person started them.</summary>
    Person,
}

/// <summary>How closely somebody follows the topics of a place. There is none where it is normal and their letters are as their settings say.</summary>
public sealed class PlaceWatch
{
    /// <summary>A member follows or mutes so many at most.</summary>
    public const int Most = 500;

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>What kind of place.</summary>
    public PlaceKind Kind { get; init; }

    /// <summary>The category, the tag, or the account of the person.</summary>
    public long SubjectId { get; init; }

    /// <summary>How closely.</summary>
    public WatchLevel Level { get; set; }

    /// <summary>By which letter the new of it is sent, or null for as their settings say.</summary>
    public MailChoice? Mail { get; set; }

    /// <summary>What was written before counts as read.</summary>
    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlaceWatch>
    {
        public void Configure(EntityTypeBuilder<PlaceWatch> builder)
        {
            builder.ToTable("PlaceWatches").HasKey(w => new { w.AccountId, w.Kind, w.SubjectId });
            builder.HasIndex(w => new { w.Kind, w.SubjectId, w.Level, w.AccountId, w.At });
            builder.HasOne<Account>().WithMany().HasForeignKey(w => w.AccountId);
        }
    }
}
