using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>The steps of the scale, as admins said them: one row, or none while they have said nothing. It is read where it is asked, so that what they say holds at once, on every node.</summary>
public sealed class SavedScale
{
    /// <summary>The only id there is.</summary>
    public const int TheOnly = 1;

    private const string ByItself = "acts";

    /// <summary>The id.</summary>
    public int Id { get; init; } = TheOnly;

    /// <summary>The steps, one a line, in order: from how many points on, what, for how many days, and whether it follows by itself, as <c>5 Suspension 7 acts</c>.</summary>
    public string Steps { get; private set; } = "";

    /// <summary>What it says.</summary>
    public IReadOnlyList<SanctionStep> Said() => [.. Steps.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    /// <summary>What holds now: what admins said, or, as long as they said nothing, the usual steps.</summary>
    public static async Task<IReadOnlyList<SanctionStep>> Of(PortalDb db, CancellationToken ct) => (await db.Set<SavedScale>().SingleOrDefaultAsync(ct))?.Said() ?? SanctionScale.Usual;

    /// <summary>From now on this holds.</summary>
    public void Say(IReadOnlyList<SanctionStep> steps) => Steps = Write(steps);

    /// <summary>Steps as they are stored, and as the log keeps them: in words that do not change with the language.</summary>
    internal static string Write(IReadOnlyList<SanctionStep> steps) =>
        string.Join('\n', steps.Select(s => string.Join(' ', new[] { s.From.ToString(CultureInfo.InvariantCulture), s.Kind.ToString(), s.Days?.ToString(CultureInfo.InvariantCulture), s.Acts ? ByItself : null }.OfType<string>())));

    private static SanctionStep Read(string line)
    {
        var words = line.Split(' ');
        var days = words.Length > 2 && int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var lasting) ? lasting : (int?)null;
        return new(Enum.Parse<SanctionKind>(words[1]), days, int.Parse(words[0], NumberStyles.None, CultureInfo.InvariantCulture), words[^1] == ByItself);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SavedScale>
    {
        public void Configure(EntityTypeBuilder<SavedScale> builder)
        {
            builder.ToTable("SavedScale");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Steps).HasMaxLength(1000);
        }
    }
}
