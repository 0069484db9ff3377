using Portal.Commons.People;
using Portal.Platform.Api;

namespace Portal.Features.Clubs;

/// <summary>The API's calls on closing clubs.</summary>
internal static class ClosingCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapPost("/clubs/{slug}/close", Close).Says("closeClub", "Closes a club: it is read as before, and nobody writes in it or comes into it. Hosts and admins.")
            .Explains("Its members are told the reason. Open invitations and requests end, its upcoming events and the games that are open are called off. One that is closed already: 409; and so is, from then on, every call that would write in it.");
        api.MapPost("/clubs/{slug}/reopen", Reopen).Says("reopenClub", "Opens a closed club again. Hosts and admins; twice is as good as once.");
    }

    private static async Task<IResult> Close(HttpContext http, string slug, Body<ClubReasonBody> body, ClubClosings closings, CancellationToken ct) => (await closings.Close(http.ActorOf(), slug, body.Value.Reason, ct)).ToHttp();

    private static async Task<IResult> Reopen(HttpContext http, string slug, ClubClosings closings, CancellationToken ct) => (await closings.Reopen(http.ActorOf(), slug, ct)).ToHttp();
}
