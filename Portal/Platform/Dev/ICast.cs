namespace Portal.Platform.Dev;

/// <summary>Somebody whose part one can take in Development.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="Part">What they are: roles, or nothing for a member.</param>
public sealed record CastMember(long Id, string Name, string Part);

/// <summary>The people of the demo, and the way to become one of them with a click. Who knows accounts plugs in here.</summary>
public interface ICast
{
    /// <summary>Staff first.</summary>
    Task<IReadOnlyList<CastMember>> List(CancellationToken ct);

    /// <summary>Signs the browser in as that person; false for nobody.</summary>
    Task<bool> SignIn(long id);
}
