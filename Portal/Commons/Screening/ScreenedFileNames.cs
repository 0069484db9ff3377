using Portal.Kernel;
using Portal.Platform.Files;

namespace Portal.Commons.Screening;

/// <summary>Says to the floor below which names of files are not taken.</summary>
internal sealed class ScreenedFileNames(Screening screening) : IFileNames
{
    public ValueTask<Problem?> MayNotBe(string? name, CancellationToken ct) => screening.MayNotBe("file", name, ct);
}
