using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Kernel;

namespace Portal.Platform.Api.Description;

/// <summary>Adds to each operation what its signature does not say: parameters read strictly, refusals, and who may call it.</summary>
internal static class Operations
{
    public static async Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var notes = context.Description.ActionDescriptor.EndpointMetadata.OfType<ParameterNote>().ToList();
        operation.Parameters ??= [];
        foreach (var note in notes.Where(n => !operation.Parameters.Any(p => p.Name == n.Name)))
        {
            operation.Parameters.Add(Parameter(note));
        }

        foreach (var bare in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.Description is null))
        {
            bare.Description = Notes.For(bare.Name ?? "");
        }

        operation.Responses ??= [];
        var problem = await ProblemSchema(context, ct);
        foreach (var status in Refusals(context.Description.HttpMethod, operation))
        {
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), Refusal(status, problem));
        }

        operation.Security = [new() { [new OpenApiSecuritySchemeReference(DescriptionModule.Token, context.Document)] = [] }];
        if (context.Description.HttpMethod == "GET")
        {
            operation.Security.Add([]);
        }
    }

    private static async Task<OpenApiSchemaReference> ProblemSchema(OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(nameof(ProblemJson)) != true)
        {
            document.AddComponent(nameof(ProblemJson), await context.GetOrCreateSchemaAsync(typeof(ProblemJson), null, ct));
        }

        return new(nameof(ProblemJson), document);
    }

    private static OpenApiParameter Parameter(ParameterNote note) => new()
    {
        Name = note.Name,
        In = note.InHeader ? ParameterLocation.Header : ParameterLocation.Query,
        Description = note.About,
        Schema = Schema(note.Type),
    };

    private static OpenApiSchema Schema(Type type) =>
        type.IsEnum ? new() { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(type).Select(n => (JsonNode)EnumWords.OfName(n))] }
        : type == typeof(string) ? new() { Type = JsonSchemaType.String }
        : type == typeof(string[]) ? new() { Type = JsonSchemaType.Array, Items = Schema(typeof(string)) }
        : new() { Type = JsonSchemaType.Integer, Format = type == typeof(long) ? "int64" : "int32", Minimum = "0" };

    private static IEnumerable<int> Refusals(string? method, OpenApiOperation operation)
    {
        var writes = method != "GET";
        var named = operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true;
        int[] always = [400, 401];
        int[] writing = [403, 409, 413, 415, 429];
        return always.Concat(writes ? writing : []).Concat(named ? [404] : []).Order();
    }

    private static OpenApiResponse Refusal(int status, OpenApiSchemaReference problem) => new()
    {
        Description = status switch
        {
            400 => "Something in the request cannot be taken; `field` says what.",
            401 => "Nobody is signed in, or the token is not valid.",
            403 => "The account, or the token's scope, does not cover this.",
            404 => "It is not there, or may not be seen.",
            409 => "The state has changed meanwhile.",
            413 => "The body is too large.",
            415 => "The body is not application/json.",
            _ => "Too much in a short time; `Retry-After` says when to try again.",
        },
        Headers = status == 429 ? new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = new OpenApiHeader { Description = "Seconds.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } } } : null,
        Content = new Dictionary<string, OpenApiMediaType> { [ProblemJson.MediaType] = new() { Schema = problem } },
    };
}
