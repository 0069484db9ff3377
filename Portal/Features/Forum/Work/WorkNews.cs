using System.Text.Json.Serialization;
using Portal.Commons.Cases;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>How a topic is looked after changed. Told to the staff alone.</summary>
public sealed record WorkChanged(long TopicId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [CaseChanged.Questions];
}
