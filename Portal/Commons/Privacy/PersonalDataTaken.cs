using System.Text.Json.Serialization;
using Portal.Commons.Cases;
using Portal.Platform.Outbox;

namespace Portal.Commons.Privacy;

/// <summary>Personal data were taken out of what somebody else wrote. Told for who tells the author; of the words it holds nothing.</summary>
/// <param name="LineId">The line of the log that says where and why.</param>
/// <param name="AuthorId">Who wrote it.</param>
public sealed record PersonalDataTaken(long LineId, long AuthorId) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [CaseChanged.Moderation];
}
