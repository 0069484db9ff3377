using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Clubs;

namespace Portal.Tests.Features.Clubs;

/// <summary>How a test's people tell their clubs what is new, by the same deeds that the pages call.</summary>
static class NewsSteps
{
    /// <summary>Writes news: at once, for a time, or a draft.</summary>
    public static async Task<long> NewNews(this TestPortal portal, Member host, ClubView club, string title = "A new machine", string body = "It makes *foam*.", bool draft = false, DateTime? at = null) =>
        (await portal.Get<NewsItems>().Write(host.Actor, club.Club.Slug, new(title, body, draft, at), null, default)).Value;

    /// <summary>News as somebody sees them; null where there are none for them.</summary>
    public static Task<NewsItemView?> News(this TestPortal portal, Member reader, ClubView club, long id) => portal.Get<NewsViews>().Find(reader.Actor, club.Club.Slug, id, default);

    /// <summary>Chooses how one is told.</summary>
    public static async Task ChooseNews(this TestPortal portal, Member member, ClubView club, MailChoice mail, bool bell = true) =>
        Assert.True((await portal.Get<NewsChoices>().Choose(member.Actor, club.Club.Slug, new(bell, mail), default)).Done);

    /// <summary>A club that members have joined, as visible as wanted.</summary>
    public static async Task<ClubView> ClubOf(this TestPortal portal, Member host, Visibility visibility, params Member[] members)
    {
        var club = await portal.NewClub(host);
        foreach (var member in members) await portal.Join(member, club);
        await portal.SetVisibility(club, visibility);
        return (await portal.Club(host, club.Club.Slug))!;
    }

    /// <summary>Makes a club more or less visible.</summary>
    public static async Task SetVisibility(this TestPortal portal, ClubView club, Visibility visibility)
    {
        if (visibility != (await portal.Get<Database>().Read(db => db.Set<Group>().Where(g => g.Id == club.Club.Id).Select(g => g.Visibility).SingleAsync())))
            Assert.True((await portal.Get<ClubVisibilities>().Change((await portal.NewMember("ada", Roles.Admin)).Actor, club.Club.Slug, visibility, confirmed: true, default)).Done);
    }
}
