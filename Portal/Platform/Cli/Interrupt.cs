using System.Runtime.InteropServices;

namespace Portal.Platform.Cli;

/// <summary>
/// Ctrl-C and a polite kill ask a verb to stop at the next safe place, from its first moment on; asked twice, it ends at once.
/// (The command-line library listens only once a verb first waits for something, which may be late.)
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource asked = new();
    private readonly PosixSignalRegistration[] signals;

    public Interrupt() => signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask)];

    /// <summary>Cancelled when somebody asks.</summary>
    public CancellationToken Token => asked.Token;

    public void Dispose()
    {
        foreach (var signal in signals)
        {
            signal.Dispose();
        }

        asked.Dispose();
    }

    private void Ask(PosixSignalContext context)
    {
        context.Cancel = !asked.IsCancellationRequested;
        asked.Cancel();
    }
}
