using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Play;

/// <summary>A greeting card, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="From">From whom.</param>
/// <param name="Occasion">birthday, new-year, lunar-new-year, dragon-boat, mid-autumn or christmas.</param>
/// <param name="Motif">cake, flowers, fireworks, lantern, moon or fir.</param>
/// <param name="Text">The line of text.</param>
/// <param name="ArrivedAt">When it arrived.</param>
public sealed record CardJson(long Id, AuthorJson From, CardOccasion Occasion, CardMotif Motif, string Text, DateTime? ArrivedAt);

/// <summary>A card that was sent.</summary>
/// <param name="Id">The id.</param>
public sealed record CardSentJson(long Id);

/// <summary>A card as it is sent.</summary>
/// <param name="To">The name of who gets it.</param>
/// <param name="Occasion">birthday, new-year, lunar-new-year, dragon-boat, mid-autumn or christmas.</param>
/// <param name="Motif">cake, flowers, fireworks, lantern, moon or fir.</param>
/// <param name="Text">A line of text, at most 300 characters.</param>
public sealed record CardBody(string? To, CardOccasion? Occasion, CardMotif? Motif, string? Text);

/// <summary>Whether the caller wants cards.</summary>
/// <param name="Wants">True where they do.</param>
/// <param name="Month">The month of their birthday; null where they say none.</param>
/// <param name="Day">The day of it.</param>
/// <param name="ShowBirthday">True where the members of the caller's clubs see it when it is near; left out to keep that as it is.</param>
public sealed record CardChoiceJson(bool? Wants, int? Month, int? Day, bool? ShowBirthday = null);

/// <summary>The API's calls on greeting cards.</summary>
internal static class CardCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Cards");
        api.MapGet("/me/cards", Got).Says<Page<CardJson>>("listMyCards", "The greeting cards that the caller got, the newest first.");
        api.MapPost("/me/cards", Send).Says<CardSentJson>("sendCard", "Sends a card to somebody who wants cards and is in a club with the caller.", StatusCodes.Status201Created)
            .Explains("It arrives once, at eight in the morning of the occasion's next day, where who gets it lives. Who has blocked the caller gets none, and the answer is the same.");
        api.MapDelete("/me/cards/{id:long}", Remove).Says("removeCard", "Takes a card back that has not arrived, or throws one away that the caller got.");
        api.MapGet("/me/cards/choice", Choice).Says<CardChoiceJson>("getCardChoice", "Whether the caller wants cards, and when their birthday is, if they said so.");
        api.MapPut("/me/cards/choice", Choose).Says<CardChoiceJson>("setCardChoice", "Says whether the caller wants cards. Without a month and a day the birthday is forgotten.")
            .Explains("`showBirthday` lets the members of the caller's clubs see it from a week before; it is false until the caller says otherwise.");
    }

    private static async Task<IResult> Got(HttpContext http, CursorQuery cursor, Query<int> limit, CardViews views, CancellationToken ct)
    {
        if (http.ActorOf() is not { AccountId: not null } actor)
        {
            return Problem.SignIn.ToHttp();
        }

        var page = await views.Got(actor, cursor.Value, Math.Clamp(limit.Value ?? CardViews.PageSize, 1, MostListed), ct);
        return Results.Ok(new Page<CardJson>([.. page.Items.Select(c => new CardJson(c.Id, AuthorJson.Of(c.With), c.Occasion, c.Motif, c.Text, c.ArrivedAt))], page.Next));
    }

    private static async Task<IResult> Send(HttpContext http, Body<CardBody> body, IdempotencyKey key, GreetingCards cards, CancellationToken ct) =>
        (await cards.Send(http.ActorOf(), body.Value.To, body.Value.Occasion ?? CardOccasion.Birthday, body.Value.Motif ?? CardMotif.Flowers, body.Value.Text, key.Value, ct)).ToHttp(id => Results.Created((string?)null, new CardSentJson(id)));

    private static async Task<IResult> Remove(HttpContext http, long id, GreetingCards cards, CancellationToken ct) => (await cards.Remove(http.ActorOf(), id, ct)).ToHttp();

    private static async Task<IResult> Choice(HttpContext http, CardViews views, CancellationToken ct) => (await views.Choice(http.ActorOf(), ct)).ToHttp(c => Results.Ok(new CardChoiceJson(c.Wants, c.Month, c.Day, c.ShowsBirthday)));

    private static async Task<IResult> Choose(HttpContext http, Body<CardChoiceJson> body, GreetingCards cards, CardViews views, CancellationToken ct)
    {
        var chosen = await cards.Choose(http.ActorOf(), body.Value.Wants ?? false, body.Value.Month, body.Value.Day, body.Value.ShowBirthday, ct);
        return chosen.Problem is { } problem ? problem.ToHttp() : await Choice(http, views, ct);
    }
}
