using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on worded reasons: moderators read them, admins write them.</summary>
internal static class TemplateCalls
{
    private const string Words = "`{name}`, `{place}`, `{until}` and `{rules}` in the words are filled in for who reads them. Two of one `use` have different names.";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/admin/templates", List).Says<Page<TemplateJson>>("listTemplates", "The worded reasons in all languages, by what they are for. Moderators and admins; in the language of one account, `GET /moderation/people/{id}/reasons`.");
        api.MapPost("/admin/templates", Add).Says<TemplateJson>("addTemplate", "Words a reason. Admins only.", StatusCodes.Status201Created).Explains(Words);
        api.MapPut("/admin/templates/{id:long}", Change).Says<TemplateJson>("changeTemplate", "Words a reason otherwise; what is missing stays as it is. Admins only.").Explains(Words);
        api.MapDelete("/admin/templates/{id:long}", Delete).Says("deleteTemplate", "Deletes a worded reason; what was sent with its words stays. Admins only.");
        api.MapPost("/admin/templates/usual", AddUsual).Says<UsualAddedJson>("addUsualTemplates", "Adds those of the usual reasons that are not there, worded in all languages. Admins only.");
    }

    private static async Task<IResult> List(HttpContext http, ReasonTemplates templates, CancellationToken ct) =>
        (await templates.List(http.ActorOf(), ct)).ToHttp(all => all.Select(TemplateJson.Of).ToList().ToListing());

    private static async Task<IResult> Add(HttpContext http, Body<TemplateBody> body, IdempotencyKey key, ReasonTemplates templates, CancellationToken ct) =>
        body.Value.Use is not { } use
            ? Problem.Invalid<KernelText>("use", "Required").ToHttp()
            : await (await templates.Save(http.ActorOf(), null, new(use, body.Value.Name ?? "", body.Value.En ?? "", body.Value.ZhHans, body.Value.ZhHant, body.Value.Points, body.Value.PointDays), key.Value, ct))
                .ToHttp(async id => (await Find(http, id, templates, ct)).ToHttp(made => Results.Created($"/api/v1/admin/templates/{id}", TemplateJson.Of(made))));

    private static async Task<IResult> Change(HttpContext http, long id, Body<TemplateBody> body, ReasonTemplates templates, CancellationToken ct)
    {
        if (!(await Find(http, id, templates, ct)).Try(out var now, out var problem))
        {
            return problem.ToHttp();
        }

        return await (await templates.Save(http.ActorOf(), id, body.Value.Over(now), null, ct)).ToHttp(async _ => (await Find(http, id, templates, ct)).Then(TemplateJson.Of).ToHttp());
    }

    private static async Task<IResult> Delete(HttpContext http, long id, ReasonTemplates templates, CancellationToken ct) => (await templates.Delete(http.ActorOf(), id, ct)).ToHttp();

    private static async Task<IResult> AddUsual(HttpContext http, ReasonTemplates templates, CancellationToken ct) => (await templates.AddUsual(http.ActorOf(), ct)).Then(added => new UsualAddedJson(added)).ToHttp();

    private static async Task<Result<ReasonTemplate>> Find(HttpContext http, long id, ReasonTemplates templates, CancellationToken ct) =>
        !(await templates.List(http.ActorOf(), ct)).Try(out var all, out var problem) ? problem
        : all.FirstOrDefault(t => t.Id == id) is { } found ? found
        : Problem.NotFound;
}

/// <summary>A worded reason, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="En">The words in English, which stand in for a language that has none.</param>
/// <param name="ZhHans">In simplified Chinese; may be empty.</param>
/// <param name="ZhHant">In traditional Chinese; may be empty.</param>
/// <param name="Points">What a warning counts that is given with it; null for what warnings count.</param>
/// <param name="PointDays">For how many days it does, 0 for good; null for half a year.</param>
public sealed record TemplateJson(long Id, ReasonUse Use, string Name, string En, string ZhHans, string ZhHant, int? Points, int? PointDays)
{
    internal static TemplateJson Of(ReasonTemplate it) => new(it.Id, it.Use, it.Name, it.En, it.ZhHans, it.ZhHant, it.Points, it.PointDays);
}

/// <summary>A worded reason as it is sent; of one that is changed, what is missing stays as it is.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="Name">What staff call it, at most 100 characters.</param>
/// <param name="En">The words in English, at most 2,000 characters.</param>
/// <param name="ZhHans">In simplified Chinese.</param>
/// <param name="ZhHant">In traditional Chinese.</param>
/// <param name="Points">What a warning counts that is given with it, 0 to 10; of warnings alone.</param>
/// <param name="PointDays">For how many days it does, 0 for good.</param>
public sealed record TemplateBody(ReasonUse? Use = null, string? Name = null, string? En = null, string? ZhHans = null, string? ZhHant = null, int? Points = null, int? PointDays = null)
{
    internal ReasonText Over(ReasonTemplate now)
    {
        var (use, counted) = (Use ?? now.Use, (Use ?? now.Use) == ReasonUse.Warning); // what is no warning any more counts nothing
        return new(use, Name ?? now.Name, En ?? now.En, ZhHans ?? now.ZhHans, ZhHant ?? now.ZhHant, Points ?? (counted ? now.Points : null), PointDays ?? (counted ? now.PointDays : null));
    }
}

/// <summary>How many reasons were added.</summary>
public sealed record UsualAddedJson(int Added);
