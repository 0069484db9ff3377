using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>Knows at which places somebody wrote: who moderates one of them alone decides about these people and no others. The room in which they wrote plugs in.</summary>
public interface IWroteAt
{
    /// <summary>Those of some places, categories and clubs, at which somebody wrote anything that is kept, hidden or not. One query.</summary>
    Task<IReadOnlyList<Subject>> Among(PortalDb db, long accountId, IReadOnlyCollection<Subject> places, CancellationToken ct);
}

/// <summary>The places at which somebody wrote, in all rooms, and by that who may know of them.</summary>
public sealed class WhereTheyWrote(IEnumerable<IWroteAt> rooms)
{
    private readonly IReadOnlyList<IWroteAt> rooms = [.. rooms];

    /// <summary>Those of some places at which somebody wrote, in the order given.</summary>
    public async Task<IReadOnlyList<Subject>> Among(PortalDb db, long accountId, IReadOnlyCollection<Subject> places, CancellationToken ct)
    {
        var found = new HashSet<Subject>();
        foreach (var room in places.Count == 0 ? [] : rooms)
        {
            found.UnionWith(await room.Among(db, accountId, places, ct));
        }

        return [.. places.Where(found.Contains)];
    }

    /// <summary>Why this person may not look at what was decided about somebody, or null: moderators may, and who moderates a place at which that person wrote, as far as it is about that place.</summary>
    public async Task<Problem?> MayNotSee(PortalDb db, Standing reader, long accountId, CancellationToken ct) =>
        SanctionRules.MayNotSee(reader) is not { } refused ? null
        : (await Among(db, accountId, PlacesOf(reader), ct)).Count > 0 ? null
        : refused;

    /// <summary>The places that somebody moderates who does not moderate the whole portal.</summary>
    public static IReadOnlyList<Subject> PlacesOf(Standing reader) => [.. reader.Places.Words.Select(Subject.Parse).OfType<Subject>()];
}
