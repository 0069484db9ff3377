using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Markup;

namespace Portal.Features.Clubs;

/// <summary>What somebody wrote or put up in a club, apart from its board and its room.</summary>
public enum ClubItemKind
{
    /// <summary>An article about whatever the hosts like.</summary>
    Text,

    /// <summary>An article that shows how something is done.</summary>
    Tutorial,

    /// <summary>An article by somebody who knows.</summary>
    ExpertAdvice,

    /// <summary>An article on what to buy.</summary>
    BuyingAdvice,

    /// <summary>A file for members, with a description.</summary>
    Download,

    /// <summary>A picture with a caption.</summary>
    Photo,

    /// <summary>A line that somebody said of a download, for who runs the club.</summary>
    Feedback,
}

/// <summary>How the kinds belong together.</summary>
public static class ClubItemKinds
{
    /// <summary>Those that are articles.</summary>
    public static IReadOnlyList<ClubItemKind> Articles { get; } = [ClubItemKind.Text, ClubItemKind.Tutorial, ClubItemKind.ExpertAdvice, ClubItemKind.BuyingAdvice];

    /// <summary>Whether it is read as a text.</summary>
    public static bool IsArticle(this ClubItemKind kind) => kind <= ClubItemKind.BuyingAdvice;

    /// <summary>Whether it is about a file.</summary>
    public static bool HasFile(this ClubItemKind kind) => kind is ClubItemKind.Download or ClubItemKind.Photo;

    /// <summary>The part of the club's address below which it stands.</summary>
    public static string Shelf(this ClubItemKind kind) => kind switch
    {
        ClubItemKind.Photo => "photos",
        ClubItemKind.Download or ClubItemKind.Feedback => "downloads",
        _ => "articles",
    };
}

/// <summary>An article, a download, a photo of a club, or a line of feedback on a download.</summary>
public sealed class ClubItem : IMarkdownText
{
    /// <summary>The first word of the subject that it is.</summary>
    public const string Word = "club-item";

    /// <summary>The longest title or caption.</summary>
    public const int MostTitle = 200;

    /// <summary>The longest text of an article.</summary>
    public const int MostBody = 32_000;

    /// <summary>The longest description of a download.</summary>
    public const int MostDescription = 2_000;

    /// <summary>The longest line of feedback.</summary>
    public const int MostFeedback = 500;

    /// <summary>The longest text in the place of a picture.</summary>
    public const int MostAlt = 300;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The club.</summary>
    public long ClubId { get; init; }

    /// <summary>What it is.</summary>
    public ClubItemKind Kind { get; init; }

    /// <summary>Whose it is.</summary>
    public long AuthorId { get; init; }

    /// <summary>Its title; of a photo the caption; of feedback that of its download.</summary>
    public required string Title { get; set; }

    /// <summary>The text in Markdown, empty for photos.</summary>
    public required string Body { get; set; }

    /// <summary>The safe HTML of that.</summary>
    public required string Html { get; set; }

    /// <summary>What a picture shows, for who does not see it.</summary>
    public string Alt { get; set; } = "";

    /// <summary>The file that it is about; it may be gone.</summary>
    public long? FileId { get; set; }

    /// <summary>The download that it says something of.</summary>
    public long? ParentId { get; init; }

    /// <summary>True while a moderator has taken it from view, or has not looked at it yet.</summary>
    public bool Hidden { get; set; }

    /// <summary>When it was taken away by its author or a host; null while it stands.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>Who took it away: what a host did its author does not undo.</summary>
    public long? DeletedById { get; set; }

    /// <summary>When it came.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it was changed last; null where it never was.</summary>
    public DateTime? EditedAt { get; set; }

    /// <summary>How often it was changed.</summary>
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubItem>
    {
        public void Configure(EntityTypeBuilder<ClubItem> builder)
        {
            builder.ToTable("ClubItems");
            builder.Property(i => i.Title).HasMaxLength(MostTitle);
            builder.Property(i => i.Alt).HasMaxLength(MostAlt);
            builder.HasIndex(i => new { i.ClubId, i.Kind, i.CreatedAt, i.Id });
            builder.HasIndex(i => new { i.ParentId, i.Id });
            builder.HasOne<Club>().WithMany().HasForeignKey(i => i.ClubId);
            builder.HasOne<Account>().WithMany().HasForeignKey(i => i.AuthorId);
            builder.HasOne<ClubItem>().WithMany().HasForeignKey(i => i.ParentId);
        }
    }
}

/// <summary>Somebody took a download, and is asked once what they make of it.</summary>
public sealed class ClubDownload
{
    /// <summary>The download.</summary>
    public long ItemId { get; init; }

    /// <summary>Who took it.</summary>
    public long AccountId { get; init; }

    /// <summary>When they took it first.</summary>
    public DateTime At { get; init; }

    /// <summary>True once they said a line or said that they would not: then they are not asked again.</summary>
    public bool Answered { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubDownload>
    {
        public void Configure(EntityTypeBuilder<ClubDownload> builder)
        {
            builder.ToTable("ClubDownloads").HasKey(d => new { d.ItemId, d.AccountId });
            builder.HasIndex(d => d.AccountId);
            builder.HasOne<ClubItem>().WithMany().HasForeignKey(d => d.ItemId);
            builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
        }
    }
}
