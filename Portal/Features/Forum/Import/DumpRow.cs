using System.Globalization;
using System.Xml;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>A row of a dump's file. What is missing and what cannot be read are the same: null.</summary>
internal readonly struct DumpRow(XmlReader reader)
{
    /// <summary>A text as a database can keep it; line ends are of one kind.</summary>
    public string? Text(string name) => reader.GetAttribute(name) is { } text ? ImportTexts.Storable(text) : null;

    /// <summary>A name in one line: null also when it is blank.</summary>
    public string? Name(string name) =>
        Text(name) is { } text && string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words ? words : null;

    /// <summary>A whole number.</summary>
    public long? Number(string name) =>
        long.TryParse(reader.GetAttribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A score: a number that cannot be too large.</summary>
    public int Score(string name) => (int)Math.Clamp(Number(name) ?? 0, -1_000_000, 1_000_000);

    /// <summary>A time, which dumps give in UTC.</summary>
    public DateTime? Date(string name) =>
        UtcTime.Read(reader.GetAttribute(name)) is { Year: > 1900 and < 9999 } at ? at : null;
}
