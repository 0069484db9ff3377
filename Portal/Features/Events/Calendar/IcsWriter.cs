using System.Globalization;
using System.Text;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>
/// Writes calendars as RFC 5545 wants them: lines of at most 75 bytes that end in CR LF, texts with their commas and semicolons escaped. Moments are in UTC, which every program turns into its
/// reader's clock, over any change of summer time; an event that was called off stays in, marked so, or programs would keep it.
/// </summary>
/// <param name="markup">Makes plain text of what an event says.</param>
/// <param name="root">The portal's own address.</param>
internal sealed class IcsWriter(MarkdownRenderer markup, Uri root)
{
    /// <summary>The media type.</summary>
    public const string Type = "text/calendar; charset=utf-8";

    private const int MostBytes = 75;
    private const int MostText = 2000;

    private readonly StringBuilder text = new();

    /// <summary>A calendar of some events.</summary>
    /// <param name="name">What it is called; null for a single event.</param>
    /// <param name="events">What stands in it.</param>
    public byte[] Write(string? name, IEnumerable<Event> events)
    {
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Portal//Events//EN");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        if (name is not null)
        {
            Line($"X-WR-CALNAME:{Escape(name)}");
            Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
            Line("X-PUBLISHED-TTL:PT1H");
        }

        foreach (var it in events)
        {
            Write(it);
        }

        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Write(Event it)
    {
        var address = new Uri(root, Event.AddressOf(it.Id).TrimStart('/')).AbsoluteUri;
        Line("BEGIN:VEVENT");
        Line(string.Create(CultureInfo.InvariantCulture, $"UID:event-{it.Id}@{root.Host}"));
        Line($"DTSTAMP:{Moment(it.EditedAt ?? it.CreatedAt)}");
        Line($"LAST-MODIFIED:{Moment(it.EditedAt ?? it.CreatedAt)}");
        Line($"CREATED:{Moment(it.CreatedAt)}");
        Line(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{it.Revision}"));
        Line($"DTSTART:{Moment(it.StartsAt)}");
        Line($"DTEND:{Moment(it.EndsAt)}");
        Line($"SUMMARY:{Escape(it.Title)}");
        Line($"DESCRIPTION:{Escape(Description(it))}");
        if (Where(it) is { Length: > 0 } where)
        {
            Line($"LOCATION:{Escape(where)}");
        }

        Line($"URL:{address}");
        Line($"STATUS:{(it.CancelledAt is null ? "CONFIRMED" : "CANCELLED")}");
        Line("END:VEVENT");
    }

    private string Description(Event it) =>
        string.Join("\n\n", new[] { it.CancelReason ?? "", markup.PlainText(SafeHtml.FromStored(it.Html), MostText), it.Link ?? "" }.Where(part => part.Length > 0));

    private static string Where(Event it) => it.Place.Length > 0 ? it.Place : it.Link ?? "";

    private static string Moment(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string words) =>
        words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    /// <summary>Writes a line, folded where it is too long: never within a character.</summary>
    private void Line(string line)
    {
        var width = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (width + rune.Utf8SequenceLength > MostBytes)
            {
                text.Append("\r\n ");
                width = 1;
            }

            text.Append(rune.ToString());
            width += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
