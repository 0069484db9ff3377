using Portal.Kernel;

namespace Portal.Platform.Ui;

/// <summary>Says to a box what a deed answered.</summary>
public static class MessageBoxResults
{
    /// <summary>Accepted when it was done, else refused with the problem's sentence.</summary>
    public static MessageBoxResult ToBox<T>(this Result<T> result) =>
        result.Done ? MessageBoxResult.Accepted : MessageBoxResult.Refused(result.Problem.Sentence);
}
