using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Clubs;

/// <summary>An invitation as it is made: with a name by that, with a mail address by letter, without both by link.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Mail">The mail address.</param>
/// <param name="Days">For how many days, 1 to 90; seven where it is not given.</param>
/// <param name="Uses">For how many people a link is, 1 to 1000; one where it is not given.</param>
public sealed record InvitationBody(string? Name, string? Mail, int? Days, int? Uses);

/// <summary>An invitation that was made.</summary>
/// <param name="Id">The id.</param>
/// <param name="Url">The address of a link; null otherwise.</param>
public sealed record InvitationMadeJson(long Id, string? Url);

/// <summary>Into which club somebody came.</summary>
/// <param name="Slug">Its name in addresses.</param>
public sealed record CameInJson(string Slug);

/// <summary>The offer of a club to a member.</summary>
/// <param name="To">The member's id.</param>
public sealed record HandOverBody(long To);

/// <summary>An open offer of a club, in answers of the API.</summary>
/// <param name="From">Who offers it.</param>
/// <param name="To">To whom.</param>
/// <param name="At">Since when.</param>
public sealed record HandOverJson(AuthorJson From, AuthorJson To, DateTime At);

/// <summary>The API's calls on invitations into clubs, and on handing one over.</summary>
internal static class InvitationCalls
{
    private const int MostListed = 100;
    private const int UsualDays = 7;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapGet("/clubs/{slug}/invitations", List).Says<Page<InvitationRow>>("listClubInvitations", "The invitations that still work, the newest first. Hosts and co-hosts.");
        api.MapPost("/clubs/{slug}/invitations", Make).Says<InvitationMadeJson>("inviteIntoClub", "Invites by name, by letter or by link. Hosts and co-hosts.", StatusCodes.Status201Created);
        api.MapDelete("/clubs/{slug}/invitations/{id:long}", TakeBack).Says("endClubInvitation", "Takes an invitation back. Twice is as good as once.");
        api.MapGet("/clubs/{slug}/hand-over", Offer).Says<HandOverJson>("getClubHandOver", "The open offer of the club, for its hosts and for whom it is made.");
        api.MapPut("/clubs/{slug}/hand-over", MakeOffer).Says("offerClub", "A host offers the club to a member. One offer at a time: 409.");
        api.MapDelete("/clubs/{slug}/hand-over", TakeOfferBack).Says("endClubOffer", "Takes the offer back. Twice is as good as once.");
        api.MapPost("/clubs/{slug}/hand-over/accept", AcceptOffer).Says("acceptClub", "Who is offered the club is its host from then on, and who offered it a co-host.");
        api.MapPost("/clubs/{slug}/hand-over/decline", DeclineOffer).Says("declineClub", "Who is offered the club would rather not have it.");
        api.MapGet("/me/invitations", Mine).Says<Page<InvitationView>>("listMyInvitations", "The invitations to the caller that still work, the newest first.");
        api.MapPost("/me/invitations/{id:long}/accept", Accept).Says<CameInJson>("acceptInvitation", "Comes into a club by an invitation to one's name. Used up, expired or taken back: 409.");
        api.MapPost("/me/invitations/{id:long}/decline", Decline).Says("declineInvitation", "Declines an invitation to one's name.");
        api.MapPost("/invitations/{secret}/accept", AcceptSecret).Says<CameInJson>("acceptInvitationLink", "Comes into a club by the secret of a link or a letter. Used up, expired or taken back: 409.");
    }

    private static async Task<IResult> List(HttpContext http, string slug, Query<long> cursor, Query<int> limit, InvitationViews invitations, ClubViews views, CancellationToken ct) =>
        await invitations.List(http.ActorOf(), slug, cursor.Value ?? 0, Math.Clamp(limit.Value ?? MostListed, 1, MostListed), ct) is { } page ? Results.Ok(page) : await ClubPeopleCalls.Hidden(http, slug, views, ct);

    private static async Task<IResult> Make(HttpContext http, string slug, Body<InvitationBody> body, IdempotencyKey key, Invitations invitations, InvitationViews views, CancellationToken ct)
    {
        var (actor, sent, days) = (http.ActorOf(), body.Value, body.Value.Days ?? UsualDays);
        var made = sent.Name is not null ? await invitations.Person(actor, slug, sent.Name, days, key.Value, ct)
            : sent.Mail is not null ? await invitations.Mail(actor, slug, sent.Mail, days, key.Value, ct)
            : await invitations.Link(actor, slug, days, sent.Uses ?? 1, key.Value, ct);
        return await made.ToHttp(async id => Results.Created($"/api/v1/clubs/{slug}/invitations", new InvitationMadeJson(id, (await views.List(actor, slug, id + 1, 1, ct))?.Items.FirstOrDefault(i => i.Id == id)?.Url)));
    }

    private static async Task<IResult> TakeBack(HttpContext http, string slug, long id, Invitations invitations, CancellationToken ct) => (await invitations.TakeBack(http.ActorOf(), slug, id, ct)).ToHttp();

    private static async Task<IResult> Offer(HttpContext http, string slug, ClubHandOvers offers, CancellationToken ct) =>
        (await offers.Find(http.ActorOf(), slug, ct) is { } offer ? new HandOverJson(AuthorJson.Of(offer.From), AuthorJson.Of(offer.To), offer.At) : null).FoundOr404();

    private static async Task<IResult> MakeOffer(HttpContext http, string slug, Body<HandOverBody> body, ClubHandOvers offers, CancellationToken ct) => (await offers.Offer(http.ActorOf(), slug, body.Value.To, ct)).ToHttp();

    private static async Task<IResult> TakeOfferBack(HttpContext http, string slug, ClubHandOvers offers, CancellationToken ct) => (await offers.TakeBack(http.ActorOf(), slug, ct)).ToHttp();

    private static async Task<IResult> AcceptOffer(HttpContext http, string slug, ClubHandOvers offers, CancellationToken ct) => (await offers.Answer(http.ActorOf(), slug, true, ct)).ToHttp();

    private static async Task<IResult> DeclineOffer(HttpContext http, string slug, ClubHandOvers offers, CancellationToken ct) => (await offers.Answer(http.ActorOf(), slug, false, ct)).ToHttp();

    private static async Task<IResult> Mine(HttpContext http, InvitationViews invitations, CancellationToken ct) =>
        http.ActorOf().AccountId is null ? Problem.SignIn.ToHttp() : (await invitations.Mine(http.ActorOf(), MostListed, ct)).ToListing();

    private static async Task<IResult> Accept(HttpContext http, long id, InvitationAnswers answers, CancellationToken ct) => (await answers.Accept(http.ActorOf(), id, ct)).ToHttp(slug => Results.Ok(new CameInJson(slug)));

    private static async Task<IResult> Decline(HttpContext http, long id, InvitationAnswers answers, CancellationToken ct) => (await answers.Decline(http.ActorOf(), id, ct)).ToHttp();

    private static async Task<IResult> AcceptSecret(HttpContext http, string secret, InvitationAnswers answers, CancellationToken ct) => (await answers.Accept(http.ActorOf(), secret, ct)).ToHttp(slug => Results.Ok(new CameInJson(slug)));
}
