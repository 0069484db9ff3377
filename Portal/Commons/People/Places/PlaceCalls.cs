using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Commons.People;

/// <summary>A moderator of a place, in answers of the API.</summary>
/// <param name="Person">Who.</param>
/// <param name="Since">Since when.</param>
public sealed record PlaceModeratorJson(AuthorJson Person, DateTime Since);

/// <summary>A place, in answers of the API.</summary>
/// <param name="Place">The place: <c>category:5</c> or <c>club:7</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Url">Where it is.</param>
public sealed record PlaceJson(string Place, string Name, string Url);

/// <summary>The API's calls on moderators of one place.</summary>
internal static class PlaceCalls
{
    private const string Places = "`place` is `category:ID` or `club:ID`.";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/moderation/places/{place}/moderators", List).Says<Page<PlaceModeratorJson>>("listPlaceModerators", "Who keeps order at one place alone. For moderators, admins, those themselves and, of a club, its members.").Explains(Places);
        api.MapPut("/moderation/places/{place}/moderators/{name}", Give).Says("givePlace", "Makes somebody a moderator of one place alone. Admins only; twice is as good as once.")
            .Explains(Places + " They see what is hidden there, hide, edit, move and close, and work on the queue, the watch and the log as far as these are about that place; they say which words are watched for there. Who wrote there they note about, warn and mute at that place.");
        api.MapDelete("/moderation/places/{place}/moderators/{name}", Take).Says("takePlace", "Takes that away again. Admins only; twice is as good as once.").Explains(Places);
        app.Api("People").MapGet("/people/{name}/places", PlacesOf).Says<Page<PlaceJson>>("listPlacesOf", "The places where somebody keeps order alone. For moderators, admins and the person themselves.");
    }

    private static async Task<IResult> List(HttpContext http, string place, PlaceModerators moderators, CancellationToken ct) =>
        (await With(place, at => moderators.At(http.ActorOf(), at, ct))).ToHttp(list => list.Select(m => new PlaceModeratorJson(AuthorJson.Of(m.Person), m.Since)).ToList().ToListing());

    private static async Task<IResult> Give(HttpContext http, string place, string name, PlaceModerators moderators, CancellationToken ct) =>
        (await With(place, at => moderators.Give(http.ActorOf(), at, name, ct))).ToHttp();

    private static async Task<IResult> Take(HttpContext http, string place, string name, PlaceModerators moderators, CancellationToken ct) =>
        (await With(place, at => moderators.Take(http.ActorOf(), at, name, ct))).ToHttp();

    private static async Task<IResult> PlacesOf(HttpContext http, string name, PlaceModerators moderators, CancellationToken ct) =>
        (await moderators.Of(http.ActorOf(), name, ct)).ToHttp(list => list.Select(p => new PlaceJson(p.Place.ToString(), p.Name, p.Url)).ToList().ToListing());

    /// <summary>With the place that a word says; what is no such word is no place, which the deed says in its turn.</summary>
    private static Task<Result<T>> With<T>(string word, Func<Subject, Task<Result<T>>> deed) => deed(Subject.Parse(word) ?? new Subject("", 0));
}
