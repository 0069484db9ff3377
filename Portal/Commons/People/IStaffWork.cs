using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>What waits on one of the staff. A room that gives work into somebody's hands brings one.</summary>
public interface IStaffWork
{
    /// <summary>Gives back to everybody what this person may do no longer, in the deed that takes it from them: they lost a role or a place, were banned or are gone.</summary>
    /// <param name="db">The deed's context.</param>
    /// <param name="by">Who takes it.</param>
    /// <param name="accountId">From whom.</param>
    /// <param name="left">What they may do from now on.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Stops it.</param>
    Task GiveBack(PortalDb db, Actor by, long accountId, Standing left, DateTime now, CancellationToken ct);
}

/// <summary>All of it.</summary>
internal static class StaffWork
{
    /// <summary>Gives back what somebody may do no longer, by what they may as the deed leaves it.</summary>
    public static async Task GiveBack(this IEnumerable<IStaffWork> work, PortalDb db, Actor by, long accountId, DateTime now, CancellationToken ct)
    {
        var left = await Standing.Of(db, Actor.Member(accountId), now, ct);
        foreach (var room in work)
        {
            await room.GiveBack(db, by, accountId, left, now, ct);
        }
    }
}
