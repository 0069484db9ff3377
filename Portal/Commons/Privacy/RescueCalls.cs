using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Text;

namespace Portal.Commons.Privacy;

/// <summary>What is to be taken out.</summary>
/// <param name="Words">The pieces of text exactly as they stand there, at most 20 of 3 to 500 characters.</param>
/// <param name="Reason">For the log, at most 1,000 characters; not the words themselves.</param>
public sealed record RescueBody(IReadOnlyList<string?>? Words, string? Reason = null);

/// <summary>What a rescue did, in answers of the API.</summary>
/// <param name="Taken">Out of how many places the words were taken, by what these are.</param>
/// <param name="LettersSent">How many letters went out with them: those are in people's mailboxes.</param>
/// <param name="Files">How many files are attached, which somebody should look at.</param>
public sealed record RescueJson(IReadOnlyDictionary<string, int> Taken, int LettersSent, int Files);

/// <summary>A piece of a text that looks personal, in answers of the API.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Text">The piece as it was written.</param>
public sealed record PersonalPieceJson(PersonalKind Kind, string Text);

/// <summary>The API's calls on the privacy rescue.</summary>
internal static class RescueCalls
{
    private const string Subjects = "`subject` is `post:ID`, `room-message:ID`, `message:ID`, `chatmessage:ID`, `event:ID`, `hour-entry:ID`, `club:ID`, `club-item:ID`, `club-news:ID`, `game:ID`, `contest-entry:ID`, `card:ID`, `file:ID` or `account:ID`.";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/moderation/rescue/{subject}", Look).Says<Page<PersonalPieceJson>>("findPersonalData", "What looks like personal data in something that was written. For who moderates its place.").Explains(Subjects);
        api.MapPost("/moderation/rescue/{subject}", Rescue).Says<RescueJson>("rescue", "Takes personal data out of something that was written: text, history, quotes, evidence, drafts, log, search and waiting letters. For who moderates its place.")
            .Explains(Subjects + $" In their place stands `{RescueOrder.Mark}`. It cannot be undone. Letters that went out, files that were downloaded and backups from before still hold the words.");
    }

    private static async Task<IResult> Look(HttpContext http, string subject, Rescues rescues, CancellationToken ct) =>
        (await rescues.Look(http.ActorOf(), Subject.Parse(subject) ?? default, ct)).ToHttp(offer => offer.Pieces.Select(p => new PersonalPieceJson(p.Kind, p.Text)).ToList().ToListing());

    private static async Task<IResult> Rescue(HttpContext http, string subject, Body<RescueBody> body, Rescues rescues, CancellationToken ct) =>
        (await rescues.Rescue(http.ActorOf(), Subject.Parse(subject) ?? default, [.. (body.Value.Words ?? []).Select(w => w ?? "")], body.Value.Reason, ct))
            .Then(report => new RescueJson(report.Taken.ToDictionary(t => t.Key.ToString().ToLowerInvariant(), t => t.Value), report.LettersSent, report.Files)).ToHttp();
}
