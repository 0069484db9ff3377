using System.Globalization;

namespace Portal.Kernel;

/// <summary>A place in a list ordered by time and then by id, newest first; as text it is what <c>cursor=</c> carries.</summary>
public readonly record struct Cursor(DateTime At, long Id)
{
    /// <summary>Before the first row.</summary>
    public static Cursor Start { get; } = new(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), long.MaxValue);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks:x}-{Id:x}");

    /// <summary>Reads a cursor; nothing is the start, and what is no cursor gives null.</summary>
    public static Cursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Start;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0
            && long.TryParse(text.AsSpan(0, dash), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            && ticks is >= 0 and <= 3155378975999999999
            && long.TryParse(text.AsSpan(dash + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            ? new(new DateTime(ticks, DateTimeKind.Utc), id)
            : null;
    }
}
