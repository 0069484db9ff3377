using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Chat;

/// <summary>The API's calls on departments, on who is in them, and on who can take chats.</summary>
internal static class DepartmentCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Desk");
        api.MapGet("/departments", List).Says<Page<DepartmentJson>>("listDepartments", "The departments that a chat can be for, with whether they are open and how long it takes. For everybody.")
            .Explains("What changes with time alone may be five seconds old.");
        api.MapPost("/departments", Create).Says<DepartmentSetupJson>("createDepartment", "Makes a department. Admins only.", StatusCodes.Status201Created);
        api.MapGet("/departments/{slug}", Get).Says<DepartmentSetupJson>("getDepartment", "How a department is set up, and who is in it. Agents only.");
        api.MapPatch("/departments/{slug}", Change).Says<DepartmentSetupJson>("changeDepartment", "Changes a department; what is left out stays. Admins only.");
        api.MapPut("/departments/{slug}/agents/{name}", Add).Says("addDepartmentAgent", "Takes an agent into a department. Admins only.");
        api.MapDelete("/departments/{slug}/agents/{name}", Remove).Says("removeDepartmentAgent", "Takes an agent out of a department. Admins only.")
            .Explains("The chats of it that they have answered stay theirs; those in which they have said nothing yet go back to the queue.");
        api.MapGet("/desk/agents", Agents).Says<Page<AgentJson>>("listAgents", "Who answers chats, and whether they can take one now. Agents only.");
        api.MapPut("/desk/agents/{name}", SetUp).Says("setUpAgent", "Says how many chats an agent takes, what they speak and know. Admins only.");
        api.MapGet("/me/availability", Availability).Says<AvailabilityJson>("getAvailability", "Whether the caller can take chats. Agents only.");
        api.MapPut("/me/availability", Choose).Says<AvailabilityJson>("chooseAvailability", "Chooses whether the caller takes chats. Agents only.")
            .Explains("That it is true comes from the desks that are open in a browser. Who goes away gives back the chats in which they have said nothing yet.");
    }

    private static async Task<IResult> List(Waits waits) =>
        Results.Ok(new Page<DepartmentJson>([.. (await waits.Departments()).Select(DepartmentJson.Of)], null));

    private static async Task<IResult> Create(HttpContext http, Body<DepartmentBody> body, IdempotencyKey key, Departments departments, DepartmentViews views, CancellationToken ct)
    {
        if (!body.Value.Read().Try(out var given, out var problem) || !(await departments.Create(http.ActorOf(), body.Value.Slug, given, key.Value, ct)).Try(out var id, out problem))
        {
            return problem.ToHttp();
        }

        return (await views.List(http.ActorOf(), ct)).Then(all => DepartmentSetupJson.Of(all.First(d => d.Id == id))).ToHttp(made => Results.Created($"/api/v1/departments/{made.Slug}", made));
    }

    private static async Task<IResult> Get(HttpContext http, string slug, DepartmentViews views, CancellationToken ct) =>
        (await views.Find(http.ActorOf(), slug, ct)).Then(DepartmentSetupJson.Of).ToHttp();

    private static async Task<IResult> Change(HttpContext http, string slug, Body<DepartmentBody> body, Departments departments, DepartmentViews views, CancellationToken ct) =>
        !body.Value.Read().Try(out var given, out var problem) || !(await departments.Change(http.ActorOf(), slug, given, body.Value.Version, ct)).Try(out _, out problem)
            ? problem.ToHttp()
            : await Get(http, slug, views, ct);

    private static async Task<IResult> Add(HttpContext http, string slug, string name, DepartmentPeople people, CancellationToken ct) =>
        (await people.Add(http.ActorOf(), slug, name, ct)).ToHttp();

    private static async Task<IResult> Remove(HttpContext http, string slug, string name, DepartmentPeople people, CancellationToken ct) =>
        (await people.Remove(http.ActorOf(), slug, name, ct)).ToHttp();

    private static async Task<IResult> Agents(HttpContext http, DepartmentViews views, CancellationToken ct) =>
        (await views.Agents(http.ActorOf(), ct)).ToHttp(all => Results.Ok(new Page<AgentJson>([.. all.Select(AgentJson.Of)], null)));

    private static async Task<IResult> SetUp(HttpContext http, string name, Body<AgentBody> body, DepartmentPeople people, CancellationToken ct)
    {
        var given = body.Value;
        return (await people.SetUp(http.ActorOf(), name, new(given.MostChats, [.. (given.Languages ?? []).Select(l => l ?? "")], [.. (given.Skills ?? []).Select(s => s ?? "")], given.Expert), ct)).ToHttp();
    }

    private static async Task<IResult> Availability(HttpContext http, Availability availability, CancellationToken ct) =>
        await availability.Of(http.ActorOf(), ct) is { } view ? Results.Ok(new AvailabilityJson(view.State, view.Choice, view.Open, view.Most))
        : (http.ActorOf().AccountId is null ? Problem.SignIn : Problem.NotAllowed).ToHttp();

    private static async Task<IResult> Choose(HttpContext http, Body<AvailabilityBody> body, Availability availability, CancellationToken ct)
    {
        var chosen = body.Value.Choice is { } choice ? await availability.Choose(http.ActorOf(), choice, ct) : Problem.Invalid<KernelText>("choice", "Required");
        return chosen.Problem is { } problem ? problem.ToHttp() : await Availability(http, availability, ct);
    }
}
