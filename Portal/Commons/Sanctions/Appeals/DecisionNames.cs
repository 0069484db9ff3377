using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>What decisions that were appealed are called, in the language of the current culture.</summary>
internal static class DecisionNames
{
    /// <summary>The names of decisions as they are stored: <c>sanction:5</c>, <c>case:7</c>. One query.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Of(PortalDb db, IEnumerable<string> decisions, CancellationToken ct)
    {
        var all = decisions.Distinct().ToDictionary(name => name, name => Subject.Parse(name)!.Value);
        var ids = all.Values.Where(d => d.Kind == "sanction").Select(d => d.Id).ToList();
        var kinds = ids.Count == 0 ? [] : await db.Set<Sanction>().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Kind, ct);
        return all.ToDictionary(d => d.Key, d => Sentences.Say(typeof(SanctionText), d.Value.Kind == "sanction" && kinds.TryGetValue(d.Value.Id, out var kind) ? $"Kind{kind}" : "KindHidden"));
    }
}
