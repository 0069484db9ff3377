using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on what moderators decide about people.</summary>
internal static class SanctionCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/moderation/people/{id:long}/sanctions", List).Says<Page<SanctionJson>>("listSanctions", "What was decided about an account: notes, warnings, approvals, mutes, suspensions and bans, newest first. For moderators; for who moderates a place at which that account wrote, what is about that place.");
        api.MapPost("/moderation/people/{id:long}/sanctions", Impose).Says<SanctionJson>("createSanction", "Notes about, warns, mutes, suspends or bans an account, or has what it writes wait for approval: one below the caller's own level.", StatusCodes.Status201Created)
            .Explains("The person is told at once, with the reason; not of a note. An approval, mute or suspension needs `until`, later than now. An approval, a mute, or a suspension or ban, that stands is replaced only where `seen` names the newest one: else 409, as where somebody decided meanwhile. What led to it is a `caseId`, or a `subject` where there is no case. Who moderates one place alone notes about, warns and mutes who wrote there, and has it wait for approval, with that `place`.");
        api.MapPost("/moderation/people/{id:long}/sanctions/{number:long}/revoke", Revoke).Says<SanctionJson>("revokeSanction", "Takes a decision about an account back, with a reason that the person is told. `number` is the sanction's id.")
            .Explains("Twice is 409.");
        api.MapPost("/moderation/people/{id:long}/hide-all", HideAll).Says<AllHiddenJson>("hideAllOf", "Hides all that stands of an account: posts, messages in rooms, what is in clubs, its profile; newest first, up to 500 at once, as far as the caller moderates where it stands.")
            .Explains("Each is hidden as one alone would be, by a case and a decision of its own that its author can appeal, in a transaction of its own: one that is refused stops no other. `undoDecisions` with the `caseId`s takes it back together. What is private or waits for a moderator is no part of it.");
        api.MapGet("/moderation/people/{id:long}/history", History).Says<Page<HistoryLineJson>>("listHistory", "All that moderators know of an account, newest first: notes, sanctions, flags raised and received, decisions, appeals, the log; for admins also letters. For who moderates places alone, what is about these.");
        api.MapGet("/moderation/people/{id:long}/reasons", Reasons).Says<Page<ReasonJson>>("listReasons", "The worded reasons, in the language of an account. For moderators, and for who moderates a place at which that account wrote.");
    }

    private static async Task<IResult> HideAll(HttpContext http, long id, Body<HideAllBody> body, AllOfAuthor theirs, CancellationToken ct) =>
        (await theirs.Hide(http.ActorOf(), id, body.Value.Note, ct)).Then(AllHiddenJson.Of).ToHttp();

    private static async Task<IResult> List(HttpContext http, long id, CursorQuery cursor, SanctionViews views, CancellationToken ct) =>
        (await views.List(http.ActorOf(), id, cursor.Value, ct)).Then(page => new Page<SanctionJson>([.. page.Items.Select(SanctionJson.Of)], page.Next)).ToHttp();

    private static async Task<IResult> Impose(HttpContext http, long id, Body<SanctionBody> body, IdempotencyKey key, Sanctions sanctions, SanctionViews views, CancellationToken ct)
    {
        if (body.Value.Kind is not { } kind)
        {
            return Problem.Invalid<KernelText>("kind", "Required").ToHttp();
        }

        Subject? place = body.Value.Place is { } word ? Subject.Parse(word) ?? new("place", 0) : null; // what names none is refused by the deed, once it is known who asks
        Subject? subject = body.Value.Subject is { } thing ? ThingCalls.Named(thing) : null; // likewise
        var wish = new NewSanction(kind, body.Value.Reason ?? "", body.Value.Until?.UtcDateTime, body.Value.CaseId, subject, body.Value.Seen, place, Points: body.Value.Points, PointDays: body.Value.PointDays, StaffNote: body.Value.StaffNote);
        return await (await sanctions.Impose(http.ActorOf(), id, wish, key.Value, ct))
            .ToHttp(async made => (await views.Find(http.ActorOf(), id, made, ct)).ToHttp(view => Results.Json(SanctionJson.Of(view), statusCode: StatusCodes.Status201Created)));
    }

    private static async Task<IResult> Revoke(HttpContext http, long id, long number, Body<RevokeBody> body, Sanctions sanctions, SanctionViews views, CancellationToken ct) =>
        await (await sanctions.Revoke(http.ActorOf(), id, number, body.Value.Reason, ct)).ToHttp(async _ => (await views.Find(http.ActorOf(), id, number, ct)).Then(SanctionJson.Of).ToHttp());

    private static async Task<IResult> History(HttpContext http, long id, Query<HistoryKind> kind, CursorQuery cursor, PersonHistory history, CancellationToken ct) =>
        (await history.Read(http.ActorOf(), id, kind.Value, cursor.Value, ct)).Then(page => new Page<HistoryLineJson>([.. page.Items.Select(HistoryLineJson.Of)], page.Next)).ToHttp();

    private static async Task<IResult> Reasons(HttpContext http, long id, ReasonTemplates templates, CancellationToken ct) =>
        (await templates.For(http.ActorOf(), id, ct)).Then(all => new Page<ReasonJson>([.. all.Select(r => new ReasonJson(r.Id, r.Use, r.Name, r.Words, r.Points, r.PointDays))], null)).ToHttp();
}
