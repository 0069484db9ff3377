using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>A birthday that is near.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsToday">It is today, where they live.</param>
public sealed record NearBirthday(DateOnly Day, bool IsToday);

/// <summary>Birthdays of who shows theirs to the members of their clubs. Whoever asks has made sure that the reader is one.</summary>
public static class Birthdays
{
    /// <summary>How many days before it one is told.</summary>
    public const int DaysBefore = 7;

    private const int MostRead = 200;
    private const int Wrap = 1300; // more than any day as month and day, so that January follows December

    /// <summary>Of these people those whose birthday is today or in the next days, with one statement.</summary>
    /// <param name="db">Where.</param>
    /// <param name="people">Their accounts: a page of a list at most.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlyDictionary<long, NearBirthday>> Near(PortalDb db, IReadOnlyCollection<long> people, DateTime now, CancellationToken ct)
    {
        var rows = await (
            from c in db.Set<GreetingChoice>()
            where people.Contains(c.AccountId) && c.ShowsBirthday && c.Month != null && c.Day != null
            select new { Choice = c, Zone = db.Set<TellingTimes>().Where(t => t.AccountId == c.AccountId).Select(t => t.Zone).FirstOrDefault() }).ToListAsync(ct);
        var near = new Dictionary<long, NearBirthday>();
        foreach (var row in rows)
        {
            if (Near(row.Choice, row.Zone, now) is { } birthday)
            {
                near.Add(row.Choice.AccountId, birthday);
            }
        }

        return near;
    }

    /// <summary>The members of a group whose birthday is today or in the next days, the nearest first, with one statement; where hundreds have theirs in these days, of those whose day is today before the others.</summary>
    /// <param name="db">Where.</param>
    /// <param name="groupId">The group.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlyList<(PersonView Person, NearBirthday Birthday)>> In(PortalDb db, long groupId, int most, DateTime now, CancellationToken ct)
    {
        var (days, around, first) = (Days(now, DaysBefore + 3), Days(now, 3), Days(now, 1)[0]);
        var rows = await (
            from m in db.Set<Membership>()
            join c in db.Set<GreetingChoice>() on m.AccountId equals c.AccountId
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where m.GroupId == groupId && !m.Waiting && c.ShowsBirthday && days.Contains((c.Month!.Value * 100) + c.Day!.Value)
            orderby around.Contains((c.Month!.Value * 100) + c.Day!.Value) ? 0 : 1, ((c.Month!.Value * 100) + c.Day!.Value - first + Wrap) % Wrap, m.AccountId // as many as are read: today's, wherever they live, are among them
            select new { Choice = c, Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), Zone = db.Set<TellingTimes>().Where(t => t.AccountId == m.AccountId).Select(t => t.Zone).FirstOrDefault() }).Take(MostRead).ToListAsync(ct);
        var near = new List<(PersonView Person, NearBirthday Birthday)>();
        foreach (var row in rows)
        {
            if (Near(row.Choice, row.Zone, now) is { } birthday)
            {
                near.Add((row.Person, birthday));
            }
        }

        return [.. near.OrderBy(n => n.Birthday.Day).ThenBy(n => n.Person.Id).Take(most)];
    }

    /// <summary>So many days as month and day, from yesterday on: a day more at each end, for it is today elsewhere.</summary>
    private static List<int> Days(DateTime now, int count)
    {
        var days = Enumerable.Range(-1, count).Select(n => now.AddDays(n)).Select(day => (day.Month * 100) + day.Day).ToList();
        if (days.Contains(228))
        {
            days.Add(229); // it is the day before, in other years
        }

        return days;
    }

    private static NearBirthday? Near(GreetingChoice choice, string? zone, DateTime now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, HoursZones.ClockOf(zone)));
        return CardOccasions.Next(CardOccasion.Birthday, today, choice.Birthday) is { } day && day <= today.AddDays(DaysBefore) ? new(day, day == today) : null;
    }
}
