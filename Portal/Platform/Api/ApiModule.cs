using Portal.Kernel;
using Portal.Platform.Api.Description;

namespace Portal.Platform.Api;

/// <summary>The HTTP API as a whole: how it reads, writes, refuses and describes itself. Rooms map their calls on <see cref="Api"/>.</summary>
public static class ApiModule
{
    /// <summary>The refusal of a token that is not valid.</summary>
    public static Problem BadToken { get; } = new(ProblemKind.SignIn, typeof(ApiText), nameof(BadToken));

    /// <summary>Registers it.</summary>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options => ApiJson.Apply(options.SerializerOptions));
        builder.Services.AddDescription();
    }

    /// <summary>Answers what goes wrong behind it as problem details; stands after the pages' own error handling and before sign-in.</summary>
    public static void UseApi(this WebApplication app) => app.UseMiddleware<ApiErrors>();

    /// <summary>Maps the description at <c>/openapi/v1.json</c>.</summary>
    public static void MapApi(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");

    /// <summary>The group under <c>/api/v1</c> on which a room maps its calls.</summary>
    /// <param name="app">The portal.</param>
    /// <param name="room">The room's name, under which the description lists its calls.</param>
    public static RouteGroupBuilder Api(this WebApplication app, string room)
    {
        var group = app.MapGroup("/api/v1").WithTags(room).DisableAntiforgery();
        group.AddEndpointFilterFactory(ApiFilter.Make);
        return group;
    }

    /// <summary>Says what a call is: its stable name, one sentence, and what it answers when all is well.</summary>
    public static RouteHandlerBuilder Says<T>(this RouteHandlerBuilder call, string operationId, string summary, int status = StatusCodes.Status200OK) =>
        call.WithName(operationId).WithSummary(summary).Produces<T>(status);

    /// <summary>Says what a call is that answers 204.</summary>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder call, string operationId, string summary) =>
        call.WithName(operationId).WithSummary(summary).Produces(StatusCodes.Status204NoContent);

    /// <summary>Says more than fits into one sentence.</summary>
    public static RouteHandlerBuilder Explains(this RouteHandlerBuilder call, string description) => call.WithDescription(description);
}
