using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on the reasons for flags, and on when flags hide something by themselves: for admins alone.</summary>
internal static class FlagTermsCalls
{
    /// <summary>With this the page begins, too.</summary>
    private const int UsualWeight = 2;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/admin/flags", Read).Says<FlagTermsJson>("getFlagTerms", "The reasons for flags as they are worded in three languages, and the weight at which flags hide something by themselves. Admins only.");
        api.MapPut("/admin/flags", HideAt).Says<FlagTermsJson>("setHidingWeight", "Says at which weight flags hide something by themselves; 0 for never. Admins only.");
        api.MapPost("/admin/flags/reasons", Add).Says<FlagTermJson>("addFlagReason", "Adds a reason for flags. Admins only.", StatusCodes.Status201Created)
            .Explains("`code` is its name in the API, in small letters, figures and hyphens, and stays; one that is there already is 400. `title.en` must be given.");
        api.MapPut("/admin/flags/reasons/{code}", Change).Says<FlagTermJson>("changeFlagReason", "Changes a reason for flags; what is missing stays as it is. Admins only.")
            .Explains("Empty words of one of the usual five are its own. `off` offers it no longer; the last that is offered cannot be switched off.");
    }

    private static async Task<IResult> Read(HttpContext http, FlagReasonDeeds deeds, CancellationToken ct) => (await deeds.Read(http.ActorOf(), ct)).Then(FlagTermsJson.Of).ToHttp();

    private static async Task<IResult> HideAt(HttpContext http, Body<HidingWeightBody> body, FlagReasonDeeds deeds, CancellationToken ct) =>
        await (await deeds.HideAt(http.ActorOf(), body.Value.HideAt ?? -1, ct)).ToHttp(_ => Read(http, deeds, ct));

    private static async Task<IResult> Add(HttpContext http, Body<NewFlagReasonBody> body, FlagReasonDeeds deeds, CancellationToken ct)
    {
        var (code, said) = (body.Value.Code ?? "", new FlagReasonBody(body.Value.Title, body.Value.Hint, body.Value.Weight, body.Value.NoteNeeded, body.Value.Off));
        return await (await deeds.Add(http.ActorOf(), said.Over(new(code, new(null, null, null), new(null, null, null), UsualWeight, NoteNeeded: false, Off: false)), ct))
            .ToHttp(async _ => (await Find(http, code, deeds, ct)).ToHttp(made => Results.Json(FlagTermJson.Of(made), statusCode: StatusCodes.Status201Created)));
    }

    private static async Task<IResult> Change(HttpContext http, string code, Body<FlagReasonBody> body, FlagReasonDeeds deeds, CancellationToken ct)
    {
        if (!(await Find(http, code, deeds, ct)).Try(out var now, out var problem))
        {
            return problem.ToHttp();
        }

        return await (await deeds.Save(http.ActorOf(), body.Value.Over(now), ct)).ToHttp(async _ => (await Find(http, code, deeds, ct)).Then(FlagTermJson.Of).ToHttp());
    }

    private static async Task<Result<ReasonText>> Find(HttpContext http, string code, FlagReasonDeeds deeds, CancellationToken ct) =>
        !(await deeds.Read(http.ActorOf(), ct)).Try(out var terms, out var problem) ? problem
        : terms.Reasons.FirstOrDefault(r => r.Code == code) is { } found ? found
        : Problem.NotFound;
}

/// <summary>What the admins say about flags, in answers of the API.</summary>
/// <param name="HideAt">The weight at which something is hidden by itself; 0 for never.</param>
/// <param name="Reasons">The reasons, in the order shown.</param>
public sealed record FlagTermsJson(int HideAt, IReadOnlyList<FlagTermJson> Reasons)
{
    internal static FlagTermsJson Of(FlagTerms terms) => new(terms.HideAt, [.. terms.Reasons.Select(FlagTermJson.Of)]);
}

/// <summary>A reason for flags as it is worded.</summary>
/// <param name="Code">What a flag names.</param>
/// <param name="Title">What it is called, by language.</param>
/// <param name="Hint">When it fits, likewise.</param>
/// <param name="Weight">How much one flag for it weighs.</param>
/// <param name="NoteNeeded">Whoever chooses it must write a note.</param>
/// <param name="Off">It is offered no longer.</param>
public sealed record FlagTermJson(string Code, WordsJson Title, WordsJson Hint, int Weight, bool NoteNeeded, bool Off)
{
    internal static FlagTermJson Of(ReasonText text) => new(text.Code, WordsJson.Of(text.Title), WordsJson.Of(text.Hint), text.Weight, text.NoteNeeded, text.Off);
}

/// <summary>Words in the three languages.</summary>
/// <param name="En">In English.</param>
/// <param name="ZhHans">In simplified Chinese.</param>
/// <param name="ZhHant">In traditional Chinese.</param>
public sealed record WordsJson(string? En = null, string? ZhHans = null, string? ZhHant = null)
{
    internal InLanguages Words => new(En, ZhHans, ZhHant);

    internal static WordsJson Of(InLanguages words) => new(words.English, words.Hans, words.Hant);
}

/// <summary>When flags hide something by themselves.</summary>
/// <param name="HideAt">The weight, from 0 for never to 1,000.</param>
public sealed record HidingWeightBody(int? HideAt);

/// <summary>A new reason for flags.</summary>
/// <param name="Code">Its code, at most 30 characters.</param>
/// <param name="Title">What it is called, by language, each at most 60 characters; English is needed.</param>
/// <param name="Hint">When it fits, likewise, each at most 200.</param>
/// <param name="Weight">How much one flag for it weighs, 1 to 20; 2 where nothing is said.</param>
/// <param name="NoteNeeded">Whoever chooses it must write a note.</param>
/// <param name="Off">It is not offered.</param>
public sealed record NewFlagReasonBody(string? Code, WordsJson? Title, WordsJson? Hint = null, int? Weight = null, bool? NoteNeeded = null, bool? Off = null);

/// <summary>What changes of a reason for flags; what is missing stays as it is.</summary>
/// <param name="Title">What it is called, in all three languages.</param>
/// <param name="Hint">When it fits, likewise.</param>
/// <param name="Weight">How much one flag for it weighs, 1 to 20.</param>
/// <param name="NoteNeeded">Whoever chooses it must write a note.</param>
/// <param name="Off">It is offered no longer.</param>
public sealed record FlagReasonBody(WordsJson? Title = null, WordsJson? Hint = null, int? Weight = null, bool? NoteNeeded = null, bool? Off = null)
{
    internal ReasonText Over(ReasonText now) => new(now.Code, Title?.Words ?? now.Title, Hint?.Words ?? now.Hint, Weight ?? now.Weight, NoteNeeded ?? now.NoteNeeded, Off ?? now.Off);
}
