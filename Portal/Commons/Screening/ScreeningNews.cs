using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Platform.Outbox;

namespace Portal.Commons.Screening;

/// <summary>The list of watched words is no longer what it was: every node builds it anew.</summary>
public sealed record WordsChanged : News
{
    /// <summary>The channel of the list.</summary>
    public const string Channel = "watched-words";

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Channel];
}

/// <summary>Something of somebody waits for a moderator, or does so no longer. Told to its writer alone.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Subject">What it is, as <c>post:12</c>.</param>
/// <param name="State">held, approved, rejected or withdrawn; flagged where it had been rejected and stands again.</param>
public sealed record HoldChanged(long CaseId, string Subject, [property: JsonConverter(typeof(JsonStringEnumConverter<HoldState>))] HoldState State) : News
{
    /// <summary>Whose it is; not among what is told.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> Accounts { get; init; } = [];

    /// <summary>True where an appeal led to it: they are told of it by the answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByAppeal { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [.. Accounts.Select(StandingChanged.Channel)];
}

/// <summary>Several strangers wrote what has these traits in common: what stands of it is held back, too. No screen listens.</summary>
public sealed record WaveSeen(IReadOnlyList<long> Traits) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [];
}
