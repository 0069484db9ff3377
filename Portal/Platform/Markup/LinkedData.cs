using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Portal.Platform.Markup;

/// <summary>
/// What a page says of itself to search engines: schema.org as JSON-LD, in a script element that no browser runs. The encoder leaves no bracket as it is, so no
/// text in it can end the element.
/// </summary>
public static class LinkedData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The element; <paramref name="things"/> writes the objects of its graph.</summary>
    public static SafeHtml Of(Action<Utf8JsonWriter> things)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteStartArray("@graph");
            things(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new($"<script type=\"application/ld+json\">{Encoding.UTF8.GetString(buffer.WrittenSpan)}</script>");
    }

    /// <summary>Begins an object of a type, as a property where a name is given.</summary>
    public static void Begin(this Utf8JsonWriter json, string type, string? property = null)
    {
        if (property is not null)
        {
            json.WritePropertyName(property);
        }

        json.WriteStartObject();
        json.WriteString("@type", type);
    }

    /// <summary>The way from the outermost page to this one.</summary>
    public static void Breadcrumbs(this Utf8JsonWriter json, params ReadOnlySpan<(string Name, string Address)> places)
    {
        json.Begin("BreadcrumbList");
        json.WriteStartArray("itemListElement");
        for (var i = 0; i < places.Length; i++)
        {
            json.Begin("ListItem");
            json.WriteNumber("position", i + 1);
            json.WriteString("name", places[i].Name);
            json.WriteString("item", places[i].Address);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
