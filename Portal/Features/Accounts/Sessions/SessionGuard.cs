using System.Diagnostics;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Commons.People;
using Portal.Platform.Live;

namespace Portal.Features.Accounts;

/// <summary>
/// Ends a circuit whose session is over: a new password or "sign out everywhere" on one device stops the pages that are open on all others.
/// Whatever such a page still sends is dropped, and leads it to sign-in again: where the first word of it was lost with the line, nobody stays on a page that is dead.
/// </summary>
internal sealed class SessionGuard(AuthenticationStateProvider authentication, StampCheck stamps, LiveBus bus, ILogger<SessionGuard> logger) : CircuitHandler, IDisposable
{
    /// <summary>How long a browser that was told to leave may take for it before it is told again.</summary>
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource gone = new();
    private IDisposable? listening;
    private volatile bool over;
    private long told;

    /// <summary>Raised when the session has ended, and again when its page is still there; on no particular thread.</summary>
    public event Action? Ended;

    /// <summary>Whether the session has ended.</summary>
    public bool Over => over;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        if (Actors.Of(principal).AccountId is { } id)
        {
            listening = bus.Listen(StandingChanged.Channel(id), message => _ = message.Row is { IsQuiet: false } ? Task.Run(Look) : Task.CompletedTask);
            await Look();
        }

        async Task Look()
        {
            try
            {
                if (!over && !await stamps.IsCurrent(principal, gone.Token))
                {
                    over = true;
                    Tell();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Whether a session has ended could not be looked up.");
            }
        }
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (over)
        {
            Tell();
        }

        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => activity =>
    {
        if (!over)
        {
            return next(activity);
        }

        if (Stopwatch.GetElapsedTime(Volatile.Read(ref told)) > Leaving)
        {
            Tell();
        }

        return Task.CompletedTask;
    };

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    private void Tell()
    {
        Volatile.Write(ref told, Stopwatch.GetTimestamp());
        Ended?.Invoke();
    }

    public void Dispose()
    {
        listening?.Dispose();
        if (!gone.IsCancellationRequested)
        {
            gone.Cancel();
        }
    }
}
