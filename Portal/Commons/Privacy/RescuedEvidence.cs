using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Privacy;

/// <summary>
/// What cases keep of what they are about. What was kept of a thing that was changed is exchanged for how the same version is shown now, wherever in its markup the words stand, and so are the stamps by which
/// decisions know a text: a case looks no more edited than before, and what was decided can be undone. What somebody else's own text says, and goes on saying, its case goes on saying too.
/// </summary>
internal static class RescuedEvidence
{
    private const int Batch = 200;

    /// <summary>So many cases are told of; who looks at more than that reads them anew with any of these.</summary>
    private const int MostTold = 100;

    /// <summary>Takes the words out; answers out of how many.</summary>
    public static async Task<int> Rescue(PortalDb db, RescueOrder order, Standing standing, ModeratedThings things, CancellationToken ct)
    {
        var stamps = order.Shown.ToDictionary(s => (s.Key.Thing, Stamps.Of(s.Key.Before)), s => Stamps.Of(order.Relink(s.Value)));
        var titles = order.Titles.ToDictionary(t => Stamps.Of(t.Key), t => Stamps.Of(t.Value));
        var changed = await Lines(db, order, ct);
        var cases = new HashSet<long>();
        var some = new List<Kept>();
        do
        {
            some = await Holding(db, order, some.Count == 0 ? 0 : some[^1].Id, ct);
            var said = await Said(db, order, standing, things, some, ct);
            foreach (var one in some)
            {
                if (order.Own.Contains(one.Thing))
                {
                    titles.TryAdd(Stamps.Of(one.Title), Stamps.Of(order.Clean(one.Title))); // the title itself goes with the rest of the record
                }

                var html = order.Changed.Contains(one.Thing) ? order.CleanHtml(one.Thing, one.Html)
                    : !order.Everywhere || order.Relink(one.Html) == said.GetValueOrDefault(one.Thing) ? order.Relink(one.Html)
                    : order.CleanHtml(one.Thing, one.Html);
                if (html != one.Html)
                {
                    var stamp = one.Stamp.Length == 0 ? "" : Stamps.Of(html);
                    changed += await db.Set<Evidence>().Where(e => e.Id == one.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.Html, html).SetProperty(x => x.Stamp, stamp), ct);
                    stamps[(one.Thing, Stamps.Of(one.Html))] = Stamps.Of(html);
                    cases.Add(one.CaseId);
                }
            }
        }
        while (some.Count == Batch);
        await Decided(db, order, order.Before is null ? null : await Stands(db, order.Subject, standing, things, ct), stamps, titles, ct);
        await Tell(db, order, cases, ct);
        return changed;
    }

    /// <summary>Open queues show what cases keep, and what was said about the thing: they are told that it is another.</summary>
    private static async Task Tell(PortalDb db, RescueOrder order, HashSet<long> cases, CancellationToken ct)
    {
        List<string> own = [.. order.Own.Select(s => s.ToString())];
        List<long> ids = [.. cases.Order().Take(MostTold)];
        foreach (var it in await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.Id) || own.Contains(c.Subject)).OrderByDescending(c => c.State == CaseState.Open).ThenBy(c => c.Id).Take(MostTold).ToListAsync(ct))
        {
            db.Tell(CaseChanged.Of(it));
        }
    }

    /// <summary>The thing as it stands stored now, whatever the deed has in mind of it; null where it is none that can be flagged.</summary>
    public static async Task<ModeratedThing?> Stands(PortalDb db, Subject subject, Standing standing, ModeratedThings things, CancellationToken ct)
    {
        var tracking = db.ChangeTracker.QueryTrackingBehavior;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            return await things.Look(db, standing, subject, ct);
        }
        finally
        {
            db.ChangeTracker.QueryTrackingBehavior = tracking;
        }
    }

    private sealed record Kept(long Id, long CaseId, string Subject, string Title, string Html, string Stamp)
    {
        public Subject Thing { get; } = Kernel.Subject.Parse(Subject) ?? default;
    }

    /// <summary>The next of what was kept of what was changed, or holds what is looked for.</summary>
    private static Task<List<Kept>> Holding(PortalDb db, RescueOrder order, long after, CancellationToken ct)
    {
        var (changed, sought) = (order.Changed.Select(s => s.ToString()).ToList(), order.Addresses.Select(a => a.Before).Concat(order.Everywhere ? order.Pairs(inHtml: true).Select(p => p.Before) : []).ToList());
        return (
            from e in db.Set<Evidence>()
            join c in db.Set<Case>() on e.CaseId equals c.Id
            where e.Id > after && (changed.Contains(c.Subject) || sought.Any(w => e.Html.Contains(w)))
            orderby e.Id
            select new Kept(e.Id, e.CaseId, c.Subject, e.Title, e.Html, e.Stamp)).Take(Batch).ToListAsync(ct);
    }

    /// <summary>What the things that were not changed say now.</summary>
    private static async Task<Dictionary<Subject, string>> Said(PortalDb db, RescueOrder order, Standing standing, ModeratedThings things, List<Kept> some, CancellationToken ct) =>
        !order.Everywhere ? [] : (await things.Look(db, standing, some.Select(s => s.Thing).Where(s => !order.Changed.Contains(s)), ct)).ToDictionary(t => t.Key, t => t.Value.Html.Value);

    /// <summary>The same for what was kept of it as said before something else.</summary>
    private static async Task<int> Lines(PortalDb db, RescueOrder order, CancellationToken ct)
    {
        var (changed, subjects) = (0, order.Changed.Select(s => s.ToString()).ToList());
        await foreach (var line in order.Through(last => db.Set<EvidenceLine>().Where(l => l.Id > last && subjects.Contains(l.Subject)).OrderBy(l => l.Id).Select(l => new { l.Id, l.Subject, l.Html }), l => l.Id, ct))
        {
            var html = order.CleanHtml(Subject.Parse(line.Subject) ?? default, line.Html);
            changed += html == line.Html ? 0 : await db.Set<EvidenceLine>().Where(l => l.Id == line.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.Html, html), ct);
        }

        return changed;
    }

    /// <summary>What was decided about a text was decided about what it is now, and is called now.</summary>
    private static async Task Decided(PortalDb db, RescueOrder order, ModeratedThing? now, Dictionary<(Subject Thing, string Stamp), string> stamps, Dictionary<string, string> titles, CancellationToken ct)
    {
        var subjects = stamps.Keys.Select(k => k.Thing).Concat(order.Own).Distinct().Select(s => s.ToString()).ToList();
        var decisions = await (
            from d in db.Set<CaseDecision>().AsTracking()
            join c in db.Set<Case>() on d.CaseId equals c.Id
            where subjects.Contains(c.Subject) && d.Stamp != ""
            select new { Decision = d, c.Subject }).ToListAsync(ct);
        foreach (var it in decisions)
        {
            if (now is not null && it.Subject == order.Subject.ToString() && order.Before?.Bears(it.Decision.Stamp) == true)
            {
                it.Decision.Stamp = now.Stamp; // also of what evidence knows nothing: a title that was changed since it was flagged
                continue;
            }

            var (thing, text, title) = (Subject.Parse(it.Subject) ?? default, Stamps.TextIn(it.Decision.Stamp), Stamps.TitleIn(it.Decision.Stamp));
            text = stamps.GetValueOrDefault((thing, text), text);
            it.Decision.Stamp = title is null ? text : Stamps.Join(text, order.Own.Contains(thing) ? titles.GetValueOrDefault(title, title) : title);
        }

        await db.SaveChangesAsync(ct);
    }
}
