using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Commons.People;
using Portal.Platform.Live;

namespace Portal.Features.Accounts;

/// <summary>
/// Ends a circuit whose session is over: a new password or "sign out everywhere" on one device stops the pages that are open on all others.
/// Whatever such a page still sends is dropped.
/// </summary>
internal sealed class SessionGuard(AuthenticationStateProvider authentication, StampCheck stamps, LiveBus bus, ILogger<SessionGuard> logger) : CircuitHandler, IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private IDisposable? listening;
    private volatile bool over;

    /// <summary>Raised once, when the session has ended; on no particular thread.</summary>
    public event Action? Ended;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        if (Actors.Of(principal).AccountId is { } id)
        {
            listening = bus.Listen(StandingChanged.Channel(id), message => _ = message.Row is null ? Task.CompletedTask : Task.Run(Look));
            await Look();
        }

        async Task Look()
        {
            try
            {
                if (!over && !await stamps.IsCurrent(principal, gone.Token))
                {
                    over = true;
                    Ended?.Invoke();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Whether a session has ended could not be looked up.");
            }
        }
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        activity => over ? Task.CompletedTask : next(activity);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
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
