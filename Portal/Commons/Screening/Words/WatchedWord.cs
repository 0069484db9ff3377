using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Screening;

/// <summary>What is watched for.</summary>
public enum WatchedKind
{
    /// <summary>A word or phrase in what is written; * stands for any letters within a word.</summary>
    Word,

    /// <summary>The host of a link, with all hosts under it.</summary>
    Host,

    /// <summary>A part of the address of a link.</summary>
    Address,

    /// <summary>The domain of a mail address, with all domains under it: whoever wants an account with one.</summary>
    MailDomain,
}

/// <summary>What is done with what holds it. The strictest of several counts.</summary>
public enum WatchedEffect
{
    /// <summary>It never counts as a sign of spam.</summary>
    Allow,

    /// <summary>It stands, and moderators look at it afterwards.</summary>
    Flag,

    /// <summary>It stands, with the word covered.</summary>
    Mask,

    /// <summary>Nobody else sees it before a moderator has.</summary>
    Hold,

    /// <summary>It is not taken at all; its writer is told which word it was.</summary>
    Refuse,
}

/// <summary>One line of the list of what is watched for.</summary>
public sealed class WatchedWord
{
    /// <summary>The longest text.</summary>
    public const int MostText = 200;

    /// <summary>The longest form of one: some characters stand for several.</summary>
    public const int MostForm = 2 * MostText;

    /// <summary>The longest note.</summary>
    public const int MostNote = 200;

    /// <summary>The longest list.</summary>
    public const int Most = 20_000;

    /// <summary>So many lines who moderates places alone writes for one of them.</summary>
    public const int MostAtPlace = 500;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>What it is.</summary>
    public WatchedKind Kind { get; set; }

    /// <summary>The text, as it was typed.</summary>
    public required string Text { get; set; }

    /// <summary>The form in which it is compared: no two lines of one kind and place have the same.</summary>
    public required string Form { get; set; }

    /// <summary>What is done.</summary>
    public WatchedEffect Effect { get; set; }

    /// <summary>Where alone it counts, as <c>category:3</c> or, for a whole club, <c>club:7</c>; empty for everywhere.</summary>
    public string Place { get; set; } = "";

    /// <summary>Until when it counts; null for always. It ends because its time has come: nobody sweeps.</summary>
    public DateTime? Until { get; set; }

    /// <summary>Why it stands here, for those who keep the list.</summary>
    public string? Note { get; set; }

    /// <summary>Who wrote the line last.</summary>
    public long? ById { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WatchedWord>
    {
        public void Configure(EntityTypeBuilder<WatchedWord> builder)
        {
            builder.ToTable("WatchedWords");
            builder.Property(w => w.Text).HasMaxLength(MostText);
            builder.Property(w => w.Form).HasMaxLength(MostForm);
            builder.Property(w => w.Place).HasMaxLength(60);
            builder.Property(w => w.Note).HasMaxLength(MostNote);
            builder.HasIndex(w => new { w.Kind, w.Form, w.Place }).IsUnique();
            builder.HasOne<Account>().WithMany().HasForeignKey(w => w.ById);
        }
    }
}

/// <summary>A line as somebody types it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text.</param>
/// <param name="Effect">What is done.</param>
/// <param name="Place">Where alone, as <c>category:3</c> or <c>club:7</c>; null or empty for everywhere.</param>
/// <param name="Until">Until when; null for always.</param>
/// <param name="Note">Why it stands here, or nothing.</param>
public sealed record WatchedLine(WatchedKind Kind, string? Text, WatchedEffect Effect, string? Place = null, DateTime? Until = null, string? Note = null);
