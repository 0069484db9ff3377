using System.Globalization;

namespace Portal.Kernel;

/// <summary>Points at a thing of any room without knowing the room: <c>post:12</c>, <c>chat:4</c>. The same word names its live channel.</summary>
/// <param name="Kind">The kind, one lower-case word.</param>
/// <param name="Id">Its id.</param>
public readonly record struct Subject(string Kind, long Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static Subject? Parse(string? text) =>
        text?.Split(':') is [{ Length: > 0 } kind, var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(kind, number) : null;

    public override string ToString() => $"{Kind}:{Id}";
}
