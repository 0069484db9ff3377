using System.Text.Json.Serialization;
using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>A refusal as RFC 9457 has it.</summary>
/// <param name="Type">The stable name of the problem, <c>/problems/too-long</c>; what clients compare with.</param>
/// <param name="Title">The kind of problem, in the reader's language.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and what to do, in the reader's language.</param>
/// <param name="Field">The field or parameter that has to change.</param>
/// <param name="Errors">The same by field, as many clients expect it; where several fields have to change, all of them.</param>
public sealed record ProblemJson(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>A deed's refusal.</summary>
    public static ProblemJson Of(Problem problem)
    {
        var sentence = problem.Sentence;
        var errors = problem.Field is { } field ? new Dictionary<string, string[]> { [field] = [sentence] } : null;
        foreach (var other in problem.Others)
        {
            errors?.TryAdd(other.Field!, [other.Sentence]);
        }

        return new($"/problems/{problem.Code}", TitleOf(problem.Kind), StatusOf(problem.Kind), sentence, problem.Field, errors);
    }

    /// <summary>What the framework refused with a bare status.</summary>
    public static ProblemJson Of(int status) => status switch
    {
        401 => Of(Problem.SignIn),
        403 => Of(Problem.NotAllowed),
        404 => Bare(status, "no-such-call", "NotFound", "NoSuchCall"),
        405 => Bare(status, "wrong-method", "Refused", "WrongMethod"),
        413 => Bare(status, "too-large", "TooLarge", "TitleTooLarge"),
        415 => Bare(status, "wrong-media-type", "Invalid", "WrongMediaType"),
        >= 500 => Bare(status, "server-fault", "Fault", "ServerFault"),
        _ => Bare(status, "bad-request", "Invalid", "BadRequest"),
    };

    /// <summary>The HTTP status of a kind of problem.</summary>
    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => 400,
        ProblemKind.SignIn => 401,
        ProblemKind.Refused => 403,
        ProblemKind.NotFound => 404,
        ProblemKind.Conflict => 409,
        ProblemKind.TooLarge => 413,
        ProblemKind.TooMany => 429,
        _ => 500,
    };

    private static string TitleOf(ProblemKind kind) => Sentences.Say(typeof(ApiText), "Title" + kind);

    private static ProblemJson Bare(int status, string type, string title, string sentence) =>
        new($"/problems/{type}", Sentences.Say(typeof(ApiText), "Title" + title), status, Sentences.Say(typeof(ApiText), sentence));
}
