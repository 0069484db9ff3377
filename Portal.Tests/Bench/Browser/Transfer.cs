using System.Text.Json;

namespace Portal.Bench.Browser;

/// <summary>Adds up what a page transfers, from the browser's network events: heads and bodies as they came over the wire.</summary>
internal sealed class Transfer
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Url, long Bytes, bool Done)> requests = [];

    /// <summary>Set when the page has fired its load event.</summary>
    public TaskCompletionSource Loaded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Each request with its bytes, the largest first.</summary>
    public IReadOnlyList<(string Url, long Bytes)> Requests()
    {
        lock (gate)
        {
            return [.. requests.Values.Select(r => (r.Url, r.Bytes)).OrderByDescending(r => r.Bytes)];
        }
    }

    /// <summary>Takes in one event of the browser.</summary>
    public void Listen(string method, JsonElement data)
    {
        lock (gate)
        {
            switch (method)
            {
                case "Network.requestWillBeSent": requests[Id(data)] = (data.GetProperty("request").GetProperty("url").GetString()!, Redirected(data), false); break;
                case "Network.responseReceived": Add(data, data.GetProperty("response").GetProperty("encodedDataLength").GetDouble(), false); break;
                case "Network.dataReceived": Add(data, data.GetProperty("encodedDataLength").GetDouble(), false); break;
                case "Network.loadingFinished": Add(data, data.GetProperty("encodedDataLength").GetDouble(), true); break;
                case "Page.loadEventFired": Loaded.TrySetResult(); break;
            }
        }
    }

    private static string Id(JsonElement data) => data.GetProperty("requestId").GetString()!;

    private long Redirected(JsonElement data) =>
        data.TryGetProperty("redirectResponse", out var before) ? (long)before.GetProperty("encodedDataLength").GetDouble() : 0;

    /// <summary>While a response runs (an event stream never ends) its parts add up; its end gives the total.</summary>
    private void Add(JsonElement data, double bytes, bool isTotal)
    {
        if (requests.TryGetValue(Id(data), out var request) && !request.Done)
        {
            requests[Id(data)] = request with { Bytes = isTotal ? (long)bytes : request.Bytes + (long)bytes, Done = isTotal };
        }
    }
}
