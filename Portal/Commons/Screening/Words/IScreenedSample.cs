using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>A room that lets a line of the list be tried on what was written there last.</summary>
public interface IScreenedSample
{
    /// <summary>The newest texts, as they are typed: of one place, as a line keeps it (<c>category:3</c>, <c>club:7</c>), or, where that is null, of all.</summary>
    Task<IReadOnlyList<string>> Latest(PortalDb db, Subject? place, int most, CancellationToken ct);
}
