using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Platform.Dev;

/// <summary>Counts the circuits that this process keeps, connected or waiting for their browser to come back.</summary>
internal sealed class CircuitCount : CircuitHandler
{
    private int open;

    /// <summary>How many there are.</summary>
    public int Open => Volatile.Read(ref open);

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref open);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref open);
        return Task.CompletedTask;
    }
}
