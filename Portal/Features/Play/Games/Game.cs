using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Markup;

namespace Portal.Features.Play;

/// <summary>What kind of game it is.</summary>
public enum GameKind
{
    /// <summary>Lots decide, and everybody can check them.</summary>
    Draw,

    /// <summary>Members send something in, and members or a jury choose the best.</summary>
    Contest,

    /// <summary>Questions with choices.</summary>
    Quiz,
}

/// <summary>How far a game is.</summary>
public enum GameStage
{
    /// <summary>One can take part.</summary>
    Open,

    /// <summary>One cannot any more, and it is not decided yet: the list of a draw is frozen, a contest is voted on.</summary>
    Closed,

    /// <summary>It is decided.</summary>
    Done,
}

/// <summary>Something that the members of a group play: what all kinds have in common. What was announced stands: it can be called off, and not changed.</summary>
public sealed class Game : IMarkdownText
{
    /// <summary>The first word of the subject that a game is, and of its live channel.</summary>
    public const string Kind = "game";

    /// <summary>The longest title.</summary>
    public const int MostTitle = 200;

    /// <summary>The longest text.</summary>
    public const int MostBody = 8000;

    /// <summary>The most that its lines hold.</summary>
    public const int MostLines = 16_000;

    /// <summary>The longest reason for calling it off.</summary>
    public const int MostReason = 500;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The group whose game it is.</summary>
    public long GroupId { get; init; }

    /// <summary>Who announced it.</summary>
    public long AuthorId { get; init; }

    /// <summary>What kind of game.</summary>
    public GameKind What { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What it is about, and its rules, in Markdown; may be empty.</summary>
    public required string Body { get; set; }

    /// <summary>The safe HTML of that.</summary>
    public required string Html { get; set; }

    /// <summary>What else stands in it in plain words, one a line: the prizes of a draw, the questions of a quiz with their choices.</summary>
    public string Lines { get; set; } = "";

    /// <summary>Until when one can take part.</summary>
    public DateTime ClosesAt { get; init; }

    /// <summary>How far it is.</summary>
    public GameStage Stage { get; set; }

    /// <summary>When its next stage is due; null where there is none any more.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>How many take part.</summary>
    public int Taking { get; set; }

    /// <summary>The points that can be won: for each right answer, for the first place; 0 for none.</summary>
    public int Points { get; init; }

    /// <summary>When it was called off; null while it stands.</summary>
    public DateTime? CancelledAt { get; set; }

    /// <summary>Why, as those who take part are told.</summary>
    public string? CancelReason { get; set; }

    /// <summary>True while a moderator has taken it from view, or has not looked at it yet. It stands still meanwhile.</summary>
    public bool Hidden { get; set; }

    /// <summary>When it was announced.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>The place that it belongs to: its club.</summary>
    public Subject Home => HomeOf(GroupId);

    /// <summary>The place that the games of a group belong to.</summary>
    public static Subject HomeOf(long groupId) => ModeratedPlaces.OfGroup(groupId)!.Value;

    /// <summary>Where it is read.</summary>
    public static string AddressOf(long id) => string.Create(CultureInfo.InvariantCulture, $"/games/{id}");

    /// <summary>Its next stage is reached, and the one after it is due then.</summary>
    public void Reach(GameStage stage, DateTime? nextAt) => (Stage, DueAt) = (stage, nextAt);

    /// <summary>It is called off, for good: no stage is due any more.</summary>
    public void Cancel(DateTime now, string? reason) => (CancelledAt, CancelReason, DueAt) = (now, reason, null);

    internal sealed class Mapping : IEntityTypeConfiguration<Game>
    {
        public void Configure(EntityTypeBuilder<Game> builder)
        {
            builder.ToTable("Games");
            builder.Ignore(g => g.Home);
            builder.Property(g => g.Title).HasMaxLength(MostTitle);
            builder.Property(g => g.CancelReason).HasMaxLength(MostReason);
            builder.HasIndex(g => new { g.GroupId, g.Id });
            builder.HasIndex(g => g.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
            builder.HasOne<Group>().WithMany().HasForeignKey(g => g.GroupId);
            builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AuthorId);
        }
    }
}
