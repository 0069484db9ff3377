using Portal.Features.Clubs;
using Portal.Features.Events;

namespace Portal.Tests.Features.Events;

/// <summary>How a test's people come to events, by the same deeds that the pages call.</summary>
static class EventSteps
{
    /// <summary>A plan that begins in some hours, for two hours.</summary>
    public static EventPlan Plan(this TestPortal portal, double inHours = 48, int? seats = null, int guests = 0, string title = "Latte evening")
    {
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        return new(title, "We pour *hearts*.", "Asia/Taipei", now.AddHours(inHours), now.AddHours(inHours + 2), "Bar, second floor; left", "https://example.com/live?a=1,2", seats, guests);
    }

    /// <summary>Plans an event of a club, or of the whole portal.</summary>
    public static async Task<long> NewEvent(this TestPortal portal, Member host, ClubView? club = null, EventPlan? plan = null) =>
        (await portal.Get<Portal.Features.Events.Events>().Plan(host.Actor, club?.Club.Id, plan ?? portal.Plan(), null, default)).Value;

    /// <summary>Says whether somebody comes.</summary>
    public static Task<Result<ReplyState>> Answer(this TestPortal portal, Member member, long id, EventAnswer answer = EventAnswer.Yes, int guests = 0) => portal.Get<EventReplies>().Answer(member.Actor, id, answer, guests, default);

    /// <summary>An event as somebody sees it; null where there is none for them.</summary>
    public static Task<EventView?> Event(this TestPortal portal, Member member, long id) => portal.Get<EventViews>().Find(member.Actor, id, default);
}
