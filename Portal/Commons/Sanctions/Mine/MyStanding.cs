using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Commons.Sanctions;

/// <summary>An appeal as who filed it sees it.</summary>
/// <param name="Id">The appeal.</param>
/// <param name="Decision">The decision, as <c>sanction:5</c>, <c>case:7</c> or <c>bar:9</c>.</param>
/// <param name="Text">Their words.</param>
/// <param name="At">When it was filed.</param>
/// <param name="Outcome">Upheld or overturned; null while nobody has decided.</param>
/// <param name="Answer">Why.</param>
/// <param name="DecidedAt">When that was.</param>
/// <param name="Place">The place that the decision is about alone, as <c>category:5</c> or <c>club:7</c>; null for the whole portal.</param>
public sealed record AppealView(long Id, Subject Decision, string Text, DateTime At, Outcome? Outcome, string? Answer, DateTime? DecidedAt, Subject? Place);

/// <summary>Something that was decided about the reader.</summary>
/// <param name="Decision">Which: <c>sanction:5</c>, <c>case:7</c> for something of theirs that was hidden or not let through, or <c>bar:9</c> for a ban from a club or a mute in a room.</param>
/// <param name="Kind">What kind of sanction; null where it is none.</param>
/// <param name="Outcome">How the case ended, where something of theirs was taken from view.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, as who decided said it; where they said nothing, what speaks for it: the reasons of the flags, or what was found, in the reader's language.</param>
/// <param name="Until">Until when; null for good, or where that is no question.</param>
/// <param name="Binds">Whether it takes something from them now.</param>
/// <param name="AcknowledgedAt">When they said that they have read it.</param>
/// <param name="EndedAt">When it was taken back, or another one took its place.</param>
/// <param name="EndedReason">Why it was taken back; null where another one took its place, or where nothing was said.</param>
/// <param name="Title">Where the thing stood.</param>
/// <param name="Html">The thing as it stood.</param>
/// <param name="Appeal">Their appeal, or null.</param>
public sealed record DecisionOnMe(
    Subject Decision, SanctionKind? Kind, Outcome? Outcome, DateTime At, string Reason, DateTime? Until, bool Binds, DateTime? AcknowledgedAt, DateTime? EndedAt, string? EndedReason, string Title, SafeHtml Html, AppealView? Appeal)
{
    /// <summary>The place that it is about alone, as <c>category:5</c> or <c>club:7</c>; null for the whole portal.</summary>
    public Subject? Place { get; init; }

    /// <summary>What that place is called.</summary>
    public string? PlaceName { get; init; }

    /// <summary>What it counts now; 0 where it counts nothing, or no more.</summary>
    public int Points { get; init; }

    /// <summary>When that stops counting; null where it counts for good, and where it counts nothing.</summary>
    public DateTime? PointsUntil { get; init; }

    /// <summary>Whether they can appeal it: it was not taken back, and they did not before.</summary>
    public bool MayAppeal => EndedAt is null && Appeal is null;

    /// <summary>A warning that waits for them to say that they have read it.</summary>
    public bool WaitsForReader => Kind == SanctionKind.Warning && Binds;

    /// <summary>What it is called, with the place that it is about alone, in the language of the current culture.</summary>
    public string Name => Called ?? SanctionWords.Name(this);

    /// <summary>Whether a place decided it anew before it was over: what took its place is a decision of its own.</summary>
    public bool Replaced { get; init; }

    /// <summary>What it is called where a place decided it by itself: with that place; null for all else.</summary>
    public string? Called { get; init; }
}

/// <summary>Reads what was decided about the reader: for everybody who has an account, suspended and banned too.</summary>
public sealed class MyStanding(Database database, NamedPlaces places, Bars bars, CaseReasons reasons, TimeProvider time)
{
    /// <summary>How many decisions a page holds.</summary>
    public const int PageSize = 20;

    private const int MostNow = 10;

    /// <summary>What binds the actor now, the hardest first, of one kind what binds everywhere, and then the newest; for the notice above every page.</summary>
    public async Task<IReadOnlyList<DecisionOnMe>> Now(Actor actor, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return [];
        }

        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var rows = await db.Set<Sanction>().Where(s => s.AccountId == me && s.Binds && (s.Until == null || s.Until > now)).OrderByDescending(s => s.Id).Take(MostNow).ToListAsync(ct);
        var named = await Places(db, actor, rows, now, ct);
        return [.. rows.OrderByDescending(s => s.Kind).ThenBy(s => s.Place is not null).Select(s => Of(s, now, [], named))];
    }

    /// <summary>All that was decided about the actor, newest first.</summary>
    public async Task<Result<Page<DecisionOnMe>>> Read(Actor actor, Cursor from, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var before = Lanes.Before(from, 0);
        var sanctions = await db.Set<Sanction>().Where(s => s.AccountId == me && s.Kind != SanctionKind.Note && (s.At < before.At || (s.At == before.At && s.Id < before.Id)))
            .OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(PageSize + 1).ToListAsync(ct);
        var taken = await Taken(db, me, Lanes.Before(from, 1), ct);
        var barred = await bars.About(db, me, Lanes.Before(from, 2), PageSize + 1, now, ct);
        List<string> names = [.. sanctions.Select(s => $"sanction:{s.Id}"), .. taken.Select(t => t.Decision.ToString()), .. barred.Select(b => b.Decision.ToString())];
        var appeals = (await Appeals(db, db.Set<Appeal>().Where(a => a.AccountId == me && names.Contains(a.Decision)), ct)).ToDictionary(a => a.Decision);
        var named = await Places(db, actor, sanctions, now, ct);
        return Lanes.Merge<DecisionOnMe>(
            [
                .. sanctions.Select(s => (Lanes.Place(s.At, s.Id, 0), Of(s, now, appeals, named))),
                .. taken.Select(t => (Lanes.Place(t.At, t.RowId, 1), new DecisionOnMe(
                    t.Decision, null, t.Outcome, t.At, t.Reason, null, t.UndoneAt is null, null, t.UndoneAt, t.UndoneReason, t.Title, SafeHtml.FromStored(t.Html), appeals.GetValueOrDefault(t.Decision)))),
                .. barred.Select(b => (Lanes.Place(b.Line.At, b.Line.Id, 2), Of(b, appeals))),
            ],
            PageSize);
    }

    /// <summary>What all of it counts now on the whole portal's scale, as moderators see it before they decide; what is about one place alone does not count there.</summary>
    public async Task<int> Points(Actor actor, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return 0;
        }

        await using var db = database.Open();
        return await db.Set<Sanction>().Where(s => s.AccountId == me && s.Place == null).PointsNow(time.GetUtcNow().UtcDateTime, ct);
    }

    /// <summary>The actor's appeals, newest first.</summary>
    public async Task<Result<Page<AppealView>>> Appeals(Actor actor, Cursor from, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        await using var db = database.Open();
        var rows = await Appeals(db, db.Set<Appeal>().Where(a => a.AccountId == me && (a.At < from.At || (a.At == from.At && a.Id < from.Id))).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(PageSize + 1), ct);
        return Page<AppealView>.Cut(rows, PageSize, a => new Cursor(a.At, a.Id).ToString());
    }

    /// <summary>One of them.</summary>
    public async Task<Result<AppealView>> Appeal(Actor actor, long appealId, CancellationToken ct)
    {
        await using var db = database.Open();
        return await Appeals(db, db.Set<Appeal>().Where(a => a.Id == appealId && a.AccountId == actor.AccountId), ct) is [var found] ? found : Problem.NotFound;
    }

    /// <summary>Decisions by which something of theirs was taken from view, whether or not they still stand.</summary>
    private async Task<List<TakenRow>> Taken(PortalDb db, long me, Cursor before, CancellationToken ct)
    {
        var taking = Outcomes.Taking;
        var mine = db.Set<Evidence>().Where(e => e.AuthorId == me).Select(e => e.CaseId); // the work grows with what was theirs, not with all that was decided
        var rows = await db.Set<CaseDecision>().Where(d => mine.Contains(d.CaseId) && taking.Contains(d.Outcome)).Where(d => d.At < before.At || (d.At == before.At && d.Id < before.Id)).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(PageSize + 1).ToListAsync(ct);
        var cases = rows.ConvertAll(d => d.CaseId);
        var shown = (await db.Set<Evidence>().Where(e => cases.Contains(e.CaseId) && e.AuthorId == me).OrderBy(e => e.Id).Select(e => new { e.CaseId, e.Title, e.Html }).ToListAsync(ct)).ToLookup(e => e.CaseId);
        var unsaid = rows.Where(d => d.Reason.Length == 0).Select(d => d.CaseId).ToList();
        var kinds = unsaid.Count == 0 ? [] : await db.Set<Case>().Where(c => unsaid.Contains(c.Id)).Select(c => new { c.Kind, c.Id }).ToListAsync(ct);
        var why = await reasons.Of(db, kinds.Select(c => (c.Kind, c.Id)), ct);
        return rows.ConvertAll(d => new TakenRow(d.Id, new Subject("case", d.CaseId), d.Outcome, d.At, d.Reason.Length > 0 ? d.Reason : why.GetValueOrDefault(d.CaseId, ""), d.UndoneAt, d.UndoneReason, shown[d.CaseId].Last().Title, shown[d.CaseId].Last().Html));
    }

    private static async Task<List<AppealView>> Appeals(PortalDb db, IQueryable<Appeal> some, CancellationToken ct)
    {
        var rows = (await some.ToListAsync(ct)).ConvertAll(a => (It: a, Decision: Subject.Parse(a.Decision)!.Value));
        List<long> Of(string kind) => [.. rows.Where(r => r.Decision.Kind == kind).Select(r => r.Decision.Id)];
        var (sanctions, lines) = (Of("sanction"), Of(Bars.Kind));
        var about = sanctions.Count == 0 ? [] : await db.Set<Sanction>().Where(s => sanctions.Contains(s.Id) && s.Place != null).ToDictionaryAsync(s => new Subject("sanction", s.Id), s => s.Place, ct);
        foreach (var line in lines.Count == 0 ? [] : await db.Set<AuditEntry>().Where(e => lines.Contains(e.Id)).Select(e => new { e.Id, e.Place }).ToListAsync(ct))
        {
            about[new(Bars.Kind, line.Id)] = line.Place;
        }

        return rows.ConvertAll(r => new AppealView(r.It.Id, r.Decision, r.It.Text, r.It.At, r.It.Outcome, r.It.Answer, r.It.DecidedAt, Subject.Parse(about.GetValueOrDefault(r.Decision))));
    }

    /// <summary>What the places are called that decisions are about, as far as the reader may know of them.</summary>
    private async Task<IReadOnlyDictionary<Subject, NamedPlace>> Places(PortalDb db, Actor actor, List<Sanction> sanctions, DateTime now, CancellationToken ct)
    {
        List<Subject> wanted = [.. sanctions.Select(s => s.Where()).OfType<Subject>()];
        return wanted.Count == 0 ? new Dictionary<Subject, NamedPlace>() : await places.Find(db, await Standing.Of(db, actor, now, ct), wanted, ct);
    }

    private static DecisionOnMe Of(Sanction s, DateTime now, Dictionary<Subject, AppealView> appeals, IReadOnlyDictionary<Subject, NamedPlace> named)
    {
        var (decision, points) = (new Subject("sanction", s.Id), s.PointsAt(now));
        return new(decision, s.Kind, null, s.At, s.Reason, s.Until, s.BindsAt(now), s.AcknowledgedAt, s.RevokedAt, s.RevokedReason, "", default, appeals.GetValueOrDefault(decision))
        {
            Place = s.Where(),
            PlaceName = SanctionWords.Where(s, s.Where() is { } at ? named.GetValueOrDefault(at) : null),
            Points = points,
            PointsUntil = points == 0 ? null : s.PointsUntil,
        };
    }

    private static DecisionOnMe Of(Bar it, Dictionary<Subject, AppealView> appeals) => new(
        it.Decision, null, null, it.Line.At, it.Line.Reason ?? "", it.Facts.Until, it.Binds, null, it.Ended?.At, it.Replaced ? null : it.Ended?.Reason, "", default, appeals.GetValueOrDefault(it.Decision))
    {
        Place = Subject.Parse(it.Line.Place),
        Called = it.Facts.Name,
        Replaced = it.Replaced,
    };

    private sealed record TakenRow(long RowId, Subject Decision, Outcome Outcome, DateTime At, string Reason, DateTime? UndoneAt, string? UndoneReason, string Title, string Html);
}
