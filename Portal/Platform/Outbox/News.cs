using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Kernel;

namespace Portal.Platform.Outbox;

/// <summary>
/// Something that happened: a past-tense record of a room, carrying ids and never private text. Its public properties are what
/// the outside world gets as <c>data</c>; its name in kebab-case is the <c>type</c>.
/// </summary>
public abstract record News
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly FrozenDictionary<string, Type> Types = typeof(News).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(News)) && !type.IsAbstract)
        .ToFrozenDictionary(Name);

    /// <summary>The channels it is told on, such as <c>topic:12</c>.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<string> Channels { get; }

    /// <summary>The thing it is about; when that thing is hidden, the event is withheld from replay too.</summary>
    [JsonIgnore]
    public virtual Subject? About => null;

    /// <summary>The names of those kinds that no screen has to be read again for.</summary>
    private static readonly FrozenSet<string> Quiet = Types.Where(type => type.Value.IsAssignableTo(typeof(IQuietNews))).Select(type => type.Key).ToFrozenSet();

    /// <summary>The stable name of a kind of news.</summary>
    public static string Name(Type type) => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name);

    internal static bool IsQuiet(string type) => Quiet.Contains(type);

    internal string ToData() => JsonSerializer.Serialize(this, GetType(), Json);

    internal static News? FromData(string type, string data) =>
        Types.TryGetValue(type, out var known) ? (News?)JsonSerializer.Deserialize(data, known, Json) : null;
}
