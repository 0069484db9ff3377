namespace Portal.Platform.Api;

/// <summary>The word after <c>Authorization: Bearer</c>: an API token, or the secret of one conversation.</summary>
public static class Bearer
{
    private const string Scheme = "Bearer ";
    private const int Most = 500;

    /// <summary>The word, or null where there is none. A live connection may carry it as <c>access_token</c>, because browsers cannot send headers there.</summary>
    public static string? Of(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Fit(header[Scheme.Length..].Trim());
        }

        return header.Length == 0 && http.Request.Path.StartsWithSegments("/hubs") && http.Request.Query["access_token"].ToString() is { Length: > 0 } word ? Fit(word) : null;
    }

    /// <summary>Lets an endpoint be called with a secret in the place of an API token; the endpoint checks it itself.</summary>
    public static TBuilder TakesSecrets<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new TakesSecretsMark());

    /// <summary>Whether the endpoint of a request takes secrets.</summary>
    public static bool TakesSecrets(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<TakesSecretsMark>() is not null;

    private static string Fit(string word) => word.Length <= Most ? word : "";

    private sealed class TakesSecretsMark;
}
