using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;

namespace Portal.Commons.Cases;

/// <summary>What a case is about.</summary>
public enum CaseKind
{
    /// <summary>Something that people flagged.</summary>
    Flag,

    /// <summary>A chat that waits for an answer.</summary>
    Chat,

    /// <summary>A question that was not answered as soon as its category promises.</summary>
    Question,

    /// <summary>Something that is held back until somebody has looked at it.</summary>
    Approval,

    /// <summary>Somebody asks that a decision about them be looked at again.</summary>
    Appeal,
}

/// <summary>Whether there is still something to do.</summary>
public enum CaseState
{
    /// <summary>Waiting, or being worked on.</summary>
    Open,

    /// <summary>Done.</summary>
    Closed,
}

/// <summary>
/// A piece of staff work: one subject, open once at a time in its kind. Whoever works on it holds a claim, which lapses by itself, or owns it until it is handed over.
/// </summary>
public sealed class Case
{
    /// <summary>How long a claim holds without any activity of who made it.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>What kind of work.</summary>
    public CaseKind Kind { get; init; }

    /// <summary>What it is about, as <c>post:12</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Where that stands, as <c>category:5</c>, <c>club:7</c> or <c>room:4</c>: whoever moderates the place works on it, too. Null for what stands nowhere, which is for moderators of the whole portal.</summary>
    public string? Place { get; set; }

    /// <summary>Open or closed.</summary>
    public CaseState State { get; set; }

    /// <summary>Who owns it until it is handed over; null while nobody has taken it.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>Who claimed it last; says nothing without <see cref="ClaimedUntil"/>: ask <see cref="HeldBy"/>.</summary>
    public long? ClaimedById { get; set; }

    /// <summary>When the claim lapses. A fact about time: nobody has to sweep.</summary>
    public DateTime? ClaimedUntil { get; set; }

    /// <summary>When something should have been done, where there is a promise.</summary>
    public DateTime? Due { get; set; }

    /// <summary>How urgent: more comes first.</summary>
    public int Weight { get; set; }

    /// <summary>Grows whenever who works on it, or its state, changes: who decides names the version they saw.</summary>
    public int Version { get; set; } = 1;

    /// <summary>When it was opened.</summary>
    public DateTime OpenedAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>How it ended, one word of its kind such as <c>agree</c>.</summary>
    public string? Outcome { get; set; }

    /// <summary>Who holds a claim at this moment, or null.</summary>
    public long? HeldBy(DateTime now) => State == CaseState.Open && ClaimedUntil > now ? ClaimedById : null;

    /// <summary>What it is about.</summary>
    public Subject Thing() => Kernel.Subject.Parse(Subject) ?? throw new InvalidOperationException($"No subject: {Subject}");

    /// <summary>Where it stands, or null.</summary>
    public Subject? At() => Kernel.Subject.Parse(Place);

    internal sealed class Mapping : IEntityTypeConfiguration<Case>
    {
        /// <summary>The queue reads all kinds at once but chats, of which there are by far the most: its indexes have none.</summary>
        private const string NoChats = "\"Kind\" <> 'Chat'";

        public void Configure(EntityTypeBuilder<Case> builder)
        {
            builder.ToTable("Cases");
            builder.Property(c => c.Subject).HasMaxLength(60);
            builder.Property(c => c.Place).HasMaxLength(60);
            builder.Property(c => c.Outcome).HasMaxLength(40);
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.HasIndex(c => new { c.Kind, c.Subject }).IsUnique().HasFilter("\"State\" = 'Open'");
            builder.HasIndex(c => new { c.Kind, c.State, c.Weight, c.OpenedAt, c.Id });
            builder.HasIndex(c => new { c.Kind, c.State, c.ClosedAt, c.Id });
            builder.HasIndex(c => new { c.Place, c.State, c.Weight, c.OpenedAt, c.Id });
            builder.HasIndex(c => new { c.Place, c.State, c.ClosedAt, c.Id });
            builder.HasIndex(c => new { c.State, c.Weight, c.OpenedAt, c.Id }).IsDescending(false, true, false, false).HasFilter(NoChats).HasDatabaseName("IX_Cases_Queue_Open");
            builder.HasIndex(c => new { c.State, c.ClosedAt, c.Id }).HasFilter(NoChats).HasDatabaseName("IX_Cases_Queue_Closed");
            builder.HasIndex(c => c.Subject);
        }
    }
}
