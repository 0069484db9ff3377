using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>What waits on one of the staff. A room that gives work into somebody's hands brings one.</summary>
public interface IStaffWork
{
    /// <summary>Gives it back to everybody, in the deed by which this person may do it no longer: they lost the role, were banned or are gone.</summary>
    Task GiveBack(PortalDb db, Actor by, long accountId, DateTime now, CancellationToken ct);
}
