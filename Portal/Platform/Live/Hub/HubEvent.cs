using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Portal.Platform.Outbox;

namespace Portal.Platform.Live.Hub;

/// <summary>What the hub tells a client.</summary>
/// <param name="Channel">The channel, as the client named it.</param>
/// <param name="Seq">Its number: within a channel it only grows.</param>
/// <param name="Type">The kind of news.</param>
/// <param name="At">When it happened.</param>
/// <param name="Data">The ids needed to read again.</param>
public sealed record HubEvent(string Channel, long Seq, string Type, DateTime At, JsonElement Data);

/// <summary>The answer to a subscription.</summary>
/// <param name="Seq">The channel's newest number, 0 while nothing happened.</param>
/// <param name="Reset">True when the replay does not reach back to where the client stopped: it has to read everything again.</param>
public sealed record Subscribed(long Seq, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Reset = null)
{
    /// <summary>To be called when the answer has been written: <see cref="AnswerFirst"/>.</summary>
    internal Action? Answered { get; init; }
}

/// <summary>Makes the messages. One that goes to many is made, and turned into bytes, once.</summary>
internal sealed class HubEvents
{
    private Made? last;

    public SerializedHubMessage Of(string channel, NewsRow row)
    {
        var made = last;
        if (made is null || made.Row != row || made.Channel != channel)
        {
            last = made = new(channel, row, Make(channel, row));
        }

        return made.Message;
    }

    public static SerializedHubMessage Closed(string channel) => new(new InvocationMessage("closed", [new { channel }]));

    private static SerializedHubMessage Make(string channel, NewsRow row) =>
        new(new InvocationMessage("event", [new HubEvent(channel, row.Seq ?? 0, row.Type, row.At, JsonElement.Parse(row.Data))]));

    private sealed record Made(string Channel, NewsRow Row, SerializedHubMessage Message);
}
