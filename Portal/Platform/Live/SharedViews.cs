using Microsoft.Extensions.Caching.Memory;

namespace Portal.Platform.Live;

/// <summary>
/// One reading for all who ask the same question about the same state: a reply seen by two hundred circuits is read once, not two hundred times.
/// The key carries the versions of the channels that the answer depends on, so what is kept can never be older than what was told.
/// </summary>
public sealed class SharedViews : IDisposable
{
    /// <summary>For large answers that only those need who hear the same news: as long as one burst of news takes to reach all who listen.</summary>
    public static readonly TimeSpan OneBurst = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 2000 });
    private readonly Lock gate = new();

    /// <summary>The answer to a question, read at most once for each key while it is kept. A failed reading is not kept.</summary>
    public async Task<TView> Get<TView>(object key, Func<Task<TView>> read, TimeSpan? kept = null)
    {
        Lazy<Task<TView>> lazy;
        lock (gate)
        {
            lazy = cache.GetOrCreate(key, entry =>
            {
                entry.Size = 1;
                entry.AbsoluteExpirationRelativeToNow = kept ?? Kept;
                return new Lazy<Task<TView>>(read);
            })!;
        }

        try
        {
            return await lazy.Value;
        }
        catch
        {
            cache.Remove(key);
            throw;
        }
    }

    public void Dispose() => cache.Dispose();
}
