namespace Portal.Platform.Ui;

/// <summary>Waits until somebody has stopped typing, so that what costs something is not done at each key.</summary>
/// <param name="pause">How long they must have stopped.</param>
public sealed class Rest(TimeSpan pause) : IDisposable
{
    private CancellationTokenSource? waiting;

    /// <summary>True when nothing more came within the pause; false when something did, or the page is gone.</summary>
    public async Task<bool> After(TimeProvider time)
    {
        waiting?.Cancel();
        waiting?.Dispose();
        waiting = new();
        try
        {
            await Task.Delay(pause, time, waiting.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        waiting?.Cancel();
        waiting?.Dispose();
        waiting = null;
    }
}
