using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>A place by its name.</summary>
/// <param name="Place">The place: <c>category:5</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Url">Where it is.</param>
public sealed record NamedPlace(Subject Place, string Name, string Url);

/// <summary>A kind of place of which somebody can be made the moderator. The room that owns it plugs in.</summary>
public interface IModeratedPlace
{
    /// <summary>The first word of such places: <c>category</c>.</summary>
    string Kind { get; }

    /// <summary>Those with these ids that somebody may see, in any order.</summary>
    Task<IReadOnlyList<NamedPlace>> Find(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct);

    /// <summary>The first of those that somebody may see, in the order of lists, to choose from.</summary>
    Task<IReadOnlyList<NamedPlace>> List(PortalDb db, Standing standing, int most, CancellationToken ct);
}

/// <summary>Finds places of any kind by what they are called.</summary>
public sealed class NamedPlaces(IEnumerable<IModeratedPlace> kinds)
{
    /// <summary>So many of a kind can be chosen from.</summary>
    public const int MostListed = 200;

    private readonly IReadOnlyList<IModeratedPlace> kinds = [.. kinds];

    /// <summary>The places among these that somebody may see, by what they are.</summary>
    public async Task<IReadOnlyDictionary<Subject, NamedPlace>> Find(PortalDb db, Standing standing, IEnumerable<Subject> places, CancellationToken ct)
    {
        var (found, wanted) = (new Dictionary<Subject, NamedPlace>(), places.Distinct().ToLookup(p => p.Kind, p => p.Id));
        foreach (var kind in kinds.Where(k => wanted.Contains(k.Kind)))
        {
            foreach (var place in await kind.Find(db, standing, [.. wanted[kind.Kind]], ct))
            {
                found[place.Place] = place;
            }
        }

        return found;
    }

    /// <summary>All that somebody may see, kind after kind.</summary>
    public async Task<IReadOnlyList<NamedPlace>> List(PortalDb db, Standing standing, CancellationToken ct)
    {
        var all = new List<NamedPlace>();
        foreach (var kind in kinds)
        {
            all.AddRange(await kind.List(db, standing, MostListed, ct));
        }

        return all;
    }
}
