using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>A decision that a place took by itself about somebody.</summary>
/// <param name="Line">The line of the log that tells of it.</param>
/// <param name="Facts">What there is to know of it.</param>
/// <param name="Ended">The line that tells that it was lifted, or that another one took its place while it held; null where neither is so.</param>
/// <param name="Last">The line of what took its place last: what holds now, where anything does. Its own where nothing did.</param>
/// <param name="Lifted">Whether it, or what took its place, was lifted.</param>
internal sealed record Bar(AuditEntry Line, BarFacts Facts, AuditEntry? Ended, AuditEntry Last, bool Lifted)
{
    /// <summary>As a decision that can be appealed.</summary>
    public Subject Decision => new(Bars.Kind, Line.Id);

    /// <summary>Whether it takes something from them now.</summary>
    public bool Binds => Ended is null && Facts.Stands;

    /// <summary>Whether another one took its place.</summary>
    public bool Replaced => Ended is not null && Ended.Action == Line.Action;
}

/// <summary>Finds what places decided by themselves about people, whatever kind of place it is.</summary>
public sealed class Bars(IEnumerable<IBarring> rooms)
{
    /// <summary>The first word of such decisions: <c>bar:12</c>, by the line of the log.</summary>
    public const string Kind = "bar";

    private const int MostLater = 1000;

    /// <summary>How many times as many are read as are wanted: some are gone with their place, or nothing that they may know of.</summary>
    private const int Spare = 5;

    private readonly IReadOnlyList<IBarring> rooms = [.. rooms];

    /// <summary>Those about somebody that they may know of, newest first, older than a place in a list.</summary>
    internal async Task<IReadOnlyList<Bar>> About(PortalDb db, long accountId, Cursor before, int most, DateTime now, CancellationToken ct)
    {
        var actions = rooms.Select(r => r.Barred).ToList();
        var lines = await db.Set<AuditEntry>().Where(e => e.WhomId == accountId && actions.Contains(e.Action) && (e.At < before.At || (e.At == before.At && e.Id < before.Id)))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(most * Spare).ToListAsync(ct);
        return [.. (await Look(db, lines, now, ct)).Where(b => b.Facts.Known).Take(most)];
    }

    /// <summary>What there is to know of those with these ids, whoever they are about, by the line: without what came of them since.</summary>
    internal async Task<IReadOnlyDictionary<long, BarFacts>> Facts(PortalDb db, IReadOnlyCollection<long> ids, DateTime now, CancellationToken ct) => await FactsOf(db, await Lines(db, ids, ct), now, ct);

    /// <summary>One of them, and what came of it since.</summary>
    internal async Task<Bar?> Find(PortalDb db, long id, DateTime now, CancellationToken ct) => (await Look(db, await Lines(db, [id], ct), now, ct)).FirstOrDefault();

    /// <summary>Ends one, where it still stands, or what took its place since: the decision that was appealed is no more, and what only renewed it neither.</summary>
    internal Task Lift(PortalDb db, Actor actor, Bar bar, string reason, DateTime now, CancellationToken ct) =>
        !bar.Lifted && rooms.FirstOrDefault(r => r.Barred == bar.Line.Action) is { } room ? room.Lift(db, actor, bar.Last, reason, now, ct) : Task.CompletedTask;

    private async Task<IReadOnlyList<Bar>> Look(PortalDb db, List<AuditEntry> lines, DateTime now, CancellationToken ct)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var facts = await FactsOf(db, lines, now, ct);
        var (people, first, actions) = (lines.Select(l => l.WhomId).Distinct().ToList(), lines.Min(l => l.Id), rooms.SelectMany(r => new[] { r.Barred, r.Lifted }).ToList());
        var later = await db.Set<AuditEntry>().Where(e => people.Contains(e.WhomId) && actions.Contains(e.Action) && e.Id > first).OrderBy(e => e.Id).Take(MostLater).ToListAsync(ct);
        return [.. lines.Where(l => facts.ContainsKey(l.Id)).Select(l => Since(rooms.First(r => r.Barred == l.Action), l, facts[l.Id], later))];
    }

    private async Task<List<AuditEntry>> Lines(PortalDb db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var actions = rooms.Select(r => r.Barred).ToList();
        return ids.Count == 0 ? [] : await db.Set<AuditEntry>().Where(e => ids.Contains(e.Id) && e.WhomId != null && actions.Contains(e.Action)).ToListAsync(ct);
    }

    private async Task<Dictionary<long, BarFacts>> FactsOf(PortalDb db, List<AuditEntry> lines, DateTime now, CancellationToken ct)
    {
        var facts = new Dictionary<long, BarFacts>();
        foreach (var room in rooms)
        {
            foreach (var (id, found) in await room.Look(db, [.. lines.Where(l => l.Action == room.Barred)], now, ct))
            {
                facts[id] = found;
            }
        }

        return facts;
    }

    /// <summary>What came of one since: decided anew while it held it goes on, until it is lifted. What was decided after it was over by itself is another one.</summary>
    private static Bar Since(IBarring room, AuditEntry line, BarFacts facts, List<AuditEntry> later)
    {
        var it = new Bar(line, facts, null, line, Lifted: false);
        foreach (var next in later.Where(e => e.Id > line.Id && e.WhomId == line.WhomId && e.Place == line.Place && (e.Action == room.Barred || e.Action == room.Lifted)))
        {
            if (it.Lifted || room.Until(it.Last) <= next.At)
            {
                break;
            }

            it = next.Action == room.Lifted ? it with { Ended = it.Ended ?? next, Lifted = true } : it with { Ended = it.Ended ?? next, Last = next };
        }

        return it;
    }
}
