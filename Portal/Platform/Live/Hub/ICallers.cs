using System.Security.Claims;
using Portal.Kernel;

namespace Portal.Platform.Live.Hub;

/// <summary>Knows the people behind connections; the hub itself knows only that there are some.</summary>
public interface ICallers
{
    /// <summary>Who connected.</summary>
    Actor Of(HttpContext http);

    /// <summary>Whether what they signed in with still holds.</summary>
    Task<bool> StillHolds(ClaimsPrincipal user, string? bearer, CancellationToken ct);

    /// <summary>Whether they see what moderators took from view.</summary>
    Task<bool> SeesWithheld(Actor actor, CancellationToken ct);

    /// <summary>The accounts that may see what moderators took from view, as far as their credentials allow it: few, asked for in one go, so that nobody else has to be asked about.</summary>
    Task<IReadOnlySet<long>> WhoMaySeeWithheld(CancellationToken ct);

    /// <summary>The channel of one account, on which it is told that its rights changed.</summary>
    string OwnChannel(long accountId);
}
