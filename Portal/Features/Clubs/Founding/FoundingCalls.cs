using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>What of a club's page is to be changed; what is null stays.</summary>
/// <param name="Name">At most 100 characters.</param>
/// <param name="About">Markdown, at most 10,000 characters.</param>
/// <param name="Rules">Its own rules: Markdown, at most 10,000 characters; empty for none.</param>
/// <param name="Topics">What it is about: at most 5 words of 30 characters.</param>
/// <param name="Products">The products that it is about: at most 10 of 100 characters.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Cover">The address of a picture that the caller uploaded (<c>POST /files</c>); empty for none.</param>
public sealed record ClubPatch(
    string? Name = null, string? About = null, string? Rules = null, IReadOnlyList<string?>? Topics = null, IReadOnlyList<string?>? Products = null, HueName? Color = null, string? Cover = null)
{
    internal ClubChange Change() => new(Name, About) { Rules = Rules, Topics = Topics, Products = Products, Color = Color, Cover = Cover };
}

/// <summary>Who may see and join a club from now on.</summary>
/// <param name="Visibility">open, request, invitation or hidden.</param>
/// <param name="Confirm">True to show more people what was written for fewer.</param>
public sealed record ClubVisibilityBody(Visibility? Visibility, bool Confirm = false);

/// <summary>Another address of a club.</summary>
/// <param name="Slug">2 to 40 lower-case letters, digits and hyphens.</param>
public sealed record ClubAddressBody(string? Slug);

/// <summary>What holds for all clubs.</summary>
/// <param name="ApproveNew">New clubs wait for a moderator.</param>
public sealed record ClubSettingsJson(bool ApproveNew);

/// <summary>The API's calls on founding clubs and changing what they are.</summary>
internal static class FoundingCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapPatch("/clubs/{slug}", Change).Says<ClubJson>("changeClub", "Changes a club's page. Hosts and co-hosts.").Explains("A club that waits for a moderator is brought before them as it is now.");
        api.MapPut("/clubs/{slug}/visibility", See).Says<ClubJson>("setClubVisibility", "Says who may see and join a club: its board, its room and its events at once with it. Hosts.")
            .Explains("Where more people read it from then on, what was written before too, `confirm` must be true: 409 without it.");
        api.MapPut("/clubs/{slug}/address", Move).Says<ClubJson>("setClubAddress", "Gives a club another address; the former ones lead to it from then on. Hosts.");
        api.MapGet("/club-address", Look).Says<AddressLook>("lookAtClubAddress", "Whether an address is free for a club, and one like it that is. `slug` is the address, or `name` a name of which one is made. Accounts only.");
        api.MapGet("/club-settings", Settings).Says<ClubSettingsJson>("getClubSettings", "What holds for all clubs. Admins only.");
        api.MapPut("/club-settings", SetSettings).Says("setClubSettings", "Says whether new clubs wait for a moderator; staff's own never do. Admins only.");
    }

    private static async Task<IResult> Change(HttpContext http, string slug, Body<ClubPatch> body, Clubs clubs, ClubViews views, CancellationToken ct) =>
        await (await clubs.Change(http.ActorOf(), slug, body.Value.Change(), ct)).ToHttp(_ => Show(http, slug, views, ct));

    private static async Task<IResult> See(HttpContext http, string slug, Body<ClubVisibilityBody> body, ClubVisibilities visibilities, ClubViews views, CancellationToken ct) =>
        await (await visibilities.Change(http.ActorOf(), slug, body.Value.Visibility ?? (Visibility)(-1), body.Value.Confirm, ct)).ToHttp(_ => Show(http, slug, views, ct));

    private static async Task<IResult> Move(HttpContext http, string slug, Body<ClubAddressBody> body, ClubAddresses addresses, ClubViews views, CancellationToken ct) =>
        await (await addresses.Change(http.ActorOf(), slug, body.Value.Slug ?? "", ct)).ToHttp(to => Show(http, to, views, ct));

    private static async Task<IResult> Look(HttpContext http, string? slug, string? name, ClubAddresses addresses, CancellationToken ct) =>
        (await addresses.Look(http.ActorOf(), slug, name, ct)).ToHttp(Results.Ok);

    private static async Task<IResult> Settings(HttpContext http, ClubTerms terms, CancellationToken ct) => (await terms.Read(http.ActorOf(), ct)).ToHttp(approve => Results.Ok(new ClubSettingsJson(approve)));

    private static async Task<IResult> SetSettings(HttpContext http, Body<ClubSettingsJson> body, ClubTerms terms, CancellationToken ct) => (await terms.Set(http.ActorOf(), body.Value.ApproveNew, ct)).ToHttp();

    private static async Task<IResult> Show(HttpContext http, string slug, ClubViews views, CancellationToken ct) =>
        (await views.Find(http.ActorOf(), slug, ct) is { } club ? ClubJson.Of(club) : null).FoundOr404();
}
