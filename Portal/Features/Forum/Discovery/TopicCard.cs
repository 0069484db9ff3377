using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Forum;

/// <summary>The picture that other sites show where somebody links to a topic: its title and its category. Of what no visitor may see there is none.</summary>
internal static class TopicCard
{
    private const string SiteCard = "/img/card.png";

    /// <summary>The address of a topic's picture.</summary>
    public static string PathOf(long topicId) => $"/t/{topicId}/card.png";

    /// <summary>Maps it.</summary>
    public static void Map(WebApplication app) => app.MapGet("/t/{id:long}/card.png", Serve).ExcludeFromDescription();

    private static async Task<IResult> Serve(long id, Database database, CardPictures cards, HttpContext http, CancellationToken ct)
    {
        var card = await database.Read(db => (
            from t in db.Set<Topic>().SeenBy(Standing.Visitor)
            join c in db.Set<Category>() on t.CategoryId equals c.Id
            where t.Id == id
            select new Card(c.Name, t.Title)).FirstOrDefaultAsync(ct));
        if (card is null)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "no-cache"; // asked for again each time: what is hidden is hidden at once
        return await cards.Find(card, ct) is { } path ? Results.File(path, "image/png") : Results.Redirect(SiteCard);
    }
}
