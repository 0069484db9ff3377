using System.Collections.Concurrent;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Features.Moderation;

/// <summary>A row on a moderator's screen, and how far the river had come when it was read.</summary>
internal sealed record RiverRow(WatchRow Row, long UpTo);

/// <summary>
/// The part of the river on one moderator's screen. What comes is asked for behind what is there, which all who look on ask alike and is read once; marks come with the news and cost no
/// reading. What is shown stays where it is, seen or not, until its reader goes on.
/// </summary>
internal sealed class WatchRiver(Watch watch, Actor actor, WatchFilter filter, long? at, IReadOnlyList<PersonView> moderators)
{
    private const int Step = 25;
    private const int MostShown = Watch.Most * 2;

    private readonly ConcurrentQueue<NewsRow> heard = new();
    private long? start = at;
    private List<RiverRow> rows = [];
    private List<RiverRow> held = [];
    private long? next;
    private bool begun;

    /// <summary>What is shown, in the order of the list.</summary>
    public IReadOnlyList<RiverRow> Rows => rows;

    /// <summary>What has come and waits to be shown.</summary>
    public int Held => held.Count;

    /// <summary>True where more came than is kept waiting.</summary>
    public bool Overflows { get; private set; }

    /// <summary>What came last, and is shown as new.</summary>
    public HashSet<long> Fresh { get; } = [];

    /// <summary>Whether the list goes on.</summary>
    public bool HasMore => next is not null;

    /// <summary>Takes down what was told; read at the next <see cref="Load"/>.</summary>
    public void Hear(NewsRow news) => heard.Enqueue(news);

    /// <summary>Reads what is new.</summary>
    /// <param name="take">What comes is shown at once; otherwise it waits.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Load(bool take, CancellationToken ct)
    {
        if (!begun)
        {
            await Begin(ct);
            return;
        }

        var (news, again) = (Taken(), new HashSet<long>());
        foreach (var row in news)
        {
            again.UnionWith(row.Item is WatchSeen seen ? Mark(seen, row.At) : []);
        }

        var told = news.ConvertAll(row => row.Item);
        if (told.Exists(n => n is StandingChanged))
        {
            again.UnionWith(rows.Concat(held).Select(r => r.Row.Id)); // what they may not see any more goes
        }

        var changed = told.OfType<WatchGrew>().SelectMany(grew => grew.Changed).ToHashSet();
        again.UnionWith(told.OfType<WatchAlertsEnded>().SelectMany(ended => ended.EntryIds).Intersect(rows.Concat(held).Select(r => r.Row.Id)));
        var handed = told.OfType<WatchHandedOver>().Select(h => h.EntryId).Concat(told.OfType<WatchGrew>().SelectMany(grew => grew.Alerts)).ToHashSet();
        again.UnionWith(rows.Concat(held).Where(r => changed.Contains(r.Row.Subject.ToString()) || handed.Contains(r.Row.Id)).Select(r => r.Row.Id));
        await ReadAgain(again, ct);
        if (told.Exists(n => n is WatchGrew || (n is WatchHandedOver && filter.List == WatchList.Mine)))
        {
            await ReadOn(ct);
            await ReadLate(handed, ct);
        }

        if (take && start is null)
        {
            TakeIn();
        }

        if (!begun)
        {
            await Begin(ct);
        }
    }

    /// <summary>Shows what waits. A list that begins at an entry stays there until its reader goes on by this.</summary>
    public void TakeIn()
    {
        start = null;
        if (Overflows)
        {
            (begun, Overflows) = (false, false);
            return;
        }

        if (held.Count == 0)
        {
            return; // what came last is still what came last
        }

        Fresh.Clear();
        Fresh.UnionWith(held.Select(r => r.Row.Id));
        rows = [.. Enumerable.Reverse(held), .. rows];
        held = [];
        if (rows.Count > Watch.Most)
        {
            rows.RemoveRange(Watch.Most, rows.Count - Watch.Most);
            next = rows[^1].Row.Id;
        }
    }

    /// <summary>Goes on behind what is shown. Once that is much, the list begins anew there.</summary>
    public async Task More(CancellationToken ct)
    {
        if (next is not { } behind)
        {
            return;
        }

        if (await Read(WatchFrom.On(filter, behind), Step, ct) is not { } page)
        {
            return;
        }

        var anew = rows.Count + page.Rows.Count > MostShown;
        rows = anew ? Rowed(page) : [.. rows, .. Rowed(page)];
        next = page.Next;
        Overflows |= anew && !filter.OldestFirst;
    }

    /// <summary>Shows at once that the reader looked at something; answers false where it is not on the screen. Whether it still is what they read is judged where it is written down.</summary>
    public bool Look(long entryId, DateTime now)
    {
        var i = rows.FindIndex(r => r.Row.Id == entryId);
        if (i < 0)
        {
            return false;
        }

        var (row, me) = (rows[i].Row, moderators.FirstOrDefault(m => m.Id == actor.AccountId));
        if (me is not null)
        {
            rows[i] = rows[i] with { Row = row with { Seen = row.Seen ?? new(me, now), Alerts = row.Alerts.Any(a => !a.Done) ? [.. row.Alerts.Select(a => a with { Done = true })] : row.Alerts } };
        }

        return true;
    }

    /// <summary>Reads some rows again, as they are now; those that their reader may not see any more, or that say nothing any more, go.</summary>
    public async Task ReadAgain(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        foreach (var some in ids.Chunk(Watch.Most))
        {
            var read = await watch.Look(actor, some, ct);
            if (!read.Done)
            {
                Close();
                return;
            }

            var (asked, now) = (some.ToHashSet(), Rowed(read.Value).ToDictionary(r => r.Row.Id));
            rows = Renewed(rows);
            held = Renewed(held);

            List<RiverRow> Renewed(List<RiverRow> list) => [.. list.Where(r => !asked.Contains(r.Row.Id) || now.ContainsKey(r.Row.Id)).Select(r => now.GetValueOrDefault(r.Row.Id, r))];
        }
    }

    private async Task Begin(CancellationToken ct)
    {
        Taken();
        var from = start is { } id ? new(filter.OldestFirst ? WatchWay.Later : WatchWay.Earlier, filter.OldestFirst ? id - 1 : id + 1) : WatchFrom.Start(filter);
        if (await Read(from, Step, ct) is not { } page)
        {
            return;
        }

        (rows, held, next, begun) = (Rowed(page), [], page.Next, true);
        Fresh.Clear();
        if (start is not null)
        {
            await ReadOn(ct); // what came after it is told of at once
        }
    }

    /// <summary>Who lost their rights keeps nothing on the screen; should they have them again, it begins anew.</summary>
    private void Close() => (rows, held, next, begun, Overflows) = ([], [], null, false, false);

    /// <summary>What came behind the last that is known. A list that has not been read to its end goes on there anyway.</summary>
    private async Task ReadOn(CancellationToken ct)
    {
        if (filter.OldestFirst)
        {
            var last = rows.Select(r => r.Row.Id).DefaultIfEmpty(0).Max();
            if (next is null && await Read(new(WatchWay.Later, last), Step, ct) is { } more)
            {
                var fits = rows.Count + more.Rows.Count <= MostShown;
                rows = fits ? [.. rows, .. Rowed(more)] : rows;
                next = fits ? more.Next : last;
            }

            return;
        }

        if (Overflows)
        {
            return;
        }

        var newest = rows.Concat(held).Select(r => r.Row.Id).DefaultIfEmpty(0).Max();
        if (await Read(new(WatchWay.Later, newest), Watch.Most, ct) is { } page)
        {
            held = [.. held, .. Rowed(page)];
            Overflows = page.Next is not null || held.Count > Watch.Most;
        }
    }

    /// <summary>
    /// What is handed over or should be noticed comes into these lists however old it is: within what has been read already it goes where it belongs, shown as new. Where it is more
    /// than one reading finds, the list begins anew.
    /// </summary>
    private async Task ReadLate(IEnumerable<long> told, CancellationToken ct)
    {
        var known = rows.Concat(held).Select(r => r.Row.Id).ToHashSet();
        if (!filter.IsPersonal || known.Count == 0)
        {
            return;
        }

        var (last, first) = (known.Max(), (filter.OldestFirst ? start : next) ?? 0);
        List<long> late = [.. told.Where(id => id >= first && id < last && !known.Contains(id))];
        if (late.Count == 0 || await Read(new(WatchWay.Later, late.Min() - 1), Watch.Most, ct) is not { } page)
        {
            return;
        }

        var come = Rowed(page).FindAll(r => late.Contains(r.Row.Id));
        var border = filter.OldestFirst ? last : rows.Select(r => r.Row.Id).DefaultIfEmpty(0).Max();
        rows = [.. rows.Concat(come.Where(r => r.Row.Id < border)).OrderBy(r => filter.OldestFirst ? r.Row.Id : -r.Row.Id)];
        held = [.. held.Concat(come.Where(r => r.Row.Id > border)).OrderBy(r => r.Row.Id)];
        Fresh.UnionWith(come.Select(r => r.Row.Id));
        begun &= page.Next is not { } end || late.TrueForAll(id => id <= end);
    }

    private List<NewsRow> Taken()
    {
        var news = new List<NewsRow>();
        while (heard.TryDequeue(out var item))
        {
            news.Add(item);
        }

        return news;
    }

    /// <summary>Marks what somebody looked at; answers what has to be read again because nobody here knows them.</summary>
    private IReadOnlyList<long> Mark(WatchSeen seen, DateTime when)
    {
        var by = moderators.FirstOrDefault(m => m.Id == seen.ById);
        var ids = seen.EntryIds.ToHashSet();
        if (by is null)
        {
            return [.. rows.Concat(held).Where(r => ids.Contains(r.Row.Id)).Select(r => r.Row.Id)];
        }

        rows = rows.ConvertAll(Marked);
        held = held.ConvertAll(Marked);
        return [];

        RiverRow Marked(RiverRow r) => ids.Contains(r.Row.Id) && r.Row.Seen?.By.Id != by.Id ? r with { Row = r.Row with { Seen = new(by, when) } } : r;
    }

    private async Task<RiverPage?> Read(WatchFrom from, int size, CancellationToken ct)
    {
        var read = await watch.Read(actor, filter, from, size, ct);
        if (read.Done)
        {
            return read.Value;
        }

        Close();
        return null;
    }

    private static List<RiverRow> Rowed(RiverPage page) => [.. page.Rows.Select(row => new RiverRow(row, page.UpTo))];
}
