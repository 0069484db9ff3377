using System.Net.Http.Headers;

namespace Portal.Tests.Support.Network;

/// <summary>Programs that use the HTTP API.</summary>
public static class ApiClients
{
    /// <summary>A client with a token, or without one; addresses are relative to <c>/api/v1/</c>.</summary>
    public static HttpClient Api(this Uri portal, string? token = null)
    {
        var client = new HttpClient { BaseAddress = new(portal, "/api/v1/"), Timeout = TimeSpan.FromSeconds(30) };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
