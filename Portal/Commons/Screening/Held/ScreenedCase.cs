using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Cases;
using Portal.Commons.People;

namespace Portal.Commons.Screening;

/// <summary>How it stands with something that was looked at before others saw it.</summary>
public enum HoldState
{
    /// <summary>It waits; nobody but its writer and moderators sees it.</summary>
    Held,

    /// <summary>It stands, and a moderator looks at it afterwards.</summary>
    Flagged,

    /// <summary>A moderator found it good.</summary>
    Approved,

    /// <summary>A moderator found it bad: nobody else sees it.</summary>
    Rejected,

    /// <summary>Its writer took it back before a moderator had looked.</summary>
    Withdrawn,
}

/// <summary>What belongs to a case of approval: whose thing it is, why it was looked at, and how it stands.</summary>
public sealed class ScreenedCase
{
    /// <summary>The case.</summary>
    public long CaseId { get; init; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>True for what was held back; false for what stood all the time.</summary>
    public bool WasHeld { get; set; }

    /// <summary>True for what others saw before it was held: when it comes back, nobody is told of it as of something new.</summary>
    public bool WasSeen { get; set; }

    /// <summary>How it stands.</summary>
    public HoldState State { get; set; }

    /// <summary>Why: the findings, as JSON.</summary>
    public required string Findings { get; set; }

    /// <summary>What the moderator said to its writer who brought it to where it stands: who approved or rejected it, or took that back.</summary>
    public string? Reason { get; set; }

    /// <summary>When it came to be, or was decided.</summary>
    public DateTime At { get; set; }

    /// <summary>Why something stands as it does, for its writer: in the moderator's own words, or, of what is not published without any, by what was found. Null where nothing says it.</summary>
    internal static string? Why(HoldState state, string? reason, string findings) =>
        reason ?? (state == HoldState.Rejected && Finding.Against(findings) is { Length: > 0 } found ? found : null);

    internal sealed class Mapping : IEntityTypeConfiguration<ScreenedCase>
    {
        public void Configure(EntityTypeBuilder<ScreenedCase> builder)
        {
            builder.ToTable("ScreenedCases").HasKey(c => c.CaseId);
            builder.Property(c => c.CaseId).ValueGeneratedNever();
            builder.Property(c => c.Reason).HasMaxLength(2000);
            builder.HasIndex(c => new { c.AccountId, c.CaseId });
            builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        }
    }
}
