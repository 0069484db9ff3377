using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Bench.Browser;

/// <summary>The DevTools protocol of a running Chromium: commands with answers, and events.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> commands = [];
    private Task receiving = Task.CompletedTask;
    private int lastCommand;

    /// <summary>Connects; <paramref name="listen"/> gets every event with its parameters.</summary>
    public static async Task<DevTools> OpenAsync(Uri address, Action<string, JsonElement> listen, CancellationToken cancel)
    {
        var tools = new DevTools();
        await tools.socket.ConnectAsync(address, cancel);
        tools.receiving = tools.ReceiveAsync(listen);
        return tools;
    }

    /// <summary>Sends a command, to one page where a session is named, and waits for its answer.</summary>
    public async Task<JsonElement> SendAsync(string method, JsonObject parameters, string? session, CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref lastCommand);
        var answer = commands[number] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, cancel);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30), cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        socket.Abort();
        await receiving;
        socket.Dispose();
    }

    private async Task ReceiveAsync(Action<string, JsonElement> listen)
    {
        using var message = new MemoryStream();
        var buffer = new byte[32 * 1024];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), stop.Token);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Handle(JsonDocument.Parse(message.ToArray()).RootElement, listen);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            foreach (var command in commands.Values)
            {
                command.TrySetException(new InvalidOperationException("The browser has gone: " + e.Message));
            }
        }
    }

    private void Handle(JsonElement message, Action<string, JsonElement> listen)
    {
        if (!message.TryGetProperty("id", out var id))
        {
            listen(message.GetProperty("method").GetString()!, message.GetProperty("params"));
        }
        else if (commands.TryRemove(id.GetInt32(), out var command))
        {
            if (message.TryGetProperty("error", out var error))
            {
                command.TrySetException(new InvalidOperationException(error.GetRawText()));
            }
            else
            {
                command.TrySetResult(message.GetProperty("result"));
            }
        }
    }
}
