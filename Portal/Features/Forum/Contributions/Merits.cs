using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Gives badges and trust for what was done. Inside a deed, for many people with a few statements.</summary>
internal static class Merits
{
    /// <summary>Looks at what these people have done, and gives what they have earned since. Neither is taken away again when a count goes down.</summary>
    public static async Task Award(PortalDb db, IReadOnlyCollection<long> people, DateTime now, CancellationToken ct)
    {
        var merits = await Of(db, people, ct);
        var had = (await db.Set<Badge>().Where(b => people.Contains(b.AccountId)).Select(b => new { b.AccountId, b.Kind }).ToListAsync(ct)).Select(b => (b.AccountId, b.Kind)).ToHashSet();
        var trusted = await db.Set<Account>().Where(a => people.Contains(a.Id)).Select(a => new { a.Id, a.Trust }).ToListAsync(ct);
        foreach (var (account, merit) in merits)
        {
            foreach (var kind in MeritRules.Earned(merit).Where(kind => !had.Contains((account, kind))))
            {
                db.Add(new Badge { AccountId = account, Kind = kind, At = now });
                db.Tell(new BadgeEarned(account, kind));
            }
        }

        foreach (var group in trusted.Where(a => MeritRules.TrustOf(merits.GetValueOrDefault(a.Id)) > a.Trust).GroupBy(a => MeritRules.TrustOf(merits[a.Id]), a => a.Id))
        {
            var ids = group.ToList();
            await db.Set<Account>().Where(a => ids.Contains(a.Id)).ExecuteUpdateAsync(a => a.SetProperty(x => x.Trust, group.Key), ct);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>What these people have done in all; nothing is there for who has done nothing.</summary>
    public static async Task<Dictionary<long, Merit>> Of(PortalDb db, IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var written = await db.Set<Contribution>().Where(c => people.Contains(c.AccountId)).GroupBy(c => c.AccountId)
            .Select(g => new { g.Key, Posts = g.Sum(c => c.Posts), Answers = g.Sum(c => c.Answers), Thanks = g.Sum(c => c.Thanks) }).ToDictionaryAsync(g => g.Key, ct);
        var read = await db.Set<TopicMark>().Where(m => people.Contains(m.AccountId)).GroupBy(m => m.AccountId).Select(g => new { g.Key, Read = g.Sum(m => m.Number) }).ToDictionaryAsync(g => g.Key, g => g.Read, ct);
        var days = await db.Set<Visits>().Where(v => people.Contains(v.AccountId)).ToDictionaryAsync(v => v.AccountId, v => v.Days, ct);
        return people.ToDictionary(id => id, id => new Merit(
            written.GetValueOrDefault(id)?.Posts ?? 0, written.GetValueOrDefault(id)?.Answers ?? 0, written.GetValueOrDefault(id)?.Thanks ?? 0, read.GetValueOrDefault(id), days.GetValueOrDefault(id)));
    }
}
