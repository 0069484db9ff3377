using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>How closely the caller follows a place.</summary>
/// <param name="Level">Muted, normal, tracking, watching or first-post.</param>
/// <param name="Mail">None, at-once or digest; without it as the caller's settings say.</param>
public sealed record PlaceWatchBody(WatchLevel? Level, MailChoice? Mail = null);

/// <summary>A place that the caller follows or mutes.</summary>
/// <param name="Kind">Category, tag or person.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Level">How closely.</param>
/// <param name="Mail">By which letter, or null for as the settings say.</param>
/// <param name="Url">Its address.</param>
public sealed record PlaceJson(PlaceKind Kind, long Id, string Name, WatchLevel Level, MailChoice? Mail, string Url);

/// <summary>The API's calls on the places that the caller follows.</summary>
internal static class WatchCalls
{
    private const string Levels = "`level` is `muted`, `normal`, `tracking` (what is new counts as unread), `watching` (and is told) or `first-post` (new topics are told). `mail`, `none`, `at-once` or `digest`, says otherwise than the settings.";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapPost("/categories/{id:long}/watch", (HttpContext http, long id, Body<PlaceWatchBody> body, Places places, CancellationToken ct) => Follow(http, PlaceKind.Category, $"{id}", body, places, ct))
            .Says("watchCategory", "The caller chooses how closely they follow a category.").Explains(Levels);
        api.MapPost("/tags/{name}/watch", (HttpContext http, string name, Body<PlaceWatchBody> body, Places places, CancellationToken ct) => Follow(http, PlaceKind.Tag, name, body, places, ct))
            .Says("watchTag", "The caller chooses how closely they follow a tag.").Explains(Levels);
        api.MapPost("/people/{name}/watch", (HttpContext http, string name, Body<PlaceWatchBody> body, Places places, CancellationToken ct) => Follow(http, PlaceKind.Person, name, body, places, ct))
            .Says("watchPerson", "The caller chooses how closely they follow the topics that a person starts; of a muted person nothing is told.").Explains(Levels);
        api.MapGet("/me/watches", List).Says<Page<PlaceJson>>("listWatches", "The categories, tags and people that the caller follows or mutes.");
    }

    private static async Task<IResult> Follow(HttpContext http, PlaceKind kind, string name, Body<PlaceWatchBody> body, Places places, CancellationToken ct) =>
        (body.Value.Level is { } level ? await places.Follow(http.ActorOf(), kind, name, level, body.Value.Mail, ct) : Problem.Invalid<KernelText>("level", "Required")).ToHttp();

    private static async Task<IResult> List(HttpContext http, Places places, CancellationToken ct) =>
        http.ActorOf().AccountId is null ? Problem.SignIn.ToHttp()
        : (await places.List(http.ActorOf(), ct)).Select(p => new PlaceJson(p.Kind, p.Id, p.Name, p.Level, p.Mail, p.Url)).ToList().ToListing();
}
