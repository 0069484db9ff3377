using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Platform.Live;

/// <summary>
/// LISTEN/NOTIFY between nodes: a wake-up call when the outbox has fresh rows, and whispers. Sent from a connection of its own,
/// never inside a deed's transaction, where it would make all commits wait for one lock.
/// </summary>
internal sealed class PostgresWire(DatabaseSettings settings, NewsSignal signal, IServiceProvider services, ILogger<PostgresWire> logger) : BackgroundService, INodeWire
{
    private const string NewsName = "portal_news";
    private const string WhisperName = "portal_whisper";

    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly Channel<(string Name, string Payload)> outgoing =
        Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Wake() => outgoing.Writer.TryWrite((NewsName, node));

    public void Whisper(string channel, string type, string data)
    {
        var payload = JsonSerializer.Serialize(new[] { node, channel, type, data });
        if (payload.Length < 7000)
        {
            outgoing.Writer.TryWrite((WhisperName, payload));
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Forever(Receive, stoppingToken), Forever(Send, stoppingToken));

    private async Task Forever(Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(settings.ConnectionString + ";Pooling=false;Keepalive=15");
                await connection.OpenAsync(stop);
                await work(connection, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                logger.LogWarning("The wire between nodes broke and is made again: {Reason}", e.Message);
                await Task.Delay(500, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Receive(NpgsqlConnection connection, CancellationToken stop)
    {
        connection.Notification += (_, e) => Hear(e.Channel, e.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {NewsName}; LISTEN {WhisperName};", connection))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        signal.Set(); // whatever was told while nobody listened
        while (true)
        {
            await connection.WaitAsync(stop);
        }
    }

    private void Hear(string name, string payload)
    {
        if (name == NewsName)
        {
            if (payload != node)
            {
                signal.Set();
            }
        }
        else if (JsonSerializer.Deserialize<string[]>(payload) is [var from, var channel, var type, var data] && from != node)
        {
            services.GetRequiredService<LiveBus>().Speak(new LiveMessage(channel, 0, type, data, null));
        }
    }

    private async Task Send(NpgsqlConnection connection, CancellationToken stop)
    {
        await foreach (var (name, payload) in outgoing.Reader.ReadAllAsync(stop))
        {
            await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
            notify.Parameters.AddWithValue(name);
            notify.Parameters.AddWithValue(payload);
            await notify.ExecuteNonQueryAsync(stop);
        }
    }
}
