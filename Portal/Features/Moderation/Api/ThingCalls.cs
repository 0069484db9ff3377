using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls that take anything from view, or show it again, wherever it is met; and what the caller has flagged.</summary>
internal static class ThingCalls
{
    private const string Subjects = "`subject` is its kind and id, as for `POST /flags`. `note` is told to who wrote it, and must be given; with a `stamp` of what it no longer says, 409. It is decided as in the queue: the answer names the case, with which it is undone.";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapPost("/moderation/things/{subject}/hide", Hide).Says<ThingDecidedJson>("hideThing", "Takes anything from view that can be flagged. For who moderates its place.").Explains(Subjects);
        api.MapPost("/moderation/things/{subject}/show", Show).Says<ThingDecidedJson>("showThing", "Shows again what was taken from view. For who moderates its place.").Explains(Subjects);
        app.Api("Me").MapGet("/me/flags", Mine).Says<Page<MyFlagJson>>("listMyFlags", "What the caller flagged, newest first, and what became of each.");
    }

    private static async Task<IResult> Hide(HttpContext http, string subject, Body<ThingDecisionBody> body, Decisions decisions, CancellationToken ct) =>
        Answer(subject, hidden: true, await decisions.Hide(http.ActorOf(), Named(subject), body.Value.Note ?? "", body.Value.Stamp, ct));

    private static async Task<IResult> Show(HttpContext http, string subject, Body<ThingDecisionBody> body, Decisions decisions, CancellationToken ct) =>
        Answer(subject, hidden: false, await decisions.Restore(http.ActorOf(), Named(subject), body.Value.Note ?? "", body.Value.Stamp, ct));

    private static async Task<IResult> Mine(HttpContext http, Query<long> cursor, MyFlags flags, CancellationToken ct) =>
        (await flags.Read(http.ActorOf(), cursor.Value ?? long.MaxValue, ct)).Then(page => new Page<MyFlagJson>([.. page.Items.Select(MyFlagJson.Of)], page.Next)).ToHttp();

    private static IResult Answer(string subject, bool hidden, Result<long?> done) => done.ToHttp(by => Results.Ok(new ThingDecidedJson(subject, hidden, by)));

    /// <summary>What is no subject is nothing that is there, which the deed says once it knows who asks.</summary>
    internal static Subject Named(string word) => Subject.Parse(word) ?? new("", 0);
}

/// <summary>Why a thing is taken from view, or shown again.</summary>
/// <param name="Note">Why, as who wrote it is told; at most 2,000 characters.</param>
/// <param name="Stamp">The stamp of the text, and of its title, that was looked at.</param>
public sealed record ThingDecisionBody(string? Note, string? Stamp = null);

/// <summary>What became of a thing.</summary>
/// <param name="Subject">The thing.</param>
/// <param name="Hidden">Whether it is hidden now.</param>
/// <param name="CaseId">The case by which that was decided; null where it was so already.</param>
public sealed record ThingDecidedJson(string Subject, bool Hidden, long? CaseId);

/// <summary>Something that the caller flagged, in answers of the API.</summary>
/// <param name="Id">The flag.</param>
/// <param name="Title">What it was.</param>
/// <param name="Url">Where it stands; null where they may not see it any more.</param>
/// <param name="Reason">Why they flagged it, in words.</param>
/// <param name="Note">What they added.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">How it ended; null while nobody has decided.</param>
/// <param name="Why">What the moderators say about that; may be empty.</param>
/// <param name="DecidedAt">When that was.</param>
public sealed record MyFlagJson(long Id, string Title, string? Url, string Reason, string? Note, DateTime At, Outcome? Outcome, string Why, DateTime? DecidedAt)
{
    internal static MyFlagJson Of(MyFlag it) => new(it.Id, it.Title, it.Url, it.Reason, it.Note, it.At, it.Outcome, it.Why, it.DecidedAt);
}
