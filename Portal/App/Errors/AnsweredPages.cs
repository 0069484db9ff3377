using Microsoft.AspNetCore.Diagnostics;

namespace Portal.App.Errors;

/// <summary>
/// Sees to it that what went wrong is told by a page, whatever had been asked. That page is read, never sent to: as the answer to a form it would itself be
/// taken for one and refused. And an address where nothing takes a form is simply not there.
/// </summary>
internal sealed class AnsweredPages(RequestDelegate next)
{
    public async Task Invoke(HttpContext http)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            http.Request.Method = HttpMethods.Get;
        }

        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed, ContentType: null } answer)
        {
            answer.Headers.Remove("Allow");
            answer.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
