using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Platform.Markup;

/// <summary>Injections to render: our own few, and the thousands of the shared data where they are at hand.</summary>
static class HostilePayloads
{
    public static IEnumerable<string> All()
    {
        var own = OwnPayloads();
        foreach (var payload in own) yield return payload;
        yield return string.Join('\n', own);
        foreach (var file in new[] { "xss.jsonl", "markdig-specific.jsonl" })
            if (SharedData.PathOf("hostile", file) is { } path)
                foreach (var line in File.ReadLines(path))
                    yield return JsonDocument.Parse(line).RootElement.GetProperty("payload").GetString()!;
    }

    static string[] OwnPayloads()
    {
        using var stream = typeof(HostilePayloads).Assembly.GetManifestResourceStream("own-payloads.txt")!;
        return new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
