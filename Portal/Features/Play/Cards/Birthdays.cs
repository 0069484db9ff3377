using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Commons.Notifications;
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
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, HoursZones.ClockOf(row.Zone)));
            if (CardOccasions.Next(CardOccasion.Birthday, today, row.Choice.Birthday) is { } day && day <= today.AddDays(DaysBefore))
            {
                near.Add(row.Choice.AccountId, new(day, day == today));
            }
        }

        return near;
    }
}
