using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Leads to a place in a topic by a post's number or by a day: a plain form, which works without script.</summary>
internal static class TopicJumps
{
    public static void Map(WebApplication app) => app.MapGet("/t/{id:long}/{slug}/at", Jump).ExcludeFromDescription();

    private static async Task<IResult> Jump(long id, string? post, string? on, HttpContext http, TopicViews views, Database database, CancellationToken ct)
    {
        if (await views.Head(http.ActorOf(), id, ct) is not { } topic)
        {
            return Results.NotFound();
        }

        var number = int.TryParse(post, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted
            : DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? await FirstOn(database, topic, day, ct)
            : 1;
        return Results.Redirect(topic.PostUrl(Math.Clamp(number, 1, topic.LastNumber)));
    }

    /// <summary>The first post that was written on a day or after it, or the last there is. Found by halving: numbers grow with time.</summary>
    private static async Task<int> FirstOn(Database database, TopicHead topic, DateOnly day, CancellationToken ct)
    {
        var (from, low, high) = (day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), 1, topic.LastNumber);
        await using var db = database.Open();
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var next = await db.Set<Post>().Where(p => p.TopicId == topic.Id && p.Number >= middle).OrderBy(p => p.Number).Select(p => new { p.Number, p.CreatedAt }).FirstOrDefaultAsync(ct);
            (low, high) = next is null || next.CreatedAt >= from ? (low, middle) : (Math.Min(high, next.Number + 1), high);
        }

        return low;
    }
}
