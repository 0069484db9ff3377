using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.Hours;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Outbox;

namespace Portal.Features.Play;

/// <summary>A card arrived. Told to the windows of who got it alone, for the list of their cards; they are told in the bell, too.</summary>
/// <param name="CardId">Which.</param>
/// <param name="ToId">Who got it.</param>
public sealed record GreetingArrived(long CardId, [property: JsonIgnore] long ToId) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [StandingChanged.Channel(ToId)];
}

/// <summary>Personal data were taken out of a card that arrived. Told to the windows of who got it alone.</summary>
/// <param name="CardId">Which.</param>
/// <param name="ToId">Who got it.</param>
public sealed record GreetingReworded(long CardId, [property: JsonIgnore] long ToId) : News, IQuietNews
{
    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [StandingChanged.Channel(ToId)];
}

/// <summary>
/// Brings cards on their morning, each once. One to somebody who wants none any more, who has blocked its sender, or by somebody who was shut out, does not arrive and is thrown away; one whose receiver lives further west by now waits for the morning there.
/// </summary>
internal sealed class CardPost(Database database, TimeProvider time) : DueJob(database, time)
{
    public override string Name => "card-post";

    public override TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <summary>The morning of a day in a time zone.</summary>
    internal static DateTime MorningOf(DateTime day, TimeZoneInfo zone)
    {
        var morning = DateTime.SpecifyKind(day.AddHours(GreetingCard.Hour), DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(morning) ? morning.AddHours(1) : morning, zone);
    }

    protected override async Task<int> Do(PortalDb db, DateTime now, CancellationToken ct)
    {
        var ids = await db.Set<GreetingCard>().Where(c => c.ArrivedAt == null && c.DueAt <= now).OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(AtOnce).Select(c => c.Id).ToListAsync(ct);
        await db.Lock<GreetingCard>(ids, ct);
        var rows = await (
            from c in db.Set<GreetingCard>().AsTracking()
            where ids.Contains(c.Id) && c.ArrivedAt == null
            select new
            {
                Card = c,
                Zone = db.Set<TellingTimes>().Where(t => t.AccountId == c.ToId).Select(t => t.Zone).FirstOrDefault(),
                Wanted = db.Set<GreetingChoice>().Any(x => x.AccountId == c.ToId && x.Wants) && !db.Set<Block>().Any(b => b.AccountId == c.ToId && b.BlockedId == c.FromId)
                    && !db.Set<Sanction>().Any(s => s.AccountId == c.FromId && s.Binds && (s.Kind == SanctionKind.Suspension || s.Kind == SanctionKind.Ban) && (s.Until == null || s.Until > now)),
            }).ToListAsync(ct);
        foreach (var row in rows)
        {
            var morning = MorningOf(row.Card.Day, HoursZones.ClockOf(row.Zone));
            if (morning > now)
            {
                row.Card.DueAt = morning;
            }
            else if (!row.Wanted)
            {
                db.Remove(row.Card);
            }
            else
            {
                row.Card.ArrivedAt = now;
                db.Tell(new GreetingArrived(row.Card.Id, row.Card.ToId));
            }
        }

        return ids.Count;
    }
}
