using System.Net.Mime;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on watched words, for who moderates, as far as they reach; and on what of one's own waits.</summary>
internal static class WordCalls
{
    private const int MostListed = 500;

    private const string Reach = "Moderators reach all lines, save those that allow something everywhere, which are for admins; who moderates some places alone reaches the lines of these.";

    /// <summary>Where the whole list is as a text.</summary>
    public const string ExportAddress = "/api/v1/admin/words.txt";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/admin/words", List).Says<Page<WatchedJson>>("listWords", "The watched words, links and mail domains that the caller sees, what was added last first.")
            .Explains("Moderators see the whole list; who moderates some places alone sees the lines of these.");
        api.MapGet("/admin/words.txt", Export).WithName("exportWords").WithSummary("The whole list as text, which can be imported again. Admins only.").Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Plain);
        api.MapPost("/admin/words", Add).Says<WatchedJson>("addWord", "Adds a line to the list.", StatusCodes.Status201Created)
            .Explains(
                "`kind` is `word` (a word or phrase; `*` stands for any letters), `host` (of a link, with what is under it), `address` (a part of a link) or `mail-domain` (of who registers); `effect` is `refuse`, `hold`, `mask`, `flag` or `allow`; "
                + "`place` is nothing, or `category:ID` or `club:ID`. What would find everything is refused. " + Reach);
        api.MapPut("/admin/words/{id:long}", Change).Says<WatchedJson>("changeWord", "Changes a line of the list.").Explains(Reach);
        api.MapDelete("/admin/words/{id:long}", Delete).Says("deleteWord", "Takes a line off the list.").Explains(Reach);
        api.MapPost("/admin/words/import", Import).Says<ImportedJson>("importWords", "Adds all lines of a text, or none: the first that does not fit is named by its number. Admins only.")
            .Explains("One line for each, such as `refuse host example.com @category:3 until:2027-01-31 # a wave of spam`; only the text is needed.");
        api.MapPost("/admin/words/try", Try).Says<TrialJson>("tryWords", "What the lines that the caller sees would do with a text; with a `line` that they may write, what that line alone would, and how many of the last thousand posts where it counts it would have met.");
        api.MapGet("/me/waiting", Waiting).Says<Page<WaitingJson>>("listWaiting", "What of the caller's own waits for a moderator, or was rejected.");
        api.MapDelete("/me/waiting/{id:long}", Withdraw).Says("withdrawWaiting", "Takes back a post or a message of the caller's own that waits: it is deleted, and no moderator looks at it.");
    }

    private static async Task<IResult> List(HttpContext http, string? q, string? cursor, Query<int> limit, WatchedWords words, CancellationToken ct) =>
        (await words.List(http.ActorOf(), q, cursor, Math.Clamp(limit.Value ?? WatchedWords.PageSize, 1, MostListed), ct)).ToHttp(page => Results.Ok(new Page<WatchedJson>([.. page.Items.Select(WatchedJson.Of)], page.Next)));

    private static async Task<IResult> Export(HttpContext http, WatchedWords words, CancellationToken ct) =>
        (await words.Export(http.ActorOf(), ct)).ToHttp(text => Results.Text(text, MediaTypeNames.Text.Plain, System.Text.Encoding.UTF8));

    private static async Task<IResult> Add(HttpContext http, Body<WatchedBody> body, IdempotencyKey key, WatchedWords words, CancellationToken ct) =>
        await (await words.Add(http.ActorOf(), body.Value.Line, key.Value, ct)).ToHttp(async id =>
            (await words.Find(http.ActorOf(), id, ct)).ToHttp(word => Results.Created($"/api/v1/admin/words/{id}", WatchedJson.Of(word))));

    private static async Task<IResult> Change(HttpContext http, long id, Body<WatchedBody> body, WatchedWords words, CancellationToken ct) =>
        await (await words.Change(http.ActorOf(), id, body.Value.Line, ct)).ToHttp(async _ => (await words.Find(http.ActorOf(), id, ct)).ToHttp(word => Results.Ok(WatchedJson.Of(word))));

    private static async Task<IResult> Delete(HttpContext http, long id, WatchedWords words, CancellationToken ct) => (await words.Delete(http.ActorOf(), id, ct)).ToHttp();

    private static async Task<IResult> Import(HttpContext http, Body<ImportBody> body, WatchedWords words, CancellationToken ct) =>
        (await words.Import(http.ActorOf(), body.Value.Text, ct)).ToHttp(count => Results.Ok(new ImportedJson(count)));

    private static async Task<IResult> Try(HttpContext http, Body<TrialBody> body, WatchedWords words, CancellationToken ct) =>
        (await words.Try(http.ActorOf(), body.Value.Text, body.Value.Line?.Line, ct)).ToHttp(trial => Results.Ok(TrialJson.From(trial)));

    private static async Task<IResult> Waiting(HttpContext http, Query<long> cursor, HeldThings things, CancellationToken ct) =>
        (await things.List(http.ActorOf(), cursor.Value, HeldThings.PageSize, ct)).ToHttp(page => Results.Ok(new Page<WaitingJson>([.. page.Items.Select(WaitingJson.Of)], page.Next)));

    private static async Task<IResult> Withdraw(HttpContext http, long id, HeldThings things, CancellationToken ct) => (await things.Withdraw(http.ActorOf(), id, ct)).ToHttp();
}

/// <summary>A line of the list, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text.</param>
/// <param name="Effect">What is done.</param>
/// <param name="Place">Where alone, as <c>category:3</c> or <c>club:7</c>; null for everywhere.</param>
/// <param name="At">When it was written last.</param>
/// <param name="Until">Until when it counts; null for always.</param>
/// <param name="Note">Why it stands here, or null.</param>
public sealed record WatchedJson(long Id, WatchedKind Kind, string Text, WatchedEffect Effect, string? Place, DateTime At, DateTime? Until, string? Note)
{
    internal static WatchedJson Of(WatchedView w) => new(w.Id, w.Kind, w.Text, w.Effect, w.Place, w.At, w.Until, w.Note);
}

/// <summary>A line of the list as it is sent.</summary>
/// <param name="Text">The text, at most 200 characters.</param>
/// <param name="Kind">What it is; a word where nothing is said.</param>
/// <param name="Effect">What is done; held where nothing is said.</param>
/// <param name="Place">Where alone; nothing for everywhere.</param>
/// <param name="Until">Until when it counts, later than now; nothing for always.</param>
/// <param name="Note">Why it stands here, at most 200 characters.</param>
public sealed record WatchedBody(string? Text, WatchedKind? Kind = null, WatchedEffect? Effect = null, string? Place = null, DateTimeOffset? Until = null, string? Note = null)
{
    internal WatchedLine Line => new(Kind ?? WatchedKind.Word, Text, Effect ?? WatchedEffect.Hold, Place, Until?.UtcDateTime, Note);
}

/// <summary>Lines to be added.</summary>
/// <param name="Text">One line for each, such as <c>hold word viag*</c>.</param>
public sealed record ImportBody(string? Text);

/// <summary>How many lines were added or changed.</summary>
public sealed record ImportedJson(int Count);

/// <summary>What is to be tried.</summary>
/// <param name="Text">The text.</param>
/// <param name="Line">A line that need not be on the list; nothing tries the list.</param>
public sealed record TrialBody(string? Text, WatchedBody? Line = null);

/// <summary>What became of a text that was tried.</summary>
/// <param name="Hits">The lines that met it.</param>
/// <param name="Met">How many of the last posts the line would have met.</param>
/// <param name="Of">Of how many.</param>
public sealed record TrialJson(IReadOnlyList<TriedJson> Hits, int Met, int Of)
{
    internal static TrialJson From(WordTrial trial) => new([.. trial.Hits.Select(h => new TriedJson(h.Kind, h.Text, h.Effect, h.Said, h.Usual))], trial.MetOf, trial.Of);
}

/// <summary>A line that met a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="Effect">What would be done.</param>
/// <param name="Said">What it met.</param>
/// <param name="Usual">True for a word that the portal brings along: it is a sign of spam, of strangers alone.</param>
public sealed record TriedJson(WatchedKind Kind, string Text, WatchedEffect Effect, string Said, bool Usual);

/// <summary>Something of the caller's own that waits, or was rejected.</summary>
/// <param name="Id">The case.</param>
/// <param name="Subject">What it is, as <c>post:12</c>.</param>
/// <param name="Title">The title of its place.</param>
/// <param name="Html">The text.</param>
/// <param name="State"><c>held</c> or <c>rejected</c>.</param>
/// <param name="Reason">What the moderator said who rejected it, or who took a decision about it back; of what was rejected without a word, what was found.</param>
/// <param name="At">Since when.</param>
public sealed record WaitingJson(long Id, string Subject, string Title, string Html, HoldState State, string? Reason, DateTime At)
{
    internal static WaitingJson Of(HeldThing t) => new(t.CaseId, t.Subject.ToString(), t.Title, t.Html.Value, t.State, t.Reason, t.At);
}
