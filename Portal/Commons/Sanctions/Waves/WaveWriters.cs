using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>Finds who wrote a wave, and of them those who are not shut out by one stroke: about who is known here somebody decides for themselves.</summary>
internal static class WaveWriters
{
    /// <summary>Who wrote what some cases are about. Two queries.</summary>
    public static async Task<Wave> Of(PortalDb db, Standing standing, IReadOnlyCollection<long> caseIds, DateTime now, CancellationToken ct)
    {
        var wrote = await db.Set<Evidence>().Where(e => caseIds.Contains(e.CaseId) && !db.Set<Evidence>().Any(x => x.CaseId == e.CaseId && x.Id < e.Id)).Select(e => new { e.CaseId, e.AuthorId }).ToListAsync(ct);
        var cases = wrote.GroupBy(w => w.AuthorId).ToDictionary(g => g.Key, g => g.Min(w => w.CaseId));
        var (ids, shut) = (cases.Keys.ToList(), db.ShuttingOut(now));
        var rows = await db.Set<Account>().Where(a => ids.Contains(a.Id)).OrderBy(a => a.UserName)
            .Select(a => new
            {
                Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), a.Language, a.IsCustomer,
                Gone = a.NormalizedEmail == null && !a.Imported, ShutOut = shut.Any(s => s.AccountId == a.Id),
            }).ToListAsync(ct);
        var sorted = rows.ConvertAll(r => (Writer: new WaveWriter(r.Person, cases[r.Person.Id], r.Language), Why: WhyNot(standing, r.Person, r.IsCustomer, r.Gone, r.ShutOut)));
        return new([.. sorted.Where(s => s.Why is null).Select(s => s.Writer)], [.. sorted.Where(s => s.Why is not null).Select(s => new LeftOutWriter(s.Writer.Person, s.Why!))]);
    }

    private static Problem? WhyNot(Standing standing, PersonView person, bool customer, bool gone, bool shutOut) =>
        gone ? Problem.Refused<SanctionText>("WriterGone")
        : SanctionRules.MayNotSanction(standing, person.Id, StandingRules.Level(person.Roles)) is { } above ? above
        : person.IsStaff ? Problem.Refused<SanctionText>("WriterStaff")
        : customer ? Problem.Refused<SanctionText>("WriterCustomer") // whoever owns something is no stranger
        : shutOut ? Problem.Refused<SanctionText>("WriterShutOut")
        : null;
}
