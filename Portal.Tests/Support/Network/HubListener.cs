using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Bench.Live;

namespace Portal.Tests.Support.Network;

/// <summary>A program that listens on <c>/hubs/portal</c> and keeps everything that it is told, in order.</summary>
public sealed class HubListener : IAsyncDisposable
{
    readonly ConcurrentQueue<Told> told = new();
    readonly ConcurrentQueue<string> closed = new();
    HubClient client = null!;

    /// <summary>One call of the server's <c>event</c>.</summary>
    public sealed record Told(string Channel, long Seq, string Type, JsonElement Data);

    /// <summary>Everything so far.</summary>
    public IReadOnlyList<Told> Events => [.. told];

    /// <summary>The channels that were closed to it.</summary>
    public IReadOnlyList<string> Closed => [.. closed];

    /// <summary>True once its connection has ended.</summary>
    public bool IsBroken => client.Error is not null;

    /// <summary>Connects.</summary>
    public static async Task<HubListener> OpenAsync(Uri portal, string? token = null)
    {
        var listener = new HubListener();
        listener.client = await HubClient.OpenAsync(new(portal, "/hubs/portal"), token, listener.Keep, default);
        return listener;
    }

    /// <summary>Calls a method of the hub; a refusal is an <see cref="InvalidOperationException"/>.</summary>
    public Task<JsonElement> Call(string method, params object?[] arguments) => client.InvokeAsync(method, arguments, default);

    /// <summary>Subscribes and answers <c>{ seq, reset? }</c>; a refusal is an <see cref="InvalidOperationException"/>.</summary>
    public Task<JsonElement> Subscribe(string channel, long? after = null) => Call("Subscribe", channel, after);

    /// <summary>Listens to a channel no longer.</summary>
    public Task Unsubscribe(string channel) => Call("Unsubscribe", channel);

    /// <summary>The first event that fits, waited for where it has not come yet.</summary>
    public async Task<Told> Hear(Func<Told, bool> fits, TimeSpan? within = null)
    {
        await Eventually.True(() => told.Any(fits), "the event that was waited for; heard: " + string.Join(", ", told.Select(t => $"{t.Channel} {t.Type}")), within);
        return told.First(fits);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => client.DisposeAsync();

    void Keep(string method, JsonElement arguments)
    {
        if (method == "closed") closed.Enqueue(arguments[0].GetProperty("channel").GetString()!);
        if (method != "event") return;
        var e = arguments[0];
        told.Enqueue(new(e.GetProperty("channel").GetString()!, e.GetProperty("seq").GetInt64(), e.GetProperty("type").GetString()!, e.GetProperty("data").Clone()));
    }
}
