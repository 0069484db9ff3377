using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace Portal.Tests.Platform.Api;

public class DescriptionTests(Portals portals)
{
    [Fact]
    public async Task Every_call_is_described()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        using var visitor = portal.Visitor();
        var described = Operations(await visitor.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).Select(o => $"{o.Method} {o.Path}").Order();
        Assert.Equal(Mapped(portal).Order(), described);
        Assert.Contains("post /api/v1/topics/{id}/posts", described);
    }

    [Fact]
    public async Task Every_description_says_what_it_does_needs_and_refuses()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        using var visitor = portal.Visitor();
        var document = await visitor.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var operations = Operations(document).ToList();

        Assert.Equal(operations.Count, operations.Select(o => o.Json.GetProperty("operationId").GetString()).Distinct().Count());
        Assert.Equal([], operations.SelectMany(Gaps));
        Assert.True(document.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("token", out _));
    }

    [Fact]
    public void A_planted_operation_without_words_is_found() =>
        Assert.NotEmpty(Gaps(("post", "/api/v1/planted", JsonDocument.Parse("""{"operationId":"plant","responses":{"200":{"description":"OK"}},"parameters":[{"name":"id"}]}""").RootElement)));

    static IEnumerable<string> Gaps((string Method, string Path, JsonElement Json) o)
    {
        var name = $"{o.Method} {o.Path}";
        if (!o.Json.TryGetProperty("summary", out var summary) || summary.GetString() is not { Length: > 5 }) yield return $"{name}: no summary";
        if (!o.Json.TryGetProperty("tags", out _)) yield return $"{name}: no room";
        if (!o.Json.TryGetProperty("security", out _)) yield return $"{name}: does not say who may call it";
        var answers = o.Json.GetProperty("responses").EnumerateObject().ToList();
        if (!answers.Any(a => a.Name[0] == '2')) yield return $"{name}: does not say what it answers";
        if (!answers.Any(a => a.Name[0] == '4')) yield return $"{name}: does not say what it refuses";
        foreach (var answer in answers.Where(a => a.Name[0] == '2' && a.Name != "204" && !a.Value.TryGetProperty("content", out _))) yield return $"{name}: {answer.Name} without a shape";
        foreach (var parameter in o.Json.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : [])
            if (!parameter.TryGetProperty("description", out var about) || about.GetString() is not { Length: > 0 }) yield return $"{name}: {parameter.GetProperty("name")} is not explained";
    }

    static IEnumerable<(string Method, string Path, JsonElement Json)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select (method.Name, path.Name, method.Value);

    static IEnumerable<string> Mapped(TestPortal portal) =>
        from endpoint in portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace(":long}", "}", StringComparison.Ordinal).Replace(":int}", "}", StringComparison.Ordinal)
        where path.StartsWith("/api/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select $"{method.ToLowerInvariant()} {path}";
}
