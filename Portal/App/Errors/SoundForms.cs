using Microsoft.AspNetCore.Antiforgery;

namespace Portal.App.Errors;

/// <summary>
/// Refuses a form that did not come from a page of ours, or cannot be read, before its endpoint does, which would answer it with nothing or with an error: so a person gets a page that says it.
/// </summary>
internal sealed class SoundForms(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(http);
    }
}
