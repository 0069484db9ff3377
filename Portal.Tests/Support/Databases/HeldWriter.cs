namespace Portal.Tests.Support.Databases;

/// <summary>The one writer of a portal on SQLite, held by the test: until it is let go, whoever writes waits.</summary>
sealed class HeldWriter : IAsyncDisposable
{
    readonly TaskCompletionSource free = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task writing = Task.CompletedTask;

    public static async Task<HeldWriter> Begin(TestPortal portal)
    {
        var (writer, held) = (new HeldWriter(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        writer.writing = portal.Get<Database>().Write<Nothing>(
            async _ =>
            {
                held.SetResult();
                await writer.free.Task;
                return default(Nothing);
            },
            default);
        await held.Task;
        return writer;
    }

    public async ValueTask DisposeAsync()
    {
        free.SetResult();
        await writing;
    }
}
