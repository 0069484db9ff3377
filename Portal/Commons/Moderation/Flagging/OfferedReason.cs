using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.Moderation;

/// <summary>What an admin says of a reason: its words in the three languages, its weight, whether it is offered. There is none for a usual reason that was left as it is.</summary>
public sealed class OfferedReason
{
    /// <summary>The longest title.</summary>
    public const int MostTitle = 60;

    /// <summary>The longest hint.</summary>
    public const int MostHint = 200;

    /// <summary>The most that one flag for a reason weighs.</summary>
    public const int MostWeight = 20;

    /// <summary>The code.</summary>
    public required FlagReason Code { get; init; }

    /// <summary>What it is called, in English; null for a usual reason's own words.</summary>
    public string? Title { get; set; }

    /// <summary>The same in simplified Chinese; null falls back.</summary>
    public string? TitleHans { get; set; }

    /// <summary>The same in traditional Chinese.</summary>
    public string? TitleHant { get; set; }

    /// <summary>When it fits, in a few words of English.</summary>
    public string? Hint { get; set; }

    /// <summary>The same in simplified Chinese.</summary>
    public string? HintHans { get; set; }

    /// <summary>The same in traditional Chinese.</summary>
    public string? HintHant { get; set; }

    /// <summary>How much one flag for it weighs, 1 to 20.</summary>
    public int Weight { get; set; }

    /// <summary>Whoever chooses it must write a note.</summary>
    public bool NoteNeeded { get; set; }

    /// <summary>It is offered no longer; flags that were raised for it keep it.</summary>
    public bool Off { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OfferedReason>
    {
        public void Configure(EntityTypeBuilder<OfferedReason> builder)
        {
            builder.ToTable("FlagReasons").HasKey(r => r.Code);
            builder.Property(r => r.Code).HasConversion(code => code.ToString(), word => FlagReason.Read(word) ?? FlagReason.Other).HasMaxLength(FlagReason.MostCode);
            foreach (var title in (string[])[nameof(Title), nameof(TitleHans), nameof(TitleHant)])
            {
                builder.Property<string?>(title).HasMaxLength(MostTitle);
            }

            foreach (var hint in (string[])[nameof(Hint), nameof(HintHans), nameof(HintHant)])
            {
                builder.Property<string?>(hint).HasMaxLength(MostHint);
            }
        }
    }
}
