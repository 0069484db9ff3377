using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Markup;

namespace Portal.Features.Play;

/// <summary>What somebody sent in to a contest.</summary>
public sealed class ContestEntry : IMarkdownText
{
    /// <summary>The first word of the subject that it is.</summary>
    public const string Kind = "contest-entry";

    /// <summary>The longest text.</summary>
    public const int MostBody = 8000;

    /// <summary>The most entries of one contest.</summary>
    public const int Most = 5000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The contest.</summary>
    public long GameId { get; init; }

    /// <summary>Its number in the contest, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Who sent it in.</summary>
    public long AuthorId { get; init; }

    /// <summary>What it says, in Markdown, pictures in it.</summary>
    public required string Body { get; set; }

    /// <summary>The safe HTML of that.</summary>
    public required string Html { get; set; }

    /// <summary>True while a moderator has taken it from view, or has not looked at it yet. One that is hidden when the votes are counted does not win.</summary>
    public bool Hidden { get; set; }

    /// <summary>When its author took it back; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>What all votes for it add up to; counted at the end, 0 before.</summary>
    public int Score { get; set; }

    /// <summary>Its place, which several share that have the same score; null before the end, and for one without a vote.</summary>
    public int? Place { get; set; }

    /// <summary>Where it stands in the list of the result, from 1; null before the end.</summary>
    public int? Rank { get; set; }

    /// <summary>When it was sent in.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Where it is read.</summary>
    public static string AddressOf(long gameId, int number) => $"{Game.AddressOf(gameId)}?entry={number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    internal sealed class Mapping : IEntityTypeConfiguration<ContestEntry>
    {
        public void Configure(EntityTypeBuilder<ContestEntry> builder)
        {
            builder.ToTable("ContestEntries");
            builder.HasIndex(e => new { e.GameId, e.Number }).IsUnique();
            builder.HasIndex(e => new { e.GameId, e.Rank });
            builder.HasIndex(e => new { e.GameId, e.AuthorId });
            builder.HasIndex(e => e.AuthorId);
            builder.HasOne<Game>().WithMany().HasForeignKey(e => e.GameId);
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AuthorId);
        }
    }
}
