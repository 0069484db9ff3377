using Portal.Kernel;

namespace Portal.App.Demo;

/// <summary>What the parts of the demo have in common.</summary>
internal static class Demo
{
    /// <summary>What a deed of the demo made; one that is refused is a bug of the demo.</summary>
    public static T Must<T>(Result<T> result) => result.Done ? result.Value : throw new InvalidOperationException($"The demo could not be written: {result.Problem.Sentence}");
}
