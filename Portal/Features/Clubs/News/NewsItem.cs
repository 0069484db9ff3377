using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Markup;

namespace Portal.Features.Clubs;

/// <summary>How far something to be told to a club has come.</summary>
public enum NewsState
{
    /// <summary>Only who runs the club reads it.</summary>
    Draft,

    /// <summary>The same, until its time comes.</summary>
    Scheduled,

    /// <summary>Whoever may read the club reads it.</summary>
    Published,

    /// <summary>It was withdrawn, for good.</summary>
    Withdrawn,
}

/// <summary>Something that who runs a club tells its members.</summary>
public sealed class NewsItem : IMarkdownText
{
    /// <summary>The first word of the subject that it is.</summary>
    public const string Kind = "club-news";

    /// <summary>The longest title.</summary>
    public const int MostTitle = 200;

    /// <summary>The longest text.</summary>
    public const int MostBody = 32_000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Of which club.</summary>
    public long ClubId { get; init; }

    /// <summary>Who wrote it.</summary>
    public long AuthorId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; set; }

    /// <summary>The text, in Markdown.</summary>
    public required string Body { get; set; }

    /// <summary>The safe HTML of that.</summary>
    public required string Html { get; set; }

    /// <summary>When it is to be read; null for a draft.</summary>
    public DateTime? PublishAt { get; set; }

    /// <summary>Since when it is read; null while it is not.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>When it was withdrawn; null where it was not.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>When it was changed last after it was read; null where it never was.</summary>
    public DateTime? EditedAt { get; set; }

    /// <summary>True while a moderator has taken it from view, or has not looked at it yet.</summary>
    public bool Hidden { get; set; }

    /// <summary>When it was begun.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>How often it was changed.</summary>
    public int Revision { get; set; }

    /// <summary>How far it has come.</summary>
    public NewsState State => StateOf(PublishAt, PublishedAt, WithdrawnAt);

    /// <summary>The club, as the place that it belongs to.</summary>
    public Subject Place => new(ModeratedPlaces.Club, ClubId);

    /// <summary>How far one has come that has these times.</summary>
    public static NewsState StateOf(DateTime? publishAt, DateTime? publishedAt, DateTime? withdrawnAt) =>
        withdrawnAt is not null ? NewsState.Withdrawn : publishedAt is not null ? NewsState.Published : publishAt is not null ? NewsState.Scheduled : NewsState.Draft;

    /// <summary>Where it is read.</summary>
    public static string AddressOf(string slug, long id) => string.Create(CultureInfo.InvariantCulture, $"/clubs/{slug}/news/{id}");

    internal sealed class Mapping : IEntityTypeConfiguration<NewsItem>
    {
        public void Configure(EntityTypeBuilder<NewsItem> builder)
        {
            builder.ToTable("ClubNewsItems");
            builder.Ignore(n => n.State);
            builder.Ignore(n => n.Place);
            builder.Property(n => n.Title).HasMaxLength(MostTitle);
            builder.HasIndex(n => new { n.ClubId, n.PublishedAt, n.Id });
            builder.HasIndex(n => n.PublishAt, "IX_ClubNewsItems_Due").HasFilter("\"PublishedAt\" IS NULL AND \"PublishAt\" IS NOT NULL");
            builder.HasOne<Club>().WithMany().HasForeignKey(n => n.ClubId);
            builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AuthorId);
        }
    }
}
