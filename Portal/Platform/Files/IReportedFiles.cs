using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Platform.Files;

/// <summary>Files that were reported: shown to those who decide about that, also where they may not see what the files stand in.</summary>
public interface IReportedFiles
{
    /// <summary>Whether this actor sees a file for that reason.</summary>
    Task<bool> Shows(PortalDb db, Actor actor, long fileId, CancellationToken ct);
}
