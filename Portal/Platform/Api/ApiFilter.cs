using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>Looks at every call before its endpoint does: parts that could not be read, words that no database takes, and changes asked for by other sites.</summary>
internal static class ApiFilter
{
    private static readonly Problem OtherSite = Problem.Refused<ApiText>("OtherSite");

    public static EndpointFilterDelegate Make(EndpointFilterFactoryContext made, EndpointFilterDelegate next)
    {
        var names = Array.ConvertAll(made.MethodInfo.GetParameters(), p => p.Name ?? "");
        return context => Objection(context, names) is { } problem ? ValueTask.FromResult<object?>(problem.ToHttp()) : next(context);
    }

    private static Problem? Objection(EndpointFilterInvocationContext context, string[] names)
    {
        if (ByCookie(context.HttpContext) && !IsSameOrigin(context.HttpContext.Request))
        {
            return OtherSite;
        }

        for (var i = 0; i < context.Arguments.Count; i++)
        {
            switch (context.Arguments[i])
            {
                case IRequestPart { Problem: { } problem }:
                    return problem;
                case string text when !Bounds.IsStorable(text):
                    return Problem.Invalid<KernelText>(names[i], "BadCharacters");
            }
        }

        return null;
    }

    /// <summary>A browser sends the sign-in cookie along with whatever any site makes it send; a token is sent only on purpose.</summary>
    private static bool ByCookie(HttpContext http) =>
        !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && http.User.Identity?.IsAuthenticated == true
        && Bearer.Of(http) is null;

    private static bool IsSameOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
            ? site == "same-origin"
            : string.Equals(request.Headers.Origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
