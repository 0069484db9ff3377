using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Portal.App.Errors;

/// <summary>
/// Refuses a form that did not come from a page of ours, or cannot be read, before the page does, which would answer it with nothing: so a person gets a page that says it.
/// </summary>
internal sealed class SoundForms(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(http);
    }
}
