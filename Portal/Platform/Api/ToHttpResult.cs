using System.Globalization;
using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>Turns what a deed answers into what an endpoint answers.</summary>
public static class ToHttpResult
{
    /// <summary>200 with the value, or the problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result) =>
        result.Try(out var value, out var problem) ? value is Nothing ? Results.NoContent() : Results.Ok(value) : problem.ToHttp();

    /// <summary>What is made of the value, or the problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> done) =>
        result.Try(out var value, out var problem) ? done(value) : problem.ToHttp();

    /// <summary>What is read for the value, or the problem.</summary>
    public static async Task<IResult> ToHttp<T>(this Result<T> result, Func<T, Task<IResult>> done) =>
        result.Try(out var value, out var problem) ? await done(value) : problem.ToHttp();

    /// <summary>The problem as problem details.</summary>
    public static IResult ToHttp(this Problem problem) => new ProblemResult(problem);

    /// <summary>200 with what was found; null is 404.</summary>
    public static IResult FoundOr404<T>(this T? found)
        where T : class =>
        found is null ? Problem.NotFound.ToHttp() : Results.Ok(found);

    /// <summary>200 with a list that is whole.</summary>
    public static IResult ToListing<T>(this IReadOnlyList<T>? items) =>
        items is null ? Problem.NotFound.ToHttp() : Results.Ok(new Page<T>(items, null));

    /// <summary>Writes problem details as the whole answer.</summary>
    internal static Task Write(this ProblemJson problem, HttpContext http)
    {
        http.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status401Unauthorized && http.Response.Headers.WWWAuthenticate.Count == 0)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return http.Response.WriteAsJsonAsync(problem, ApiJson.Options, ProblemJson.MediaType, http.RequestAborted);
    }

    private sealed class ProblemResult(Problem problem) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => ProblemJson.StatusOf(problem.Kind);

        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (problem.RetryAfter is { } wait)
            {
                httpContext.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            }

            return ProblemJson.Of(problem).Write(httpContext);
        }
    }
}
