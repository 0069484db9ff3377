using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>A place for which a line of the list can be meant.</summary>
/// <param name="Place">As the line keeps it: <c>category:3</c>, <c>club:7</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record ScreenedPlaceName(string Place, string Name);

/// <summary>A room that shows admins what a line of the list would do: where it can count, and what was written there last.</summary>
public interface IScreenedSample
{
    /// <summary>The newest texts, as they are typed.</summary>
    Task<IReadOnlyList<string>> Latest(PortalDb db, int most, CancellationToken ct);

    /// <summary>Its places.</summary>
    Task<IReadOnlyList<ScreenedPlaceName>> Places(PortalDb db, CancellationToken ct);
}

internal static class ScreenedSamples
{
    /// <summary>Asks one room after the other: they share a connection.</summary>
    public static async Task<List<T>> InTurn<T>(this IEnumerable<IScreenedSample> rooms, Func<IScreenedSample, Task<IReadOnlyList<T>>> ask)
    {
        var all = new List<T>();
        foreach (var room in rooms)
        {
            all.AddRange(await ask(room));
        }

        return all;
    }
}
