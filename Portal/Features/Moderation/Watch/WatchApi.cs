using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on the watch.</summary>
internal static class WatchApi
{
    private const int PageSize = 50;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/moderation/watch", List).Says<WatchPageJson>("listWatch", "Everything that was written, as it passes by. Moderators only.")
            .Explains("`list` is `all` (as without it; the newest first), `unseen` (what no moderator has looked at, the oldest first) or `mine` (what was handed to the caller). Who reads `unseen` on by its cursor misses nothing, whoever writes meanwhile. `kind` is `post`, `message`, `profile`, `club`, `poll`, `idea`, `event` or `edit` (what was changed after it had been looked at); `place` is such as `category:5`, `room:3` or `club:7`.");
        api.MapPost("/moderation/watch/seen", Seen).Says<SeenMarks>("markSeen", "The caller has looked at these entries. Moderators only.")
            .Explains("The first look counts, twice is as good as once. `seen` are those at which the caller looked first, `already` those of others, `changed` those that have been changed since they were read: they still wait.");
        api.MapPost("/moderation/watch/{id:long}/hand-over", HandOver).Says("handWatchOver", "Hands an entry to another moderator, who is told. Moderators only.").Explains("It stands in their list `mine` until they mark it as seen. A question that it belongs to becomes theirs, too.");
        api.MapGet("/moderation/watch/words", Words).Says<Page<WatchWordJson>>("listWatchWords", "The words that the caller and the team watch for. Moderators only.");
        api.MapPost("/moderation/watch/words", AddWord).Says<WatchWordJson>("addWatchWord", "Marks from now on what has this word. Moderators only.", StatusCodes.Status201Created).Explains("Whole words, whatever their case and accents; Chinese in either script. The same word once more is the same.");
        api.MapDelete("/moderation/watch/words/{id:long}", RemoveWord).Says("removeWatchWord", "No longer watches for a word. Moderators only.");
        api.MapPut("/moderation/watch/tells", Tell).Says("setWatchTells", "Of which alerts the bell tells the caller: `words`, `heat`, `tone`. Moderators only.");
        api.MapGet("/moderation/watch/figures", Figures).Says<WatchReportJson>("reportWatch", "How much of what was written has been looked at, how soon, and what each moderator did. Moderators only.")
            .Explains("The last seven days, if nothing else is said, and at most a year, by UTC. What each figure means stands at `/moderation/watch/figures`.");
        api.MapGet("/moderation/watch/figures/export.csv", Export).WithName("exportWatch").WithSummary("What these figures are added up from, one line for each entry. Moderators only.")
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Csv)
            .Explains("Columns: entry, kind, subject, place, edited, author (`newcomer`, `member`, `staff`), written, seen, seen_by, seconds. UTF-8 with a mark; at most 300000 lines, more are a 400.");
    }

    private static async Task<IResult> List(
        HttpContext http, Query<WatchList> list, Query<WatchWhat> kind, string? place, Query<WatchAuthor> by, Query<WatchScript> script, Query<int> alerts, Query<int> limit, string? cursor, Watch watch, CancellationToken ct)
    {
        var filter = new WatchFilter(list.Value ?? WatchList.All, kind.Value, Subject.Parse(place), by.Value, script.Value, alerts.Value > 0);
        return http.ActorOf().AccountId is null ? Problem.SignIn.ToHttp()
            : !string.IsNullOrEmpty(place) && filter.Place is null ? Problem.Invalid<KernelText>("place", "UnknownValue", place.Length > 40 ? place[..40] : place).ToHttp()
            : WatchAddress.From(filter, cursor) is not { } from ? Problem.Invalid<KernelText>("cursor", "BadCursor").ToHttp()
            : (await watch.Read(http.ActorOf(), filter, from, limit.Value ?? PageSize, ct)).Then(page => WatchPageJson.Of(page, http.ActorOf().AccountId)).ToHttp();
    }

    private static async Task<IResult> Seen(HttpContext http, Body<SeenBody> body, WatchMarks marks, CancellationToken ct) =>
        body.Value.UpTo is not { } upTo ? Problem.Invalid<KernelText>("upTo", "Required").ToHttp() : (await marks.Seen(http.ActorOf(), body.Value.Ids, upTo, ct)).ToHttp();

    private static async Task<IResult> HandOver(HttpContext http, long id, Body<WatchHandOverBody> body, WatchHandOvers handOvers, CancellationToken ct) =>
        body.Value.To is not { } to ? Problem.Invalid<KernelText>("to", "Required").ToHttp() : (await handOvers.HandOver(http.ActorOf(), id, to, body.Value.Note, ct)).ToHttp();

    private static async Task<IResult> Words(HttpContext http, WatchWords words, CancellationToken ct) =>
        (await words.Read(http.ActorOf(), ct)).Then(settings => new Page<WatchWordJson>([.. settings.Words.Select(WatchWordJson.Of)], null)).ToHttp();

    private static async Task<IResult> AddWord(HttpContext http, Body<WatchWordBody> body, WatchWords words, CancellationToken ct) =>
        await (await words.Add(http.ActorOf(), body.Value.Word, body.Value.Team == true, ct)).ToHttp(async id =>
            (await words.Read(http.ActorOf(), ct)).ToHttp(settings => settings.Words.FirstOrDefault(w => w.Id == id) is { } made ? Results.Json(WatchWordJson.Of(made), statusCode: StatusCodes.Status201Created) : Problem.NotFound.ToHttp()));

    private static async Task<IResult> RemoveWord(HttpContext http, long id, WatchWords words, CancellationToken ct) => (await words.Remove(http.ActorOf(), id, ct)).ToHttp();

    private static async Task<IResult> Tell(HttpContext http, Body<WatchTellsBody> body, WatchWords words, CancellationToken ct) =>
        body.Value.Alerts is not { } alerts ? Problem.Invalid<KernelText>("alerts", "Required").ToHttp() : (await words.Tell(http.ActorOf(), [.. alerts], ct)).ToHttp();

    private static async Task<IResult> Figures(HttpContext http, string? from, string? to, WatchFigures figures, TimeProvider time, CancellationToken ct) =>
        await Days(http, from, to, time).ToHttp(async days => (await figures.Read(http.ActorOf(), days, ct)).Then(WatchReportJson.Of).ToHttp());

    private static async Task<IResult> Export(HttpContext http, string? from, string? to, WatchFigures figures, TimeProvider time, CancellationToken ct) =>
        await Days(http, from, to, time).ToHttp(async days => (await figures.Export(http.ActorOf(), days, ct)).ToHttp(file => Send(http, file)));

    /// <summary>Who is not signed in is asked to, whatever else is wrong.</summary>
    private static Result<WatchDays> Days(HttpContext http, string? from, string? to, TimeProvider time) =>
        http.ActorOf().AccountId is null ? Problem.SignIn : WatchDays.Read(null, from, to, time.GetUtcNow().UtcDateTime);

    private static IResult Send(HttpContext http, WatchFile file)
    {
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.Name }.ToString();
        return Results.Stream(async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            await foreach (var line in file.Lines.WithCancellation(http.RequestAborted))
            {
                await writer.WriteAsync(line.AsMemory(), http.RequestAborted);
            }
        }, "text/csv; charset=utf-8");
    }
}
