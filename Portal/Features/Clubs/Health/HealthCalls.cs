using System.Net.Mime;
using System.Text;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Clubs;

/// <summary>How a club is doing, in answers of the API.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Sums">What these days came to.</param>
/// <param name="Before">What as many days before came to.</param>
/// <param name="Weeks">What each week came to.</param>
/// <param name="Now">How it stands now.</param>
/// <param name="Unanswered">The topics that wait longest for a reply, ten at most.</param>
/// <param name="MostRead">The topics of these days that are read most, ten at most; fewer than three readers are not counted out.</param>
/// <param name="Hints">What could be done, the most urgent first.</param>
public sealed record HealthJson(
    DateOnly From, DateOnly To, HealthSums Sums, HealthSums Before, IReadOnlyList<HealthWeekJson> Weeks, HealthNow Now, IReadOnlyList<UnansweredTopic> Unanswered, IReadOnlyList<ReadTopic> MostRead, IReadOnlyList<HealthHint> Hints)
{
    internal static HealthJson Of(ClubHealth h) => new(
        DateOnly.FromDateTime(h.Period.From), DateOnly.FromDateTime(h.Period.To), h.Sums, h.Before, [.. h.Weeks.Select(w => new HealthWeekJson(DateOnly.FromDateTime(w.From), DateOnly.FromDateTime(w.To), w.Sums))], h.Now, h.Waiting, h.Read, h.Hints);
}

/// <summary>What a week came to.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last.</param>
/// <param name="Sums">What it came to.</param>
public sealed record HealthWeekJson(DateOnly From, DateOnly To, HealthSums Sums);

/// <summary>The API's calls on how clubs are doing.</summary>
internal static class HealthCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Clubs");
        api.MapGet("/clubs/{slug}/health", Read).Says<HealthJson>("getClubHealth", "How a club is doing: who is active, what is written, what waits, and what could be done. Hosts, co-hosts and staff.")
            .Explains("`days` is 30 (as without it), 90 or 365. Days are those of UTC; sums are counted anew every ten minutes. What each figure means stands on the club's page.");
        api.MapGet("/clubs/{slug}/health/export.csv", Export).WithName("exportClubHealth").WithSummary("The days of a club, one line each, so that the figures can be added up again. Hosts, co-hosts and staff.")
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Csv)
            .Explains("Columns: day, active, active_7_days, active_30_days, joined, left, returned, topics, replies, room_messages, events, event_guests, first_replies. UTF-8 with a mark; days on which there was nothing are left out.");
    }

    private static async Task<IResult> Read(HttpContext http, string slug, Query<int> days, ClubHealths health, CancellationToken ct) =>
        (await health.Read(http.ActorOf(), slug, days.Value, ct)).Then(HealthJson.Of).ToHttp();

    private static async Task<IResult> Export(HttpContext http, string slug, Query<int> days, ClubHealths health, CancellationToken ct) =>
        (await health.Export(http.ActorOf(), slug, days.Value, ct)).ToHttp(file => Results.File(Encoding.UTF8.GetBytes(file.Text), "text/csv; charset=utf-8", file.Name));
}
