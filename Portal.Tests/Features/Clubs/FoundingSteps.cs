using Portal.Features.Clubs;

namespace Portal.Tests.Features.Clubs;

/// <summary>How a test's people found clubs, and say who sees them.</summary>
static class FoundingSteps
{
    /// <summary>An address that no club has.</summary>
    public static string NewSlug() => $"club-{Guid.NewGuid().ToString("N")[..10]}";

    /// <summary>Founds a club as it was thought out.</summary>
    public static Task<Result<string>> Found(this TestPortal portal, Member who, NewClub club, string? key = null) => portal.Found(who.Actor, club, key);

    /// <summary>The same for whoever that is.</summary>
    public static Task<Result<string>> Found(this TestPortal portal, Actor who, NewClub club, string? key = null) => portal.Get<Portal.Features.Clubs.Clubs>().Create(who, club, key, default);

    /// <summary>Says who may see and join a club.</summary>
    public static Task<Result<Nothing>> SetVisibility(this TestPortal portal, Member who, ClubView club, Visibility to, bool confirmed = false) =>
        portal.Get<ClubVisibilities>().Change(who.Actor, club.Club.Slug, to, confirmed, default);

    /// <summary>Whether somebody finds a club at its address and in the directory.</summary>
    public static async Task<bool> Sees(this TestPortal portal, Member who, string slug) =>
        await portal.Club(who, slug) is not null
        && (await portal.Get<ClubDirectory>().List(who.Actor, new(ClubSort.New), null, 100, default)).Value.Items.Any(c => c.Slug == slug);
}
