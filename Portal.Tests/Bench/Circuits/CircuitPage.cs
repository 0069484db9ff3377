using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Bench.Circuits;

/// <summary>What a page says about its interactive parts: a marker for each, and the state that was kept for them.</summary>
public sealed partial record CircuitPage(Uri Address, IReadOnlyList<JsonNode> Markers, string State, int Length)
{
    /// <summary>Fetches a page as the owner of a cookie; one without an interactive part is refused.</summary>
    public static async Task<CircuitPage> FetchAsync(HttpClient http, Uri address, string? cookie, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "text/html");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await http.SendAsync(request, cancel);
        response.EnsureSuccessStatusCode();
        return Read(response.RequestMessage?.RequestUri ?? address, await response.Content.ReadAsStringAsync(cancel));
    }

    private static CircuitPage Read(Uri address, string html)
    {
        var markers = MarkerPattern().Matches(html).Select(m => JsonNode.Parse(m.Groups[1].Value)!).Where(m => m["descriptor"] is not null).ToList();
        var state = StatePattern().Match(html).Groups[1].Value;
        return markers.Count > 0
            ? new CircuitPage(address, markers, state, html.Length)
            : throw new InvalidOperationException($"{address} has no interactive part.");
    }

    /// <summary>The message that asks the circuit to start every interactive part.</summary>
    public string StartOperations()
    {
        var operations = Markers.Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker.DeepClone() });
        return new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. operations]) }.ToJsonString();
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex MarkerPattern();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex StatePattern();
}
