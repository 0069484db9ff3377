using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>What moderators can do with a person, the mildest first.</summary>
public enum SanctionKind
{
    /// <summary>A word for colleagues. The person is not told.</summary>
    Note,

    /// <summary>A word to the person, who says that they have read it before they write again.</summary>
    Warning,

    /// <summary>What they write in places waits for a moderator for a time, as that of newcomers can; private messages and chats with the staff do not.</summary>
    Approval,

    /// <summary>They may not write to others for a time; chats with the staff, and what is theirs alone, go on.</summary>
    Mute,

    /// <summary>They may read and not write anything for a time.</summary>
    Suspension,

    /// <summary>The same for good.</summary>
    Ban,
}

/// <summary>
/// Something that was decided about a person: who did, when, why, until when, what led to it, and how it went on. It ends because its time has come (nobody sweeps), or because somebody
/// took it back. It is never deleted.
/// </summary>
public sealed class Sanction
{
    /// <summary>The longest reason.</summary>
    public const int MostReason = 2000;

    /// <summary>The longest word for what led to it.</summary>
    public const int MostSubject = 60;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Whose account.</summary>
    public long AccountId { get; init; }

    /// <summary>What it is.</summary>
    public SanctionKind Kind { get; init; }

    /// <summary>Who decided; null for the portal itself.</summary>
    public long? ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>Why, as the person is told; of a note what it says. Empty once the account is erased.</summary>
    public required string Reason { get; set; }

    /// <summary>What else colleagues should know: they alone read it, in the time line, as they do notes. Null for nothing, of notes, and once the account is erased.</summary>
    public string? StaffNote { get; set; }

    /// <summary>Until when; null for good, and for what has no duration.</summary>
    public DateTime? Until { get; init; }

    /// <summary>What it counts on the scale: <see cref="SanctionScale"/>; of a warning perhaps what who gave it said.</summary>
    public int Points { get; init; }

    /// <summary>For how many days that counts, as was said when it was decided: 0 for good. Null where nothing was said: for <see cref="SanctionScale.Counts"/>.</summary>
    public int? PointDays { get; init; }

    /// <summary>When that stops counting; null where it never does, and where there is nothing to count.</summary>
    public DateTime? PointsUntil => Points == 0 ? null : SanctionScale.EndOf(At, PointDays);

    /// <summary>The case that led to it, or null.</summary>
    public long? CaseId { get; init; }

    /// <summary>The thing that led to it, as <c>post:12</c>, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The place that it is about alone, as <c>category:5</c> or <c>club:7</c>: there a mute keeps them from writing, and who moderates it decides. Null for the whole portal.</summary>
    public string? Place { get; init; }

    /// <summary>The warning from which it followed by itself, by the scale's steps; null for what somebody decided.</summary>
    public long? FollowsId { get; private set; }

    /// <summary>Of what followed by itself, from how many points on its step is.</summary>
    public int? FromPoints { get; private set; }

    /// <summary>When the person said that they have read it; of warnings alone.</summary>
    public DateTime? AcknowledgedAt { get; private set; }

    /// <summary>When it was taken back, or another one took its place.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>Who did that.</summary>
    public long? RevokedById { get; private set; }

    /// <summary>Why, as the person is told; null where another one took its place.</summary>
    public string? RevokedReason { get; set; }

    /// <summary>True where it ended because another one took its place: of this the person hears nothing more.</summary>
    public bool Replaced { get; private set; }

    /// <summary>True while it takes something away, as far as that is no matter of time: it is no note, was not taken back, and of a warning nobody has said that they read it.</summary>
    public bool Binds { get; private set; }

    /// <summary>True while it takes something away.</summary>
    public bool BindsAt(DateTime now) => Binds && !(Until <= now);

    /// <summary>What it counts at a moment: nothing once it was taken back or replaced, or its time to count is over.</summary>
    public int PointsAt(DateTime now) => RevokedAt is null && !(PointsUntil <= now) ? Points : 0;

    /// <summary>The place that it is about alone, or null.</summary>
    public Subject? Where() => Kernel.Subject.Parse(Place);

    /// <summary>True where it was taken back, and not only replaced.</summary>
    public bool IsRevoked => RevokedAt is not null && !Replaced;

    /// <summary>A new one of this kind; without points of its own it counts what its kind does, and as long.</summary>
    public static Sanction Of(
        SanctionKind kind, long accountId, long? byId, DateTime at, string reason, DateTime? until = null, long? caseId = null, string? subject = null, Subject? place = null, int? points = null, int? pointDays = null) => new()
    {
        AccountId = accountId, Kind = kind, ById = byId, At = at, Reason = reason, Until = until, CaseId = caseId, Subject = subject, Place = place?.ToString(),
        Points = points ?? SanctionScale.PointsOf(kind), PointDays = pointDays, Binds = kind != SanctionKind.Note,
    };

    /// <summary>It follows by itself from a warning that found the person on a step.</summary>
    public Sanction Following(Sanction warning, int fromPoints)
    {
        (FollowsId, FromPoints) = (warning.Id, fromPoints);
        return this;
    }

    /// <summary>The person has read it. Twice is as good as once.</summary>
    public void Acknowledge(DateTime now)
    {
        AcknowledgedAt ??= now;
        Binds = false;
    }

    /// <summary>It is taken back.</summary>
    public void Revoke(long? byId, DateTime now, string reason) => (RevokedAt, RevokedById, RevokedReason, Binds) = (now, byId, reason, false);

    /// <summary>Another one takes its place.</summary>
    public void Replace(long? byId, DateTime now) => (RevokedAt, RevokedById, Replaced, Binds) = (now, byId, true, false);

    internal sealed class Mapping : IEntityTypeConfiguration<Sanction>
    {
        public void Configure(EntityTypeBuilder<Sanction> builder)
        {
            builder.ToTable("Sanctions");
            builder.Property(s => s.Reason).HasMaxLength(MostReason);
            builder.Property(s => s.RevokedReason).HasMaxLength(MostReason);
            builder.Property(s => s.StaffNote).HasMaxLength(MostReason);
            builder.Property(s => s.Subject).HasMaxLength(MostSubject);
            builder.Property(s => s.Place).HasMaxLength(60);
            builder.HasIndex(s => s.AccountId, "IX_Sanctions_Binding").HasFilter("\"Binds\""); // asked with every standing
            builder.HasIndex(s => new { s.AccountId, s.At, s.Id });
            builder.HasIndex(s => s.CaseId);
            builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        }
    }
}
