using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>What decisions that were appealed are called, in the language of the current culture; with the place that one is about alone, as far as the reader may know of it.</summary>
internal static class DecisionNames
{
    /// <summary>The names of decisions as they are stored: <c>sanction:5</c>, <c>case:7</c>. One query, and one for each kind of place.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Of(PortalDb db, NamedPlaces places, Standing reader, IEnumerable<string> decisions, CancellationToken ct)
    {
        var all = decisions.Distinct().ToDictionary(name => name, name => Subject.Parse(name)!.Value);
        var ids = all.Values.Where(d => d.Kind == "sanction").Select(d => d.Id).ToList();
        var sanctions = ids.Count == 0 ? [] : await db.Set<Sanction>().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var named = await places.Find(db, reader, sanctions.Values.Select(s => s.Where()).OfType<Subject>(), ct);
        return all.ToDictionary(d => d.Key, d => d.Value.Kind == "sanction" && sanctions.TryGetValue(d.Value.Id, out var it) ? SanctionWords.Kind(it, named) : Sentences.Say(typeof(SanctionText), "KindHidden"));
    }
}
