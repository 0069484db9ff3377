using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Platform.Api;

/// <summary>A text in JSON that is no text: bytes that are not UTF-8, or half of a character pair.</summary>
internal sealed class BadTextException : JsonException;

/// <summary>Reads texts. The framework's own reader throws alike for a number where words are wanted and for words that are none; this one tells them apart.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            throw new JsonException();
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new BadTextException();
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
