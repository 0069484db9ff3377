using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Portal.Commons.Moderation;

/// <summary>Why something is flagged: a code such as <c>personal-data</c>. Five are always known; admins add others. What a code is called, and whether it is offered, <see cref="FlagReasons"/> says.</summary>
[JsonConverter(typeof(Json))]
public readonly partial record struct FlagReason
{
    /// <summary>The longest code.</summary>
    public const int MostCode = 30;

    private readonly string? code;

    private FlagReason(string code) => this.code = code;

    /// <summary>Advertising that nobody asked for.</summary>
    public static FlagReason Spam { get; } = new("spam");

    /// <summary>It attacks or insults people.</summary>
    public static FlagReason Abuse { get; } = new("abuse");

    /// <summary>It does not belong here.</summary>
    public static FlagReason OffTopic { get; } = new("off-topic");

    /// <summary>It shows what concerns a person alone.</summary>
    public static FlagReason PersonalData { get; } = new("personal-data");

    /// <summary>Something else, which the note says.</summary>
    public static FlagReason Other { get; } = new("other");

    /// <summary>Those that are always known, in the order shown.</summary>
    public static IReadOnlyList<FlagReason> Usual { get; } = [Spam, Abuse, OffTopic, PersonalData, Other];

    /// <summary>The reason with this code, known or not; null for what can be none.</summary>
    public static FlagReason? Read(string? word) => word is { Length: <= MostCode } && Code.IsMatch(word) ? new(word) : null;

    /// <summary>The code.</summary>
    public override string ToString() => code ?? "other";

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Code { get; }

    private sealed class Json : JsonConverter<FlagReason>
    {
        public override FlagReason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FlagReason.Read(reader.GetString()) ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, FlagReason value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
