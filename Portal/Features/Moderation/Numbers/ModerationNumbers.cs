using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Moderation;

/// <summary>What moderation came to in a month.</summary>
/// <param name="Month">The month, by its first day.</param>
/// <param name="Flags">How many flags were raised.</param>
/// <param name="Decided">How many decisions were taken on flags and on what was held back, by how they ended; those that were taken back later among them.</param>
/// <param name="Median">The median time from when a case was opened until it was closed, of those closed in the month by moderators; null where these are too few.</param>
/// <param name="Automatic">How many things the portal hid by itself, until somebody looked at them.</param>
/// <param name="Appeals">How many decisions were appealed.</param>
/// <param name="Reversed">How many decisions about things and about people were taken back, by moderators or on appeal; each once.</param>
/// <param name="Muted">How often somebody was muted, everywhere or in one place; one that takes the place of another is not counted again.</param>
/// <param name="Suspended">How often an account was suspended for a time, or banned for good; likewise.</param>
public sealed record MonthNumbers(DateOnly Month, int Flags, IReadOnlyDictionary<Outcome, int> Decided, TimeSpan? Median, int Automatic, int Appeals, int Reversed, int Muted, int Suspended)
{
    /// <summary>Nothing happened in it.</summary>
    public bool IsEmpty => Flags + Decided.Values.Sum() + Automatic + Appeals + Reversed + Muted + Suspended == 0;
}

/// <summary>
/// The public figures of moderation: the last months, added up once an hour for everybody. Counts below <see cref="Least"/> are shown as that, so that no single person can be read out of them.
/// </summary>
public sealed class ModerationNumbers(Database database, TimeProvider time)
{
    /// <summary>The smallest count that is shown.</summary>
    public const int Least = 5;

    /// <summary>So many months are shown, this one included.</summary>
    public const int Shown = 12;

    /// <summary>The outcomes that are counted: not those of questions, about which nothing is moderated.</summary>
    public static IReadOnlyList<Outcome> Counted { get; } = [.. Enum.GetValues<Outcome>().Except(Outcomes.OfQuestions)];

    /// <summary>Those of which it is counted that they were taken back. Of an appeal it is the decision that it overturns.</summary>
    private static readonly IReadOnlyList<Outcome> Reversible = [.. Counted.Except(Outcomes.OfAppeals)];

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly IReadOnlyList<AuditAction> Muting = [AuditAction.Muted];
    private static readonly IReadOnlyList<AuditAction> Suspending = [AuditAction.Suspended, AuditAction.Banned];

    /// <summary>A decision about a person was taken back, on appeal or not; one about a thing is marked so itself.</summary>
    private static readonly IReadOnlyList<AuditAction> Lifting = [AuditAction.SanctionRevoked, AuditAction.Unbanned];

    private readonly SemaphoreSlim adding = new(1, 1);
    private (DateTime At, IReadOnlyList<MonthNumbers> Months)? kept;

    /// <summary>The months, newest first.</summary>
    public async Task<IReadOnlyList<MonthNumbers>> Read(CancellationToken ct)
    {
        if (Fresh() is { } known)
        {
            return known;
        }

        await adding.WaitAsync(ct);
        try
        {
            if (Fresh() is { } meanwhile)
            {
                return meanwhile;
            }

            var now = time.GetUtcNow().UtcDateTime;
            await using var db = database.Open();
            var months = await AddUp(db, now, ct);
            kept = (now, months);
            return months;
        }
        finally
        {
            adding.Release();
        }
    }

    private IReadOnlyList<MonthNumbers>? Fresh() => kept is { } known && time.GetUtcNow().UtcDateTime - known.At < Kept ? known.Months : null;

    private static async Task<IReadOnlyList<MonthNumbers>> AddUp(PortalDb db, DateTime now, CancellationToken ct)
    {
        var first = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1 - Shown);
        var note = $" {SanctionKind.Note}"; // what colleagues say among themselves takes nothing from anybody
        var flags = await PerMonth(db.Set<Flag>().Where(f => f.At >= first).Select(f => f.At), ct);
        var appeals = await PerMonth(db.Set<Case>().Where(c => c.Kind == CaseKind.Appeal && c.OpenedAt >= first).Select(c => c.OpenedAt), ct);
        var undone = await PerMonth(db.Set<CaseDecision>().Where(d => d.UndoneAt >= first && Reversible.Contains(d.Outcome)).Select(d => d.UndoneAt!.Value), ct);
        var lifted = await PerMonth(db.Set<AuditEntry>().Where(e => e.At >= first && Lifting.Contains(e.Action) && !e.Details!.EndsWith(note)).Select(e => e.At), ct);
        var hidden = await PerMonth(db.Set<CaseEvent>().Where(e => e.At >= first && e.What == CaseDeed.HiddenByFlags).Select(e => e.At)
            .Concat(db.Set<AuditEntry>().Where(e => e.At >= first && e.Action == AuditAction.HeldBack).Select(e => e.At)), ct);
        var (muted, suspended) = (await Imposed(db, Muting, first, ct), await Imposed(db, Suspending, first, ct));
        var decided = await db.Set<CaseDecision>().Where(d => d.At >= first && Counted.Contains(d.Outcome)).GroupBy(d => new { d.At.Year, d.At.Month, d.Outcome }).Select(g => new { g.Key.Year, g.Key.Month, g.Key.Outcome, Count = g.Count() }).ToListAsync(ct);
        var times = await db.Set<Case>().Where(c => c.Kind != CaseKind.Chat && c.Kind != CaseKind.Question && c.State == CaseState.Closed && c.Outcome != HeldThings.Withdrawn && c.ClosedAt >= first && c.ClosedAt > c.OpenedAt) // one that was opened and closed in one step never waited, and one that its writer took back no moderator closed
            .Select(c => new { c.OpenedAt, ClosedAt = c.ClosedAt!.Value }).ToListAsync(ct);
        var spans = times.ToLookup(t => (t.ClosedAt.Year, t.ClosedAt.Month), t => t.ClosedAt - t.OpenedAt);
        return
        [
            .. from back in Enumerable.Range(0, Shown)
               let month = DateOnly.FromDateTime(first).AddMonths(Shown - 1 - back)
               let key = (month.Year, month.Month)
               let outcomes = decided.Where(d => (d.Year, d.Month) == key).ToDictionary(d => d.Outcome, d => d.Count)
               select new MonthNumbers(
                   month, flags.GetValueOrDefault(key), outcomes, Median([.. spans[key].Order()]), hidden.GetValueOrDefault(key), appeals.GetValueOrDefault(key),
                   undone.GetValueOrDefault(key) + lifted.GetValueOrDefault(key), muted.GetValueOrDefault(key), suspended.GetValueOrDefault(key)),
        ];
    }

    /// <summary>How often something was taken from a person: not what only takes the place of what stood already.</summary>
    private static Task<Dictionary<(int Year, int Month), int>> Imposed(PortalDb db, IReadOnlyList<AuditAction> actions, DateTime first, CancellationToken ct) =>
        PerMonth(db.Set<AuditEntry>().Where(e => e.At >= first && actions.Contains(e.Action) && (e.Details == null || !e.Details.Contains(Sanctions.InPlaceOf))).Select(e => e.At), ct);

    private static async Task<Dictionary<(int Year, int Month), int>> PerMonth(IQueryable<DateTime> times, CancellationToken ct) =>
        (await times.GroupBy(at => new { at.Year, at.Month }).Select(g => new { g.Key.Year, g.Key.Month, Count = g.Count() }).ToListAsync(ct)).ToDictionary(g => (g.Year, g.Month), g => g.Count);

    private static TimeSpan? Median(List<TimeSpan> spans) =>
        spans.Count < Least ? null : spans.Count % 2 == 1 ? spans[spans.Count / 2] : (spans[(spans.Count / 2) - 1] + spans[spans.Count / 2]) / 2;
}
