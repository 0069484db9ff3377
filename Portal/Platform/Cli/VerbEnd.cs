using Portal.Kernel;

namespace Portal.Platform.Cli;

/// <summary>How a verb ended: what it prints on standard output, or the one line on standard error.</summary>
/// <param name="Good">False ends the process with 1.</param>
/// <param name="Output">For standard output; may have several lines.</param>
/// <param name="Error">For standard error.</param>
public readonly record struct VerbEnd(bool Good, string? Output, string? Error = null)
{
    /// <summary>It was done.</summary>
    public static VerbEnd Done(string? output = null) => new(true, output);

    /// <summary>It was not done.</summary>
    public static VerbEnd Failed(string error, string? output = null) => new(false, output, error);

    /// <summary>What a deed answered.</summary>
    public static VerbEnd Of<T>(Result<T> result, Func<T, string> say) =>
        result.Try(out var value, out var problem) ? Done(say(value))
        : Failed(problem.Field is { } field ? $"{field}: {problem.Sentence}" : problem.Sentence);
}
