using Microsoft.Extensions.Caching.Memory;

namespace Portal.Platform.Live;

/// <summary>
/// One reading for all who ask the same question about the same state: a reply seen by two hundred circuits is read once, not two hundred times.
/// The key carries the versions of the channels that the answer depends on, so what is kept can never be older than what was told.
/// </summary>
public sealed class SharedViews : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 2000 });
    private readonly Lock gate = new();

    /// <summary>The answer to a question, read at most once for each key. A failed reading is not kept.</summary>
    public async Task<TView> Get<TView>(object key, Func<Task<TView>> read)
    {
        Lazy<Task<TView>> lazy;
        lock (gate)
        {
            lazy = cache.GetOrCreate(key, entry =>
            {
                entry.Size = 1;
                entry.AbsoluteExpirationRelativeToNow = Kept;
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
