using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Watching;

/// <summary>Reads entries with what they tell of: the same few queries however many there are.</summary>
public sealed class WatchReading(IEnumerable<IWatched> rooms)
{
    private readonly Dictionary<string, IWatched> rooms = rooms.ToDictionary(r => r.Kind);

    /// <summary>
    /// A part of a list. How far the river has come is read first: the texts are read after it, so that what was changed up to there is among them.
    /// </summary>
    public async Task<RiverPage> Page(PortalDb db, Standing standing, WatchFilter filter, WatchFrom from, int size, CancellationToken ct)
    {
        var upTo = await db.Set<WatchEntry>().MaxAsync(e => (long?)e.Version, ct) ?? 0;
        var found = db.Watched(standing, filter);
        var ordered = from.Way == WatchWay.Later ? found.Where(e => e.Id > from.Id).OrderBy(e => e.Id) : found.Where(e => e.Id < from.Id).OrderByDescending(e => e.Id);
        var entries = await ordered.Take(size + 1).ToListAsync(ct);
        var next = entries.Count > size ? entries[size - 1].Id : (long?)null;
        return new(await Rows(db, standing, [.. entries.Take(size)], ct), next, upTo);
    }

    /// <summary>Some entries by their ids, in the order of these.</summary>
    public async Task<RiverPage> Some(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var upTo = await db.Set<WatchEntry>().MaxAsync(e => (long?)e.Version, ct) ?? 0;
        return new(await Rows(db, standing, await db.Set<WatchEntry>().SeenBy(standing).Where(e => ids.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(ct), ct), null, upTo);
    }

    private async Task<IReadOnlyList<WatchRow>> Rows(PortalDb db, Standing standing, IReadOnlyList<WatchEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var ids = entries.Select(e => e.Id).ToList();
        var items = await Items(db, standing, entries, ct);
        var alerts = (await db.Set<WatchAlert>().Where(a => ids.Contains(a.EntryId)).ToListAsync(ct)).ToLookup(a => a.EntryId, a => new AlertMark(a.Kind, a.OwnerId, a.Words) { Done = a.DoneAt is not null });
        var handed = await db.Set<WatchHandOver>().Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, ct);
        List<long> named = [.. entries.Select(e => e.ById), .. entries.Select(e => e.SeenById).OfType<long>(), .. handed.Values.SelectMany(h => new[] { h.FromId, h.ToId })];
        var wanted = named.Distinct().ToList();
        var people = await db.Set<Account>().Where(a => wanted.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(p => p.Id, ct);
        return [.. entries.Select(e => (Entry: e, Subject: Subject.Parse(e.Subject))).Where(e => e.Subject is { } subject && items.ContainsKey(subject))
            .Select(e => Row(e.Entry, items[e.Subject!.Value], people, handed.GetValueOrDefault(e.Entry.Id), [.. alerts[e.Entry.Id]]))];
    }

    private async Task<Dictionary<Subject, WatchedItem>> Items(PortalDb db, Standing standing, IReadOnlyList<WatchEntry> entries, CancellationToken ct)
    {
        var items = new Dictionary<Subject, WatchedItem>();
        foreach (var kind in entries.Select(e => Subject.Parse(e.Subject)).OfType<Subject>().Distinct().ToLookup(s => s.Kind, s => s.Id))
        {
            foreach (var item in rooms.TryGetValue(kind.Key, out var room) ? await room.Show(db, standing, [.. kind], ct) : [])
            {
                items[item.Subject] = item;
            }
        }

        return items;
    }

    private static WatchRow Row(WatchEntry e, WatchedItem item, Dictionary<long, PersonView> people, WatchHandOver? handed, IReadOnlyList<AlertMark> alerts) =>
        new(e.Id, item.Subject, e.Kind, e.Edited, e.At, e.By, e.Script, item, people.GetValueOrDefault(e.ById, item.Author))
        {
            Place = Subject.Parse(e.Place),
            Seen = e is { SeenAt: { } at, SeenById: { } by } && people.TryGetValue(by, out var seer) ? new(seer, at) : null,
            Handed = handed is not null && people.TryGetValue(handed.FromId, out var from) && people.TryGetValue(handed.ToId, out var to) ? new(from, to, handed.Note, handed.At, handed.DoneAt is not null) : null,
            Alerts = alerts,
        };
}

/// <summary>Which way a list is read from a place.</summary>
public enum WatchWay
{
    /// <summary>What came before it, the newest first.</summary>
    Earlier,

    /// <summary>What came after it, the oldest first.</summary>
    Later,
}

/// <summary>Where a reading begins: behind an entry.</summary>
public readonly record struct WatchFrom(WatchWay Way, long Id)
{
    /// <summary>The beginning of a list.</summary>
    public static WatchFrom Start(WatchFilter filter) => filter.OldestFirst ? new(WatchWay.Later, 0) : new(WatchWay.Earlier, long.MaxValue);

    /// <summary>Where a list goes on.</summary>
    public static WatchFrom On(WatchFilter filter, long id) => new(filter.OldestFirst ? WatchWay.Later : WatchWay.Earlier, id);
}
