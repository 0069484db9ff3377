using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Commons.People;
using Portal.Platform.Web;

namespace Portal.Features.Accounts;

/// <summary>The card of somebody as a piece of HTML, for the page's script that shows it where the pointer rests on a name.</summary>
internal static class PersonCards
{
    public static void Map(WebApplication app) => app.MapGet("/live/person/{name}", Read).WithMetadata(new VisitorCacheAttribute("person:{name}", "forum")).ExcludeFromDescription();

    private static async Task<IResult> Read(string name, HttpContext http, Profiles profiles, MeReader reader, CancellationToken ct)
    {
        if (!(await profiles.Read(name, ct)).Try(out var profile, out _))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, max-age=60"; // a name is passed over many times
        return new RazorComponentResult<PersonCard>(new Dictionary<string, object?>
        {
            [nameof(PersonCard.Profile)] = profile,
            [nameof(PersonCard.ForModerator)] = http.ActorOf() is { AccountId: { } me } actor && me != profile.Person.Id && (await reader.Read(actor, ct)).Standing.IsModerator,
        });
    }
}
