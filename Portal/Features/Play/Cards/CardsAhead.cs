using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>What somebody who thinks of a card wants to know.</summary>
/// <param name="Occasion">The next holiday for which cards are sent.</param>
/// <param name="Day">When that is.</param>
/// <param name="Wants">They get cards themselves.</param>
public sealed record CardsAhead(CardOccasion Occasion, DateOnly Day, bool Wants)
{
    /// <summary>The same for somebody on their day, by the clock where they live, with one statement; null where there is no such account.</summary>
    public static async Task<CardsAhead?> For(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        var own = await db.Set<Account>().Where(a => a.Id == accountId).Select(a => new
        {
            Wants = db.Set<GreetingChoice>().Any(c => c.AccountId == a.Id && c.Wants),
            Zone = db.Set<TellingTimes>().Where(t => t.AccountId == a.Id).Select(t => t.Zone).FirstOrDefault(),
        }).FirstOrDefaultAsync(ct);
        if (own is null)
        {
            return null;
        }

        var (occasion, day) = CardOccasions.NextHoliday(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, HoursZones.ClockOf(own.Zone))));
        return new(occasion, day, own.Wants);
    }
}
