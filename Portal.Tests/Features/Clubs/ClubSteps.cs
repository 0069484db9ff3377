using Portal.Features.Clubs;

namespace Portal.Tests.Features.Clubs;

/// <summary>How a test's people get to a club, by the same deeds that the pages call.</summary>
static class ClubSteps
{
    /// <summary>Makes a club under an address of its own.</summary>
    public static async Task<ClubView> NewClub(this TestPortal portal, Member host, Visibility visibility = Visibility.Open)
    {
        var slug = FoundingSteps.NewSlug();
        Assert.True((await portal.Found(host, new(slug, "Night shift", "For those who are *up*.", visibility))).Done);
        return (await portal.Club(host, slug))!;
    }

    /// <summary>The club as somebody sees it; null where there is none for them.</summary>
    public static Task<ClubView?> Club(this TestPortal portal, Member reader, string slug) => portal.Get<ClubViews>().Find(reader.Actor, slug, default);

    /// <summary>Joins a club, or asks to.</summary>
    public static Task<Result<Joined>> Join(this TestPortal portal, Member member, ClubView club) => portal.Get<ClubMembers>().Join(member.Actor, club.Club.Slug, [], default);

    /// <summary>Leaves it.</summary>
    public static Task<Result<Nothing>> Leave(this TestPortal portal, Member member, ClubView club) => portal.Get<ClubMembers>().Leave(member.Actor, club.Club.Slug, default);
}
