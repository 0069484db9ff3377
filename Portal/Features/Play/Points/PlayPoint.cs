using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>What points were given for.</summary>
public enum PointReason
{
    /// <summary>The first place in a contest.</summary>
    Contest,

    /// <summary>Right answers in a quiz.</summary>
    Quiz,
}

/// <summary>Points that somebody got in a group. There is a row for each game in which they got any, written once when it is decided and never changed: what somebody has is the sum of them.</summary>
public sealed class PlayPoint
{
    /// <summary>The most points that a game gives for a right answer, or for its first place.</summary>
    public const int Most = 100;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>In which group.</summary>
    public long GroupId { get; init; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>In which game.</summary>
    public long GameId { get; init; }

    /// <summary>For what.</summary>
    public PointReason Reason { get; init; }

    /// <summary>How many.</summary>
    public int Points { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>Gives points to some, inside the deed that decides the game.</summary>
    internal static void Give(PortalDb db, Game it, PointReason reason, IEnumerable<(long AccountId, int Points)> given, DateTime now) =>
        db.AddRange(given.Where(g => g.Points > 0).Select(g => new PlayPoint { GroupId = it.GroupId, AccountId = g.AccountId, GameId = it.Id, Reason = reason, Points = g.Points, At = now }));

    internal sealed class Mapping : IEntityTypeConfiguration<PlayPoint>
    {
        public void Configure(EntityTypeBuilder<PlayPoint> builder)
        {
            builder.ToTable("PlayPoints");
            builder.HasIndex(p => new { p.GameId, p.AccountId }).IsUnique();
            builder.HasIndex(p => new { p.GroupId, p.AccountId });
            builder.HasIndex(p => p.AccountId);
            builder.HasOne<Group>().WithMany().HasForeignKey(p => p.GroupId);
            builder.HasOne<Game>().WithMany().HasForeignKey(p => p.GameId);
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        }
    }
}
