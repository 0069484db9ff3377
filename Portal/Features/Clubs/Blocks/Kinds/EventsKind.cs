using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Features.Events;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>An event in a line.</summary>
internal sealed record EventLine(long Id, string Title, DateTime StartsAt, DateTime EndsAt, string Zone, string Place)
{
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
