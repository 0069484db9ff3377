using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Platform.Files;

/// <summary>Knows who is behind a request and who may upload: answered by the floor that knows people.</summary>
public interface IUploaders
{
    /// <summary>Who asks.</summary>
    Actor Of(HttpContext http);

    /// <summary>Why this actor may not upload now, or null when they may.</summary>
    Task<Problem?> MayNotUpload(PortalDb db, Actor actor, CancellationToken ct);

    /// <summary>Whether this actor opens files that were taken from view.</summary>
    Task<bool> OpensHidden(PortalDb db, Actor actor, CancellationToken ct);
}
