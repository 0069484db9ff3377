using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Commons.Moderation;

/// <summary>Puts a page of cases together with what belongs to them: one query for each kind of thing, however many cases there are.</summary>
internal sealed class QueueDetails(IEnumerable<IQueueWork> works, ModeratedThings things)
{
    private const int MostFlags = 20;
    private const int MostEvents = 20;
    private const int MostEarlier = 10;
    private static readonly QueueWords NoWords = new([]);
    private readonly Dictionary<CaseKind, IQueueWork> works = works.ToDictionary(w => w.Kind);

    /// <summary>What is kept of these cases: the same for everybody who sees them.</summary>
    public static async Task<QueueKnown> Known(PortalDb db, Page<Case> page, DateTime now, CancellationToken ct)
    {
        var cases = page.Items;
        var ids = cases.Select(c => c.Id).ToList();
        var flags = await Flags(db, ids, ct);
        var events = await Events(db, ids, ct);
        var evidence = await Evidences(db, ids, ct);
        var decided = await Decided(db, [.. cases.Where(c => c.State == CaseState.Closed).Select(c => c.Id)], ct);
        var counts = await db.Set<Flag>().Where(f => ids.Contains(f.CaseId)).GroupBy(f => f.CaseId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var people = await People(
            db,
            [
                .. cases.SelectMany(c => (long?[])[c.HeldBy(now), c.AssigneeId]), .. events.SelectMany(e => e.Select(x => x.ActorId)), .. flags.SelectMany(f => f.Select(x => (long?)x.ReporterId)),
                .. decided.Values.Select(d => d.ById),
            ],
            ct);
        return new(page, flags, events, evidence, decided, counts, people);
    }

    /// <summary>The cases in this order, as somebody sees them and may decide them; one about which nothing can be said is left out.</summary>
    public async Task<Page<QueuedCase>> Of(PortalDb db, Standing standing, QueueKnown known, DateTime now, CancellationToken ct)
    {
        var (cases, flags, events, evidence, decided, counts, people) = (known.Page.Items, known.Flags, known.Events, known.Evidence, known.Decided, known.Counts, known.People);
        var present = await things.Look(db, standing, cases.Select(c => c.Thing()), ct);
        var words = await Words(db, standing, cases, ct);
        var above = await HostsAbove.Of(db, standing, [.. evidence.Values.Select(e => e.Author.Id).Distinct()], ct);
        Problem? Host(Case it, long authorId) => it.At() is { } at && above.Contains((at, authorId)) ? Problem.Refused<FlagText>("HostDecision") : null;
        PersonView? Person(long? id) => id is { } known ? people.GetValueOrDefault(known) : null;
        return new(
        [
            .. from c in cases
               let said = words.GetValueOrDefault(c.Id, NoWords)
               let seen = evidence.GetValueOrDefault(c.Id) ?? said.Shown
               where seen is not null
               let last = decided.GetValueOrDefault(c.Id)
               select new QueuedCase(
                   c.Id, c.Kind, c.Thing(), Subject.Parse(c.Place), c.State, c.Outcome, c.Version, c.Weight, c.OpenedAt, c.ClosedAt,
                   Person(c.HeldBy(now)) is { } who ? new ClaimView(who, c.ClaimedUntil!.Value) : null, Person(c.AssigneeId),
                   seen, present.GetValueOrDefault(c.Thing()), counts.GetValueOrDefault(c.Id), [.. flags[c.Id].Select(f => new FlagView(f.Id, people[f.ReporterId], f.Reason, f.Note, f.At, f.Weight, new(f.ReporterRight, f.ReporterDecided), f.ByNewcomer))],
                   [.. events[c.Id].OrderBy(e => e.Id).Select(e => new CaseEventView(e.Id, Person(e.ActorId), e.What, e.Text, e.At))],
                   said, said.Outcomes ?? works[c.Kind].Outcomes, last is null ? null : new DecisionView(Person(last.ById), last.At, last.Outcome, last.Reason),
                   ModerationRules.MayNotDecide(standing, c.At(), seen.Author) ?? Host(c, seen.Author.Id) ?? said.Refusal),
        ],
        known.Page.Next);
    }

    /// <summary>What each kind of work says about its cases.</summary>
    private async Task<Dictionary<long, QueueWords>> Words(PortalDb db, Standing standing, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var all = new Dictionary<long, QueueWords>();
        foreach (var kind in cases.ToLookup(c => c.Kind))
        {
            foreach (var (id, said) in await works[kind.Key].Words(db, standing, [.. kind], ct))
            {
                all[id] = said;
            }
        }

        return all;
    }

    private static Task<Dictionary<long, CaseDecision>> Decided(PortalDb db, List<long> ids, CancellationToken ct) =>
        db.Set<CaseDecision>().Where(d => ids.Contains(d.CaseId) && d.UndoneAt == null && !db.Set<CaseDecision>().Any(later => later.CaseId == d.CaseId && later.Id > d.Id)).ToDictionaryAsync(d => d.CaseId, ct);

    // Named within each list as well: the database would else number all flags that there ever were before it chooses.
    private static async Task<ILookup<long, Flag>> Flags(PortalDb db, List<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<Case>().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, Flags = db.Set<Flag>().Where(f => f.CaseId == c.Id && ids.Contains(f.CaseId)).OrderBy(f => f.Id).Take(MostFlags).ToList() }).ToListAsync(ct);
        return rows.SelectMany(r => r.Flags.OrderBy(f => f.Id)).ToLookup(f => f.CaseId);
    }

    private static async Task<ILookup<long, CaseEvent>> Events(PortalDb db, List<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<Case>().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, Events = db.Set<CaseEvent>().Where(e => e.CaseId == c.Id && ids.Contains(e.CaseId)).OrderByDescending(e => e.Id).Take(MostEvents).ToList() }).ToListAsync(ct);
        return rows.SelectMany(r => r.Events).ToLookup(e => e.CaseId);
    }

    private static async Task<Dictionary<long, EvidenceView>> Evidences(PortalDb db, List<long> ids, CancellationToken ct)
    {
        var rows = await (
            from e in db.Set<Evidence>()
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where ids.Contains(e.CaseId) && !db.Set<Evidence>().Any(later => later.CaseId == e.CaseId && later.Id > e.Id)
            select new { e.Id, e.CaseId, e.Title, e.Html, e.At, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        var before = await Before(db, rows.ConvertAll(r => r.Id), ct);
        var earlier = await Earlier(db, ids, ct);
        return rows.ToDictionary(r => r.CaseId, r => new EvidenceView(r.Author, r.Title, SafeHtml.FromStored(r.Html), r.At, [.. before[r.Id]])
        {
            Earlier = [.. earlier[r.CaseId].Where(e => (e.Title, e.Html) != (r.Title, r.Html)).DistinctBy(e => (e.Title, e.Html)).Select(e => new EarlierEvidence(e.Id, e.Title, SafeHtml.FromStored(e.Html), e.At))],
        });
    }

    /// <summary>What was kept before the newest: what somebody was flagged for is not gone from sight because they changed it and were flagged again.</summary>
    private static async Task<ILookup<long, Evidence>> Earlier(PortalDb db, List<long> ids, CancellationToken ct)
    {
        var rows = await db.Set<Case>().Where(c => ids.Contains(c.Id))
            .Select(c => new
            {
                c.Id,
                Kept = db.Set<Evidence>().Where(e => e.CaseId == c.Id && ids.Contains(e.CaseId) && db.Set<Evidence>().Any(later => later.CaseId == e.CaseId && later.Id > e.Id)).OrderBy(e => e.Id).Take(MostEarlier).ToList(),
            }).ToListAsync(ct);
        return rows.SelectMany(r => r.Kept.OrderBy(e => e.Id)).ToLookup(e => e.CaseId);
    }

    private static async Task<ILookup<long, SaidBefore>> Before(PortalDb db, List<long> evidence, CancellationToken ct)
    {
        var rows = await (
            from l in db.Set<EvidenceLine>()
            join a in db.Set<Account>() on l.AuthorId equals a.Id
            where evidence.Contains(l.EvidenceId)
            orderby l.Id
            select new { l.EvidenceId, l.Subject, l.At, l.Html, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ToLookup(r => r.EvidenceId, r => new SaidBefore(Subject.Parse(r.Subject)!.Value, r.Author, r.At, SafeHtml.FromStored(r.Html)));
    }

    private static async Task<Dictionary<long, PersonView>> People(PortalDb db, IEnumerable<long?> ids, CancellationToken ct)
    {
        var wanted = ids.OfType<long>().Distinct().ToList();
        return await db.Set<Account>().Where(a => wanted.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(p => p.Id, ct);
    }
}

/// <summary>What is kept of a page of cases, whoever looks at it.</summary>
/// <param name="Page">The cases.</param>
/// <param name="Flags">The first flags of each.</param>
/// <param name="Events">The newest of what happened to each.</param>
/// <param name="Evidence">How each thing stood.</param>
/// <param name="Decided">The decision that stands, of those that are closed.</param>
/// <param name="Counts">How many flags each has.</param>
/// <param name="People">Who is named in all that.</param>
internal sealed record QueueKnown(
    Page<Case> Page, ILookup<long, Flag> Flags, ILookup<long, CaseEvent> Events, IReadOnlyDictionary<long, EvidenceView> Evidence, IReadOnlyDictionary<long, CaseDecision> Decided,
    IReadOnlyDictionary<long, int> Counts, IReadOnlyDictionary<long, PersonView> People);
