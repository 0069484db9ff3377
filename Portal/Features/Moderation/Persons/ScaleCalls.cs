using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on the steps of the scale: for admins alone.</summary>
internal static class ScaleCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/admin/scale", Read).Says<ScaleJson>("getScale", "The steps of the scale: from how many points on something is proposed about a person, or follows by itself. Admins only.");
        api.MapPut("/admin/scale", Set).Says<ScaleJson>("setScale", "Says the steps, at most five, or none. It holds at once. Admins only.")
            .Explains("Until an admin says something, the usual steps hold, all of them proposed. What follows by itself does so with a warning about the whole portal that finds somebody at that number or beyond, below who gives it; in the portal's name, told and appealed as everything is, and not while it runs already. Nobody is banned by a number alone.");
    }

    private static async Task<IResult> Read(HttpContext http, ScaleTerms terms, CancellationToken ct) => (await terms.Read(http.ActorOf(), ct)).Then(ScaleJson.Of).ToHttp();

    private static async Task<IResult> Set(HttpContext http, Body<ScaleBody> body, ScaleTerms terms, CancellationToken ct)
    {
        if (!(await terms.Read(http.ActorOf(), ct)).Try(out _, out var problem))
        {
            return problem.ToHttp();
        }

        return body.Value.Steps is not { } steps
            ? Problem.Invalid<KernelText>("steps", "Required").ToHttp()
            : await (await terms.Set(http.ActorOf(), [.. steps.Select(StepJson.Read)], ct)).ToHttp(_ => Read(http, terms, ct));
    }
}

/// <summary>The steps of the scale, in answers of the API.</summary>
/// <param name="Steps">In order of their points.</param>
public sealed record ScaleJson(IReadOnlyList<StepJson> Steps)
{
    internal static ScaleJson Of(IReadOnlyList<SanctionStep> steps) => new([.. steps.Select(s => new StepJson(s.From, s.Kind, s.Days, s.Acts))]);
}

/// <summary>A step of the scale.</summary>
/// <param name="From">From how many points on, 1 to 100; each at a number of its own.</param>
/// <param name="Kind"><c>approval</c>, <c>mute</c>, <c>suspension</c> or <c>ban</c>.</param>
/// <param name="Days">For how long, 1 to 365; none for a ban.</param>
/// <param name="Acts">True where it follows by itself; false where moderators are offered it, as a ban always is.</param>
public sealed record StepJson(int From, SanctionKind? Kind, int? Days = null, bool Acts = false)
{
    /// <summary>What is missing is no step, and refused as such.</summary>
    internal static SanctionStep Read(StepJson? step) => step is null ? default : new SanctionStep(step.Kind ?? SanctionKind.Note, step.Days, step.From, step.Acts);
}

/// <summary>The steps as they are to be.</summary>
/// <param name="Steps">All of them, at most five; an empty list for none.</param>
public sealed record ScaleBody(IReadOnlyList<StepJson>? Steps = null);
