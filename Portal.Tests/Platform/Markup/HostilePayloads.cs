using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Platform.Markup;

/// <summary>Injections to render: our own few, and the thousands of the shared data where they are at hand.</summary>
static class HostilePayloads
{
    public static IEnumerable<string> All()
    {
        foreach (var payload in OwnPayloads.All) yield return payload;
        yield return string.Join('\n', OwnPayloads.All);
        foreach (var file in new[] { "xss.jsonl", "markdig-specific.jsonl" })
            if (SharedData.PathOf("hostile", file) is { } path)
                foreach (var line in File.ReadLines(path))
                    yield return JsonDocument.Parse(line).RootElement.GetProperty("payload").GetString()!;
    }
}
