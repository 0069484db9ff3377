using System.Text.Json.Serialization;
using Portal.Commons.Cases;
using Portal.Platform.Outbox;

namespace Portal.Commons.Moderation;

/// <summary>A case was decided. Told beside <see cref="CaseChanged"/>, for who tells those concerned.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="DecisionId">The decision.</param>
/// <param name="ByAppeal">True where an appeal led to it: who appealed is told of it by the answer.</param>
public sealed record CaseDecided(long CaseId, long DecisionId, bool ByAppeal = false) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [CaseChanged.Moderation];
}

/// <summary>A decision on a case was taken back; the case is open again.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="DecisionId">The decision.</param>
public sealed record DecisionUndone(long CaseId, long DecisionId) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [CaseChanged.Moderation];
}

/// <summary>A case was handed to a colleague, or there is a word for them about one that is theirs.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="LineId">The line of its history that says so.</param>
/// <param name="ById">Who handed it over.</param>
/// <param name="ToId">To whom.</param>
public sealed record CaseHandedOver(long CaseId, long LineId, long ById, long ToId) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [CaseChanged.Moderation];
}

/// <summary>What a case is about was hidden by the flags themselves, until a moderator has looked at it.</summary>
/// <param name="CaseId">The case.</param>
public sealed record HiddenByFlags(long CaseId) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [CaseChanged.Moderation];
}

/// <summary>What a case is about was hidden by who keeps order where it stands, until a moderator has looked at it.</summary>
/// <param name="CaseId">The case.</param>
public sealed record HiddenByKeeper(long CaseId) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [CaseChanged.Moderation];
}
