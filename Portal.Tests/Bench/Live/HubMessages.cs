using System.Text.Json;

namespace Portal.Bench.Live;

/// <summary>The records of SignalR's JSON protocol that a client sends.</summary>
public static class HubMessages
{
    /// <summary>Ends every record.</summary>
    public const byte Separator = 0x1e;

    /// <summary>The first record on a connection.</summary>
    public static byte[] Handshake { get; } = Record(new { protocol = "json", version = 1 });

    /// <summary>Says that this side is still there.</summary>
    public static byte[] Ping { get; } = Record(new { type = 6 });

    /// <summary>Calls a method and asks for its result.</summary>
    public static byte[] Invocation(string call, string method, object?[] arguments) =>
        Record(new { type = 1, invocationId = call, target = method, arguments });

    private static byte[] Record(object message) => [.. JsonSerializer.SerializeToUtf8Bytes(message), Separator];
}
