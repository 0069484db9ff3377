using Microsoft.AspNetCore.Diagnostics;

namespace Portal.Platform.Api;

/// <summary>
/// Stands before everything that programs call: whatever goes wrong behind it is answered as problem details, never as a page, and a fault without its details.
/// </summary>
internal sealed class ApiErrors(RequestDelegate next, ILogger<ApiErrors> log)
{
    private static readonly string[] Machines = ["/api", "/hubs", "/live", "/files", "/openapi"];

    public Task Invoke(HttpContext http) => Array.Exists(Machines, m => http.Request.Path.StartsWithSegments(m)) ? Guarded(http) : next(http);

    private async Task Guarded(HttpContext http)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = e.StatusCode;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            log.LogError(e, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
        {
            await ProblemJson.Of(http.Response.StatusCode).Write(http);
        }
    }
}
