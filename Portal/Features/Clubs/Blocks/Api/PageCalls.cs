using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Clubs;

/// <summary>A block of a club's page.</summary>
/// <param name="Id">The id; null for one of the usual blocks of a page that nobody has arranged, and to add one.</param>
/// <param name="Kind">What it shows, as in <c>kinds</c>; it never changes.</param>
/// <param name="Title">What stands above it, at most 80 characters; null for the name of its kind.</param>
/// <param name="Width">full or half; full where it is not given.</param>
/// <param name="Hidden">True while only who arranges the page sees it.</param>
/// <param name="Most">How many things it shows at most, 1 to 12; 5 where it is not given.</param>
/// <param name="ItemId">The article that it shows, for the kind article.</param>
public sealed record ClubBlockJson(long? Id, string? Kind, string? Title = null, BlockWidth? Width = null, bool? Hidden = null, int? Most = null, long? ItemId = null)
{
    internal static ClubBlockJson Of(BlockView b) => new(b.Id > 0 ? b.Id : null, b.Kind, b.Title, b.Width, b.Hidden, b.Most, b.ItemId);

    internal BlockView View() => new(Id ?? 0, Kind ?? "", Title, Width ?? BlockWidth.Full, Hidden ?? false, Most ?? ClubBlock.UsuallyShown, ItemId);
}

/// <summary>A kind of block.</summary>
/// <param name="Kind">Its word.</param>
/// <param name="Name">What it is called, in the caller's language.</param>
/// <param name="Help">What it shows.</param>
/// <param name="TakesMost">True where it is told how many things it shows.</param>
/// <param name="TakesItem">True where it is told which article it shows.</param>
public sealed record BlockKindJson(string Kind, string Name, string Help, bool TakesMost, bool TakesItem);

/// <summary>A club's page as it is arranged.</summary>
/// <param name="Revision">How often it was changed: sent back with a change.</param>
/// <param name="MembersAddPhotos">True where members add photos, too.</param>
/// <param name="Blocks">The blocks in their order; hidden ones for who arranges the page.</param>
/// <param name="Kinds">The kinds that there are.</param>
public sealed record ClubPageJson(int Revision, bool MembersAddPhotos, IReadOnlyList<ClubBlockJson> Blocks, IReadOnlyList<BlockKindJson> Kinds);

/// <summary>A club's page as it is wanted.</summary>
/// <param name="Revision">That of the page as it was read.</param>
/// <param name="MembersAddPhotos">Whether members add photos, too; they do where it is not given.</param>
/// <param name="Blocks">All blocks in their order, at most 30: those with an id stay, those without come new, those that are missing go.</param>
public sealed record ClubPageBody(int? Revision, bool? MembersAddPhotos, IReadOnlyList<ClubBlockJson?>? Blocks);

/// <summary>The API's calls on how a club's page is arranged.</summary>
internal static class PageCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapGet("/clubs/{slug}/page", Get).Says<ClubPageJson>("getClubPage", "How a club's page is arranged: its blocks in their order.");
        api.MapPut("/clubs/{slug}/page", Put).Says<ClubPageJson>("arrangeClubPage", "Arranges a club's page as a whole. Hosts and co-hosts.")
            .Explains("`revision` is that of the page as it was read: where somebody else changed it since, nothing is changed, 409.");
    }

    private static async Task<IResult> Get(HttpContext http, string slug, ClubViews views, ClubLayouts layouts, BlockKinds kinds, CancellationToken ct)
    {
        if (await views.Find(http.ActorOf(), slug, ct) is not { } club)
        {
            return Problem.NotFound.ToHttp();
        }

        var page = await layouts.Of(club, ct);
        return Results.Ok(new ClubPageJson(page.Revision, page.MembersAddPhotos, [.. page.Blocks.Select(ClubBlockJson.Of)],
            [.. kinds.All.Select(k => new BlockKindJson(k.Kind, k.Name, k.Help, k.Needs.HasFlag(BlockNeeds.Most), k.Needs.HasFlag(BlockNeeds.Article)))]));
    }

    private static async Task<IResult> Put(HttpContext http, string slug, Body<ClubPageBody> body, ClubViews views, ClubLayouts layouts, BlockKinds kinds, CancellationToken ct)
    {
        var sent = body.Value;
        var draft = new LayoutDraft(sent.Revision ?? -1, sent.MembersAddPhotos ?? true, [.. (sent.Blocks ?? []).Select(b => (b ?? new ClubBlockJson(null, null)).View())]);
        return await (await layouts.Arrange(http.ActorOf(), slug, draft, ct)).ToHttp(_ => Get(http, slug, views, layouts, kinds, ct));
    }
}
