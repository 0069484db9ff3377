using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>What decisions that were appealed are called, in the language of the current culture; with the place that one is about alone, as far as the reader may know of it.</summary>
internal sealed class DecisionNames(NamedPlaces places, Bars bars, TimeProvider time)
{
    /// <summary>The names of decisions as they are stored: <c>sanction:5</c>, <c>case:7</c>, <c>bar:9</c>. A few queries, however many there are.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(PortalDb db, Standing reader, IEnumerable<string> decisions, CancellationToken ct)
    {
        var all = decisions.Distinct().ToDictionary(name => name, name => Subject.Parse(name)!.Value);
        var ids = all.Values.Where(d => d.Kind == "sanction").Select(d => d.Id).ToList();
        var sanctions = ids.Count == 0 ? [] : await db.Set<Sanction>().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var named = await places.Find(db, reader, sanctions.Values.Select(s => s.Where()).OfType<Subject>(), ct);
        var barred = await bars.Facts(db, [.. all.Values.Where(d => d.Kind == Bars.Kind).Select(d => d.Id)], time.GetUtcNow().UtcDateTime, ct);
        return all.ToDictionary(d => d.Key, d => d.Value.Kind switch
        {
            "sanction" when sanctions.TryGetValue(d.Value.Id, out var it) => SanctionWords.Kind(it, named),
            Bars.Kind => barred.GetValueOrDefault(d.Value.Id)?.Name ?? Sentences.Say(typeof(SanctionText), "KindBar"),
            _ => Sentences.Say(typeof(SanctionText), "KindHidden"),
        });
    }
}
