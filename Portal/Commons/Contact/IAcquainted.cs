using Portal.Platform.Data;

namespace Portal.Commons.Contact;

/// <summary>A room that knows who knows whom: who follows somebody, who has written with them.</summary>
public interface IAcquainted
{
    /// <summary>Of some people, a handful, those who know this person in the room's sense.</summary>
    Task<IReadOnlyList<long>> WhoKnow(PortalDb db, long personId, IReadOnlyCollection<long> among, CancellationToken ct);
}
