using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Features.Events;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>An event in a line.</summary>
/// <param name="Id">The event.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it is over.</param>
/// <param name="Zone">The time zone in which it is planned.</param>
/// <param name="Place">Where people meet; empty where it has no place.</param>
public sealed record EventLine(long Id, string Title, DateTime StartsAt, DateTime EndsAt, string Zone, string Place)
{
    /// <summary>Its address.</summary>
    public string Url => Event.AddressOf(Id);
}

/// <summary>The club's next events.</summary>
internal sealed class EventsKind(IStringLocalizer<BlocksText> texts) : ListKind<EventLine>(texts, "events", "Events", Icons.Calendar, typeof(EventsBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: EventNews };

    protected override Task<List<EventLine>> Rows(BlockReading reading, int most, CancellationToken ct) =>
        EventViews.Matching(reading.Db, reading.Standing, new(reading.Now, GroupId: reading.Club.Club.Id)).Where(e => !e.Hidden && e.CancelledAt == null)
            .OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(most).Select(e => new EventLine(e.Id, e.Title, e.StartsAt, e.EndsAt, e.Zone, e.Place)).ToListAsync(ct);
}
