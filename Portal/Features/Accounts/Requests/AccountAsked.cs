using System.Text.Json.Serialization;
using Portal.Platform.Outbox;

namespace Portal.Features.Accounts;

/// <summary>Somebody asked for something that a letter answers. Told on no channel: only the sure lane hears it.</summary>
public sealed record AccountAsked(long RequestId) : News
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [];
}
