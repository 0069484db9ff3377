using Portal.Features.Clubs;
using Portal.Tests.Platform.Files;

namespace Portal.Tests.Features.Clubs;

/// <summary>How a test's people arrange a club's page and put things up in it, by the same deeds that the pages call.</summary>
static class BlockSteps
{
    /// <summary>A block that is not on the page yet.</summary>
    public static BlockView Block(string kind, string? title = null, long? item = null) => new(0, kind, title, BlockWidth.Half, Hidden: false, 3, item);

    /// <summary>The page as somebody sees it.</summary>
    public static async Task<LayoutView> Layout(this TestPortal portal, Member reader, ClubView club) => await portal.Get<ClubLayouts>().Of((await portal.Club(reader, club.Club.Slug))!, default);

    /// <summary>Arranges it; on top of what stands unless an older revision is named.</summary>
    public static async Task<Result<Nothing>> Arrange(this TestPortal portal, Member host, ClubView club, IReadOnlyList<BlockView> blocks, int? revision = null, bool photos = true) =>
        await portal.Get<ClubLayouts>().Arrange(host.Actor, club.Club.Slug, new(revision ?? (await portal.Layout(host, club)).Revision, photos, blocks), default);

    /// <summary>Writes or puts up something; answers its id.</summary>
    public static Task<Result<long>> Put(this TestPortal portal, Member author, ClubView club, ClubItemKind kind, string title = "Pouring hearts", string body = "Slowly.", string alt = "", string? file = null) =>
        portal.Get<ClubItems>().Add(author.Actor, club.Club.Slug, kind, new(title, body, alt, file), null, default);

    /// <summary>What somebody sees of it; null where there is nothing for them.</summary>
    public static async Task<ItemView?> Item(this TestPortal portal, Member reader, ClubView club, long id) =>
        await portal.Club(reader, club.Club.Slug) is { } seen ? await portal.Get<ItemViews>().Find(reader.Actor, seen, id, default) : null;

    /// <summary>Uploads a picture, or a text; answers its address.</summary>
    public static async Task<string> Uploaded(this TestPortal portal, Member member, string? text = null)
    {
        using var client = await portal.SignedIn(member);
        return (await (await client.Upload(text is null ? Samples.Png : Samples.Of(text), text is null ? "a.png" : "a.txt")).Json()).Url();
    }

    /// <summary>Makes a member a co-host.</summary>
    public static async Task CoHost(this TestPortal portal, Member host, ClubView club, Member member)
    {
        await portal.Join(member, club);
        Assert.True((await portal.Get<ClubMembers>().SetRole(host.Actor, club.Club.Slug, member.Id, GroupRole.CoHost, default)).Done);
    }
}
