using Portal.Kernel;

namespace Portal.Platform.Files;

/// <summary>Looks at the names of files before others see them: answered by the floor that knows which words are watched.</summary>
public interface IFileNames
{
    /// <summary>Why a file may not be called so, or null.</summary>
    ValueTask<Problem?> MayNotBe(string? name, CancellationToken ct);
}
