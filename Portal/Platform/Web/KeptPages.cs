using System.Collections.Concurrent;
using Portal.Platform.Live;

namespace Portal.Platform.Web;

/// <summary>The newest numbers of the channels that a page is made of, as they were before it was made.</summary>
internal sealed class PageVersion
{
    private readonly NewsLog log;
    private readonly string[] channels;
    private readonly long[] numbers;

    private PageVersion(NewsLog log, string[] channels, long[] numbers) => (this.log, this.channels, this.numbers) = (log, channels, numbers);

    /// <summary>The version of now.</summary>
    public static PageVersion Now(NewsLog log, IEnumerable<string> channels)
    {
        string[] all = [SiteNews.Channel, .. channels];
        return new(log, all, Array.ConvertAll(all, log.Version));
    }

    /// <summary>This one and another.</summary>
    public PageVersion And(PageVersion? other) => other is null ? this : new(log, [.. channels, .. other.channels], [.. numbers, .. other.numbers]);

    /// <summary>False once anything was told on one of the channels.</summary>
    public bool Holds()
    {
        for (var i = 0; i < channels.Length; i++)
        {
            if (log.Version(channels[i]) != numbers[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The pages that are kept, up to a number of bytes; those that were not asked for longest go first.</summary>
internal sealed class KeptPages
{
    private const long MostBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<PageKey, Entry> pages = new();
    private readonly Lock changing = new();
    private long bytes;
    private long swept = Environment.TickCount64;

    /// <summary>The page, unless something that it shows has changed, or it is some minutes old.</summary>
    public KeptPage? Find(PageKey key)
    {
        if (!pages.TryGetValue(key, out var entry) || !entry.IsGood)
        {
            return null;
        }

        entry.Used = Environment.TickCount64;
        return entry.Page;
    }

    /// <summary>Keeps a page in the place of an older one.</summary>
    public void Keep(PageKey key, KeptPage page, PageVersion version)
    {
        var entry = new Entry(page, version, page.Size + ((key.Path?.Length + key.Query?.Length) * sizeof(char) ?? 0));
        lock (changing)
        {
            Remove(key);
            pages[key] = entry;
            bytes += entry.Size;
            if (bytes > MostBytes || Environment.TickCount64 - swept > BetweenSweeps.TotalMilliseconds)
            {
                Sweep();
            }
        }
    }

    /// <summary>Lets go of what nobody can get any more, and where there is too much, of what was not asked for longest, until a quarter is free.</summary>
    private void Sweep()
    {
        var most = bytes > MostBytes ? MostBytes / 4 * 3 : MostBytes;
        swept = Environment.TickCount64;
        foreach (var (key, entry) in pages.ToArray().OrderBy(page => page.Value.Used))
        {
            if (bytes > most || !entry.IsGood)
            {
                Remove(key);
            }
        }
    }

    private void Remove(PageKey key)
    {
        if (pages.TryRemove(key, out var entry))
        {
            bytes -= entry.Size;
        }
    }

    private sealed class Entry(KeptPage page, PageVersion version, int size)
    {
        private readonly long made = Environment.TickCount64;

        public KeptPage Page => page;

        public int Size => size;

        public long Used { get; set; } = Environment.TickCount64;

        public bool IsGood => Environment.TickCount64 - made < Kept.TotalMilliseconds && version.Holds();
    }
}
