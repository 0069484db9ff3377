using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Portal.Platform.Live.Hub;

/// <summary>
/// SignalR's JSON, which lets a subscription know that its answer has been written: the replay comes after it. SignalR itself says so nowhere.
/// </summary>
internal sealed class AnswerFirst(JsonHubProtocol json) : IHubProtocol
{
    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HubMessage? message) =>
        json.TryParseMessage(ref input, binder, out message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        json.WriteMessage(message, output);
        Tell(message);
    }

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
    {
        var bytes = json.GetMessageBytes(message);
        Tell(message);
        return bytes;
    }

    private static void Tell(HubMessage message)
    {
        if (message is CompletionMessage { Result: Subscribed { Answered: { } answered } })
        {
            answered();
        }
    }
}
