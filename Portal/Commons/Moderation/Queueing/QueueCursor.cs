using System.Globalization;
using Portal.Commons.Cases;
using Portal.Kernel;

namespace Portal.Commons.Moderation;

/// <summary>A place in the queue: among open cases by weight and age, among closed ones by when they were closed.</summary>
public readonly record struct QueueCursor(int Weight, DateTime At, long Id)
{
    /// <summary>Before the first case.</summary>
    public static QueueCursor Start { get; } = new(int.MaxValue, DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), 0);

    /// <summary>True before the first case.</summary>
    public bool IsStart => this == Start;

    /// <summary>The place of a case.</summary>
    public static QueueCursor Of(Case it) => new(it.Weight, it.ClosedAt ?? it.OpenedAt, it.Id);

    /// <summary>Reads what <see cref="ToString"/> wrote; nothing is the start, and what is no such place gives null.</summary>
    public static QueueCursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Start;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && int.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
            && text.Length > dot + 1 && Cursor.Parse(text[(dot + 1)..]) is { } place
            ? new(weight, place.At, place.Id)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Weight}.{new Cursor(At, Id)}");
}
