using Microsoft.AspNetCore.Components;

namespace Portal.Platform.Live;

/// <summary>
/// An island that listens: it subscribes first, loads then, and loads again when one of its channels speaks, at most ten times a second
/// however much is told. Prerendered and static pages load once and do not listen.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly Dictionary<string, IDisposable> listening = [];
    private readonly CancellationTokenSource gone = new();
    private readonly SemaphoreSlim turn = new(1);
    private ExecutionContext? circuit;
    private bool pumping;
    private bool again;

    [Inject]
    private LiveBus Bus { get; set; } = null!;

    /// <summary>How long it waits after a reading that news caused before it reads again.</summary>
    protected virtual TimeSpan Breath => TimeSpan.FromMilliseconds(100);

    /// <summary>Cancelled when the component goes away.</summary>
    protected CancellationToken Gone => gone.Token;

    /// <summary>The channels to listen on now; asked again whenever parameters change.</summary>
    protected abstract IEnumerable<string> Channels { get; }

    /// <summary>Reads what is shown. Called at first, when parameters change, and when there is news; for more, call <see cref="Reload"/>.</summary>
    protected abstract Task Load();

    /// <summary>Hears every message, whispers included, on the dispatcher's thread: answer true to load again. Neither whispers nor quiet news are loaded for by default.</summary>
    protected virtual bool Hear(LiveMessage message) => message.Row is { IsQuiet: false };

    protected override async Task OnParametersSetAsync()
    {
        Listen();
        await Reload();
    }

    /// <summary>Loads now. One reading at a time: an older one that comes late must not take the place of a newer one.</summary>
    protected async Task Reload()
    {
        await turn.WaitAsync(Gone);
        try
        {
            await Load();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Loads again soon, as if there had been news.</summary>
    protected void LoadAgain() => _ = InvokeAsync(Pump);

    /// <summary>Loads again at a pace, for what changes with time alone, until the component goes away. To be begun after the first drawing, which only a live page has.</summary>
    protected async Task Every(TimeSpan pace)
    {
        using var timer = new PeriodicTimer(pace);
        try
        {
            while (await timer.WaitForNextTickAsync(Gone))
            {
                LoadAgain();
            }
        }
        catch (OperationCanceledException)
        {
            // The component is gone.
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (gone.IsCancellationRequested)
        {
            return;
        }

        gone.Cancel();
        foreach (var subscription in listening.Values)
        {
            subscription.Dispose();
        }

        listening.Clear();
    }

    /// <summary>Listens on what <see cref="Channels"/> says now: for one whose channels follow from what it has read.</summary>
    protected void Listen()
    {
        if (!RendererInfo.IsInteractive || gone.IsCancellationRequested)
        {
            return;
        }

        circuit ??= ExecutionContext.Capture();
        var wanted = Channels.ToHashSet();
        foreach (var channel in listening.Keys.Except(wanted).ToList())
        {
            listening.Remove(channel, out var old);
            old!.Dispose();
        }

        foreach (var channel in wanted.Except(listening.Keys).ToList())
        {
            listening[channel] = Bus.Listen(channel, OnMessage);
        }
    }

    /// <summary>News come on the dispatcher's thread, which speaks no language: what they cause is drawn in that of the circuit.</summary>
    private void OnMessage(LiveMessage message) => ExecutionContext.Run(
        circuit!,
        _ =>
        {
            if (!gone.IsCancellationRequested && Hear(message))
            {
                LoadAgain();
            }
        },
        null);

    private async Task Pump()
    {
        again = true;
        if (pumping)
        {
            return;
        }

        pumping = true;
        try
        {
            while (again && !gone.IsCancellationRequested)
            {
                again = false;
                await Reload();
                StateHasChanged();
                await Task.Delay(Breath, gone.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The component is gone.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
        finally
        {
            pumping = false;
        }
    }
}
