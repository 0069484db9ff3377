using System.Globalization;

namespace Portal.Bench.Figures;

/// <summary>Numbers as a reader of the table wants them.</summary>
public static class Units
{
    /// <summary>So many a second.</summary>
    public static string PerSecond(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:N0}/s");

    /// <summary>A time in milliseconds, with decimals only where they matter.</summary>
    public static string Milliseconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds.ToString(time.TotalMilliseconds < 20 ? "N2" : "N0", CultureInfo.InvariantCulture)} ms");

    /// <summary>A time in seconds.</summary>
    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:N2} s");

    /// <summary>Kilobytes of 1,024 bytes.</summary>
    public static string Kilobytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024:N1} KB");

    /// <summary>Megabytes of 1,024 kilobytes.</summary>
    public static string Megabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024 / 1024:N0} MB");
}
