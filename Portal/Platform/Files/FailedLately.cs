using System.Collections.Concurrent;

namespace Portal.Platform.Files;

/// <summary>Remembers for a while which pictures could not be made: they are not tried again at each visit.</summary>
internal sealed class FailedLately(TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> failed = [];

    /// <summary>Whether this one failed not long ago.</summary>
    public bool Holds(string path) => failed.TryGetValue(path, out var at) && time.GetUtcNow() - at < Lasts;

    /// <summary>This one failed now.</summary>
    public void Add(string path)
    {
        var now = time.GetUtcNow();
        foreach (var (old, at) in failed)
        {
            if (now - at >= Lasts)
            {
                failed.TryRemove(old, out _);
            }
        }

        failed[path] = now;
    }
}
