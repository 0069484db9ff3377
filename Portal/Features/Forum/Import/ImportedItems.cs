using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What is here already of some things of a site.</summary>
internal sealed class ImportedItems
{
    private readonly Dictionary<(string Kind, string Id), long> ids;

    private ImportedItems(Dictionary<(string, string), long> ids) => this.ids = ids;

    /// <summary>Looks things of any kinds up at once.</summary>
    public static async Task<ImportedItems> Of(PortalDb db, string source, IEnumerable<(string Kind, string Id)> things, CancellationToken ct)
    {
        var wanted = things.ToLookup(t => t.Kind, t => t.Id);
        var kinds = wanted.Select(w => w.Key).ToList();
        var names = wanted.SelectMany(w => w).Distinct().ToList();
        var rows = await db.Set<ImportedItem>().AsNoTracking()
            .Where(i => i.Source == source && kinds.Contains(i.Kind) && names.Contains(i.ExternalId))
            .Select(i => new { i.Kind, i.ExternalId, i.LocalId }).ToListAsync(ct);
        return new(rows.ToDictionary(r => (r.Kind, r.ExternalId), r => r.LocalId));
    }

    /// <summary>The id here, or null.</summary>
    public long? Find(string kind, string id) => ids.TryGetValue((kind, id), out var found) ? found : null;

    /// <summary>The id here of what must be here.</summary>
    public long this[DumpAuthor author] => ids[(author.Kind, author.Id)];
}
