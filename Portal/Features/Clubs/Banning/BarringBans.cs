using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Bans from clubs, as what whoever is banned can appeal. Who never heard of a hidden club does not learn of it by that.</summary>
internal sealed class BarringBans : IBarring
{
    /// <summary>Ends the details of who was told: they know of a hidden club for longer than the notice is kept.</summary>
    private const string Told = " (told)";

    private const string UntilWord = "until", Time = "yyyy-MM-ddTHH:mm:ssZ";

    public AuditAction Barred => AuditAction.ClubMemberBanned;

    public AuditAction Lifted => AuditAction.ClubMemberUnbanned;

    /// <summary>The details of the line that tells of a ban: the club, until when, and whether they were told.</summary>
    public static string Details(Subject club, DateTime? until, bool told) =>
        $"{club}{(until is { } end ? $" {UntilWord} {end.ToString(Time, CultureInfo.InvariantCulture)}" : "")}{(told ? Told : "")}";

    /// <summary>Whether somebody was told of a ban from this club, however long ago.</summary>
    public static Task<bool> WasTold(PortalDb db, Subject club, long accountId, CancellationToken ct)
    {
        var place = club.ToString();
        return db.Set<AuditEntry>().AnyAsync(e => e.WhomId == accountId && e.Place == place && e.Action == AuditAction.ClubMemberBanned && e.Details!.EndsWith(Told), ct);
    }

    public DateTime? Until(AuditEntry line) =>
        line.Details?.Split(' ') is [_, UntilWord, var time, ..] && DateTime.TryParseExact(time, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var until)
            ? until
            : null;

    public async Task<IReadOnlyDictionary<long, BarFacts>> Look(PortalDb db, IReadOnlyList<AuditEntry> lines, DateTime now, CancellationToken ct)
    {
        if (lines.Count == 0)
        {
            return new Dictionary<long, BarFacts>();
        }

        var (ids, people) = (lines.Select(ClubOf).Distinct().ToList(), lines.Select(WhomOf).Distinct().ToList());
        var clubs = await (
            from c in db.Set<Club>()
            join g in db.Set<Group>() on c.Id equals g.Id
            where ids.Contains(c.Id)
            select new { c.Id, c.Name, c.Slug, Hidden = g.Visibility == Visibility.Hidden }).ToDictionaryAsync(c => c.Id, ct);
        var bans = await db.Set<ClubBan>().Where(b => ids.Contains(b.ClubId) && people.Contains(b.AccountId)).ToListAsync(ct);
        var told = await db.Set<ClubNotice>().Where(n => ids.Contains(n.ClubId) && n.AccountId != null && people.Contains(n.AccountId.Value)).Select(n => new { n.ClubId, n.AccountId }).Distinct().ToListAsync(ct);
        return lines.Where(l => clubs.ContainsKey(ClubOf(l))).ToDictionary(l => l.Id, l =>
        {
            var (club, ban) = (clubs[ClubOf(l)], bans.Find(b => b.ClubId == ClubOf(l) && b.AccountId == WhomOf(l) && b.At == l.At));
            return new BarFacts(
                Sentences.Say(typeof(ClubsText), "BanNamed", club.Name), $"/clubs/{club.Slug}",
                !club.Hidden || l.Details?.EndsWith(Told, StringComparison.Ordinal) == true || told.Exists(t => t.ClubId == club.Id && t.AccountId == l.WhomId),
                ban is not null && !(ban.Until <= now), ban?.Until);
        });
    }

    public async Task Lift(PortalDb db, Actor actor, AuditEntry line, string reason, DateTime now, CancellationToken ct)
    {
        var (club, whom, at) = (ClubOf(line), WhomOf(line), line.At);
        if (await db.Set<ClubBan>().Where(b => b.ClubId == club && b.AccountId == whom && b.At == at).ExecuteDeleteAsync(ct) > 0)
        {
            db.Audit(actor, AuditAction.ClubMemberUnbanned, new("account", whom), now, reason, line.Place, place: Subject.Parse(line.Place), whom: whom);
        }
    }

    private static long ClubOf(AuditEntry line) => Subject.Parse(line.Place)?.Id ?? 0;

    private static long WhomOf(AuditEntry line) => line.WhomId ?? 0;
}
