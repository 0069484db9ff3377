using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.Sanctions;

/// <summary>What a worded reason is for.</summary>
public enum ReasonUse
{
    /// <summary>A warning.</summary>
    Warning,

    /// <summary>What somebody writes waits for a moderator for a time.</summary>
    Approval,

    /// <summary>A mute.</summary>
    Mute,

    /// <summary>A suspension.</summary>
    Suspension,

    /// <summary>A ban.</summary>
    Ban,

    /// <summary>Something of theirs is taken from view, or not let through.</summary>
    Hide,

    /// <summary>An appeal is decided.</summary>
    Appeal,

    /// <summary>Flags were right, and yet the thing stays.</summary>
    Agreed,

    /// <summary>Flags were wrong, or a thing is shown again.</summary>
    Disagreed,

    /// <summary>What waited is published.</summary>
    Approved,

    /// <summary>What somebody wrote is edited by a moderator.</summary>
    Edit,

    /// <summary>A topic is moved.</summary>
    Move,

    /// <summary>Posts of a topic are moved to another one.</summary>
    Split,

    /// <summary>A topic is merged into another one.</summary>
    Merge,

    /// <summary>A topic is closed, or archived.</summary>
    Close,

    /// <summary>A topic is slowed down.</summary>
    Slow,

    /// <summary>Somebody is muted in one room.</summary>
    RoomMute,

    /// <summary>A topic gets another title, other tags or another kind.</summary>
    Rename,

    /// <summary>A topic is pinned.</summary>
    Pin,

    /// <summary>The poll of a topic is closed, or taken away.</summary>
    Poll,

    /// <summary>Personal data are taken out of what somebody wrote.</summary>
    Rescue,

    /// <summary>A decision about somebody, or about what they wrote, is taken back.</summary>
    Revoke,
}

/// <summary>A reason that the admin has worded in each language, so that whoever is told reads it in theirs.</summary>
public sealed class ReasonTemplate
{
    /// <summary>So many at most: a list to choose from.</summary>
    public const int Most = 200;

    /// <summary>The longest name.</summary>
    public const int MostName = 100;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>What it is for.</summary>
    public ReasonUse Use { get; set; }

    /// <summary>What staff call it.</summary>
    public required string Name { get; set; }

    /// <summary>The words in English, which also stand in for a language that has none.</summary>
    public required string En { get; set; }

    /// <summary>The words in simplified Chinese; empty where there are none.</summary>
    public required string ZhHans { get; set; }

    /// <summary>The words in traditional Chinese; empty where there are none.</summary>
    public required string ZhHant { get; set; }

    /// <summary>What a warning counts that is given with it; null for what warnings count. Of other uses null.</summary>
    public int? Points { get; set; }

    /// <summary>For how many days it does, 0 for good; null for <see cref="SanctionScale.Counts"/>.</summary>
    public int? PointDays { get; set; }

    /// <summary>The words for who reads a language.</summary>
    public string In(string? language) => Platform.Web.Languages.Find(language)?.Name switch
    {
        "zh-Hans" => First(ZhHans, ZhHant),
        "zh-Hant" => First(ZhHant, ZhHans),
        _ => En,
    };

    private string First(string own, string other) => own.Length > 0 ? own : other.Length > 0 ? other : En;

    internal sealed class Mapping : IEntityTypeConfiguration<ReasonTemplate>
    {
        public void Configure(EntityTypeBuilder<ReasonTemplate> builder)
        {
            builder.ToTable("ReasonTemplates");
            builder.Property(t => t.Name).HasMaxLength(MostName);
            builder.Property(t => t.En).HasMaxLength(Sanction.MostReason);
            builder.Property(t => t.ZhHans).HasMaxLength(Sanction.MostReason);
            builder.Property(t => t.ZhHant).HasMaxLength(Sanction.MostReason);
            builder.HasIndex(t => new { t.Use, t.Name }).IsUnique();
        }
    }
}
