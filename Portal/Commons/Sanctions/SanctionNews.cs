using System.Text.Json.Serialization;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Platform.Outbox;

namespace Portal.Commons.Sanctions;

/// <summary>Something was decided about a person, or taken back. Moderators hear it, and the person, unless it is a note.</summary>
/// <param name="SanctionId">Which.</param>
/// <param name="AccountId">About whom.</param>
/// <param name="Told">Whether the person is told.</param>
/// <param name="Ended">True where a moderator took it back; of what an appeal overturned, the appeal tells.</param>
public sealed record Sanctioned(long SanctionId, long AccountId, bool Told, bool Ended) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => Told ? [StandingChanged.Channel(AccountId), CaseChanged.Moderation] : [CaseChanged.Moderation];
}

/// <summary>An appeal was filed, or decided, or that was taken back.</summary>
/// <param name="AppealId">Which.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="Decided">False where it was filed, or waits again.</param>
public sealed record AppealChanged(long AppealId, long AccountId, bool Decided) : News
{
    /// <summary>True where a decision on it was taken back: it waits again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Reopened { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [StandingChanged.Channel(AccountId)];
}
