using Microsoft.OpenApi;

namespace Portal.Platform.Api.Description;

/// <summary>The OpenAPI document: made from the endpoints themselves, so that it cannot say anything else than they do.</summary>
internal static class DescriptionModule
{
    public const string Token = "token";

    public static void AddDescription(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = call => call.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(Operations.Complete);
        });

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Portal",
            Version = "v1",
            Description = "JSON; times in UTC (RFC 3339); ids are integers; lists are `{items, next}`, where `next` is the `cursor` of the following page or null; "
                + "errors are problem details (RFC 9457) with a stable `type`. Reading what is public needs no token.",
        };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API token, made with the verb `token create NAME`. Where a call says so, the secret of a chat.",
        };
    }
}
