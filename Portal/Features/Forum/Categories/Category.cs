using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Commons.Screening;

namespace Portal.Features.Forum;

/// <summary>A place for topics: a board of the forum, or of a group of people when it has one.</summary>
public sealed class Category
{
    /// <summary>The longest name.</summary>
    public const int MostName = 100;

    /// <summary>The longest sentence about it.</summary>
    public const int MostAbout = 500;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Its name in addresses.</summary>
    public required string Slug { get; set; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>One sentence that says what belongs here.</summary>
    public string About { get; set; } = "";

    /// <summary>Its colour, one of the kit's twelve hues.</summary>
    public int Hue { get; set; }

    /// <summary>Its place in lists, smallest first.</summary>
    public int Position { get; set; }

    /// <summary>The group whose board it is, or null for the forum's own.</summary>
    public long? GroupId { get; init; }

    /// <summary>Where its topics stand.</summary>
    public Board Board => new(Id, GroupId);

    /// <summary>True when everyone may read it.</summary>
    public bool Public { get; set; } = true;

    /// <summary>For how many hours a question is left to the members, before it is the staff's turn; null for always.</summary>
    public int? MembersHours { get; set; }

    /// <summary>Within how many hours of being asked a question is answered, which is promised to whoever asks; null without a promise.</summary>
    public int? PromisedHours { get; set; }

    /// <summary>What those write here who are less known than this waits for a moderator; null where nothing does.</summary>
    public ApprovalFrom? ApprovedFrom { get; set; }

    /// <summary>How many topics can be seen in it.</summary>
    public int TopicCount { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Category>
    {
        public void Configure(EntityTypeBuilder<Category> builder)
        {
            builder.ToTable("Categories");
            builder.Ignore(c => c.Board);
            builder.Property(c => c.Slug).HasMaxLength(80);
            builder.Property(c => c.Name).HasMaxLength(MostName);
            builder.Property(c => c.About).HasMaxLength(MostAbout);
            builder.HasIndex(c => c.Slug).IsUnique();
            builder.HasIndex(c => c.GroupId);
            builder.HasOne<Group>().WithMany().HasForeignKey(c => c.GroupId);
        }
    }
}
