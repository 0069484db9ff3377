using System.Globalization;

namespace Portal.Kernel;

/// <summary>Times without a zone, as fields and lines give them that are said to be in UTC.</summary>
public static class UtcTime
{
    /// <summary>Reads one; null for what is none.</summary>
    public static DateTime? Read(string? typed) =>
        DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
