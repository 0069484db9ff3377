using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Clubs;

/// <summary>
/// Keeps the sums of clubs' days: today and yesterday are counted anew each time, and whatever lies between the last time and now. What is hidden or deleted later stays counted.
/// Safe to be cut off anywhere: a day is written in one transaction.
/// </summary>
internal sealed class ClubDaysJob(Database database, TimeProvider time) : IJob
{
    private const int MostDaysBack = 730;

    private const int MostTopics = 200, MostRead = 50, MostClubs = 200;

    private IReadOnlyList<long> left = []; // clubs whose readers were too many to count at once: they are the first next time

    public string Name => "club-days";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken ct)
    {
        var today = GroupVisitCounter.DayOf(time.GetUtcNow().UtcDateTime);
        var (first, last) = await database.Read(async db => (
            await db.Set<Club>().OrderBy(c => c.Id).Select(c => (DateTime?)c.CreatedAt).FirstOrDefaultAsync(ct),
            await db.Set<ClubDay>().OrderByDescending(d => d.Day).Select(d => (DateTime?)d.Day).FirstOrDefaultAsync(ct)));
        if (first is not { } founded)
        {
            return;
        }

        var (earliest, yesterday) = (today.AddDays(-MostDaysBack), today.AddDays(-1));
        var from = last is { } counted ? Earlier(counted, yesterday) : Earlier(GroupVisitCounter.DayOf(founded), yesterday);
        IReadOnlyList<long> changed = [];
        for (var day = from < earliest ? earliest : from; day <= today; day = day.AddDays(1))
        {
            changed = await Count(day, isToday: day == today, ct);
        }

        List<long> due = [.. left.Union(changed)];
        left = due[Math.Min(due.Count, MostClubs)..];
        foreach (var club in due.Take(MostClubs))
        {
            await CountReads(club, today, ct);
        }

        await Forget(today.AddDays(-GroupVisit.DaysKept), ct);
    }

    /// <summary>Counts a day, and tells for which clubs it is another than it was.</summary>
    private async Task<IReadOnlyList<long>> Count(DateTime day, bool isToday, CancellationToken ct)
    {
        var counted = await database.Read(db => new ClubCount(db, day).All(ct));
        var changed = new List<long>();
        await database.Write<Nothing>(
            async db =>
            {
                changed.Clear(); // the deed may be run again
                var rows = await db.Set<ClubDay>().AsTracking().Where(d => d.Day == day).ToDictionaryAsync(d => d.ClubId, ct);
                List<long> clubs = [.. counted.Keys.Union(rows.Keys)];
                if (isToday && clubs.Count == 0)
                {
                    clubs.Add(await db.Set<Club>().OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(ct)); // one row of today, and be it empty, says that all before was counted
                }

                foreach (var club in clubs)
                {
                    var now = counted.GetValueOrDefault(club) ?? new ClubDay { ClubId = club, Day = day };
                    if (!rows.TryGetValue(club, out var row))
                    {
                        db.Add(row = new ClubDay { ClubId = club, Day = day });
                    }

                    if (row.Take(now))
                    {
                        changed.Add(club);
                    }
                }

                return default(Nothing);
            },
            ct);
        return changed;
    }

    /// <summary>Counts who opened the topics in which was written last, and keeps the most read.</summary>
    private async Task CountReads(long clubId, DateTime today, CancellationToken ct)
    {
        var since = today.AddDays(-365);
        var topics = await database.Read(async db =>
        {
            var board = await db.Set<Club>().Where(c => c.Id == clubId).Select(c => c.BoardId).FirstOrDefaultAsync(ct);
            return await db.Set<Topic>().Where(t => t.CategoryId == board && !t.Hidden && t.LastPostAt >= since).OrderByDescending(t => t.LastPostAt).ThenByDescending(t => t.Id).Take(MostTopics)
                .Select(t => new { t.Id, Readers = db.Set<TopicMark>().Count(m => m.TopicId == t.Id && m.Number > 0 && m.AccountId != t.AuthorId) }).ToListAsync(ct);
        });
        var most = topics.Where(t => t.Readers > 0).OrderByDescending(t => t.Readers).ThenByDescending(t => t.Id).Take(MostRead).ToDictionary(t => t.Id, t => t.Readers);
        await database.Write<Nothing>(
            async db =>
            {
                var rows = await db.Set<ClubRead>().AsTracking().Where(r => r.ClubId == clubId).ToDictionaryAsync(r => r.TopicId, ct);
                db.RemoveRange(rows.Values.Where(r => !most.ContainsKey(r.TopicId)));
                foreach (var (topic, readers) in most)
                {
                    if (!rows.TryGetValue(topic, out var row))
                    {
                        db.Add(row = new ClubRead { ClubId = clubId, TopicId = topic });
                    }

                    row.Readers = readers;
                }

                return default(Nothing);
            },
            ct);
    }

    private Task Forget(DateTime before, CancellationToken ct) => database.Write<Nothing>(
        async db =>
        {
            await db.Set<GroupVisit>().Where(v => v.Day < before).ExecuteDeleteAsync(ct);
            await db.Set<ClubMove>().Where(m => m.Day < before).ExecuteDeleteAsync(ct);
            return default(Nothing);
        },
        ct);

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
