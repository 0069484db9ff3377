using System.Text.Json;
using Portal.Bench.Servers;
using Portal.Bench.Yardsticks;

namespace Portal.Bench.Figures;

/// <summary>A bare Kestrel process with next to nothing to say, for what a process costs at all.</summary>
internal static class BareKestrel
{
    /// <summary>Starts it.</summary>
    public static async Task<Server> StartAsync(Stage stage, CancellationToken cancel)
    {
        var file = Path.Combine(stage.Folder, "hello.json");
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(new StoredResponse("text/plain", null, "hello"u8.ToArray())), cancel);
        return await Stage.YardstickAsync("yardstick-kestrel", cancel, file);
    }
}
