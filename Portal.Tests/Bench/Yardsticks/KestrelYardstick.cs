using System.Text.Json;

namespace Portal.Bench.Yardsticks;

/// <summary>A response as it came over the wire, body still encoded.</summary>
public sealed record StoredResponse(string ContentType, string? ContentEncoding, byte[] Body);

/// <summary>A bare Kestrel endpoint that answers every address with the same bytes from memory.</summary>
internal static class KestrelYardstick
{
    /// <summary>Serves one stored response until stopped.</summary>
    public static async Task RunAsync(string file, CancellationToken cancel)
    {
        var stored = JsonSerializer.Deserialize<StoredResponse>(await File.ReadAllBytesAsync(file, cancel))!;
        await using var app = YardstickHost.Build();
        app.MapGet("/{**path}", context =>
        {
            context.Response.ContentType = stored.ContentType;
            context.Response.ContentLength = stored.Body.Length;
            if (stored.ContentEncoding is not null)
            {
                context.Response.Headers.ContentEncoding = stored.ContentEncoding;
            }

            return context.Response.Body.WriteAsync(stored.Body).AsTask();
        });
        await app.RunAsync(cancel);
    }
}
