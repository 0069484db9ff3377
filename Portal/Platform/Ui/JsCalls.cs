namespace Portal.Platform.Ui;

/// <summary>Calls to the browser over a line that may break.</summary>
internal static class JsCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// A call that was on its way when the line broke is never answered: after a while it is made again, until the circuit ends. So what it does must be safe to do twice.
    /// </summary>
    public static async Task<T> Persist<T>(Func<CancellationToken, ValueTask<T>> call)
    {
        while (true)
        {
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                return await call(limit.Token);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                // Lost on the way.
            }
        }
    }
}
