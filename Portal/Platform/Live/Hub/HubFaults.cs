using Microsoft.AspNetCore.SignalR;

namespace Portal.Platform.Live.Hub;

/// <summary>Writes faults of the hub down, and refusals not: the framework would log both as errors, and anybody could fill the log.</summary>
internal sealed class HubFaults(ILogger<PortalHub> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception e) when (e is not (HubException or OperationCanceledException))
        {
            log.LogError(e, "{Method} failed.", invocationContext.HubMethodName);
            throw;
        }
    }
}
