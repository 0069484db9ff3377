using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Watching;

/// <summary>What something is in the watch.</summary>
public enum WatchKind
{
    /// <summary>A post of the forum, or of a club's board.</summary>
    Post,

    /// <summary>Something said in a room.</summary>
    Message,

    /// <summary>What somebody says of themselves.</summary>
    Profile,

    /// <summary>A club's name and page.</summary>
    Club,

    /// <summary>A poll.</summary>
    Poll,

    /// <summary>The staff's word on an idea.</summary>
    Idea,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A draw, a contest or a quiz of a club, or what was sent in to one.</summary>
    Game,

    /// <summary>News of a club.</summary>
    ClubNews,
}

/// <summary>How well who wrote something was known when they wrote it.</summary>
public enum WatchAuthor
{
    /// <summary>Somebody whom nobody knows yet.</summary>
    Newcomer,

    /// <summary>A member who has looked around, or a customer with a verified product.</summary>
    Member,

    /// <summary>Somebody who works here.</summary>
    Staff,
}

/// <summary>In which letters most of something is written: as near to its language as one comes without guessing.</summary>
public enum WatchScript
{
    /// <summary>Pictures, numbers, nothing.</summary>
    None,

    /// <summary>Latin letters, as English has them.</summary>
    Latin,

    /// <summary>Chinese characters.</summary>
    Chinese,

    /// <summary>Any others.</summary>
    Other,
}

/// <summary>
/// One thing to be looked at: something that was written, or changed after it had been looked at. One look by one moderator is enough; it is written down here, and the first one counts.
/// The entries stand in the order in which what they tell of was committed, whoever wrote at the same time: their ids are numbers of the outbox.
/// </summary>
public sealed class WatchEntry
{
    /// <summary>The number of the news that it was made of: its place in the river.</summary>
    public long Id { get; init; }

    /// <summary>The number of the last news about it that was taken in: who saw less has not seen it.</summary>
    public long Version { get; set; }

    /// <summary>What it is, as <c>post:12</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What kind of thing.</summary>
    public WatchKind Kind { get; init; }

    /// <summary>True where it had been looked at before it was changed.</summary>
    public bool Edited { get; init; }

    /// <summary>What it belongs to, as <c>topic:12</c>.</summary>
    public required string Whole { get; init; }

    /// <summary>Where that stands, as <c>category:5</c>, <c>room:3</c> or, with a club's board and room, <c>club:7</c>.</summary>
    public required string Place { get; set; }

    /// <summary>Who wrote it, or changed it.</summary>
    public long ById { get; init; }

    /// <summary>How well they were known.</summary>
    public WatchAuthor By { get; init; }

    /// <summary>In which letters.</summary>
    public WatchScript Script { get; set; }

    /// <summary>True for what answers somebody.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Tells its words from others without being them.</summary>
    public required string Digest { get; set; }

    /// <summary>True where something in it, or about it, should be noticed: it has a <see cref="WatchAlert"/>.</summary>
    public bool Alerted { get; set; }

    /// <summary>When it was written, or changed.</summary>
    public DateTime At { get; init; }

    /// <summary>When it was looked at first, or null.</summary>
    public DateTime? SeenAt { get; set; }

    /// <summary>By whom. What a moderator wrote has been seen by its author.</summary>
    public long? SeenById { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WatchEntry>
    {
        public void Configure(EntityTypeBuilder<WatchEntry> builder)
        {
            builder.ToTable("WatchEntries");
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.Property(e => e.Subject).HasMaxLength(60);
            builder.Property(e => e.Whole).HasMaxLength(60);
            builder.Property(e => e.Place).HasMaxLength(60);
            builder.Property(e => e.Digest).HasMaxLength(40);
            builder.HasIndex(e => new { e.Subject, e.Id });
            builder.HasIndex(e => new { e.Whole, e.At });
            builder.HasIndex(e => e.Version);
            builder.HasIndex(e => e.At);
            builder.HasIndex(e => new { e.SeenById, e.SeenAt });
            builder.HasIndex(e => new { e.Kind, e.Id });
            builder.HasIndex(e => new { e.Place, e.Id });
            builder.HasIndex(e => new { e.By, e.Id });
            builder.HasIndex(e => e.Id, "IX_WatchEntries_Unseen").HasFilter("\"SeenAt\" IS NULL");
            builder.HasIndex(e => e.Id, "IX_WatchEntries_Alerted").HasFilter("\"Alerted\"");
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.ById);
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.SeenById);
        }
    }
}
