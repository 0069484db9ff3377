using Portal.Commons.Cases;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Why something was taken from who wrote it, where who decided said nothing: what speaks for it in the case itself, by its kind of work (<see cref="IQueueWork.Reasons"/>).</summary>
public sealed class CaseReasons(IEnumerable<IQueueWork> works)
{
    private readonly Dictionary<CaseKind, IQueueWork> works = works.ToDictionary(w => w.Kind);

    /// <summary>The reasons by case, in the language of the current culture; a case in which nothing speaks for it is left out. A bounded number of queries, however many cases there are.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Of(PortalDb db, IEnumerable<(CaseKind Kind, long CaseId)> cases, CancellationToken ct)
    {
        var all = new Dictionary<long, string>();
        foreach (var kind in cases.ToLookup(c => c.Kind, c => c.CaseId))
        {
            foreach (var (id, said) in await works[kind.Key].Reasons(db, [.. kind], ct))
            {
                all[id] = said;
            }
        }

        return all;
    }
}
