using System.Collections.Concurrent;
using Portal.Platform.Live;

namespace Portal.Commons.Presence;

/// <summary>
/// How often those at a place are told that somebody types there, or what: on each node no more often than four times a second, and the more there are to hear it, the more seldom.
/// </summary>
public sealed class TypingPace(LiveBus bus, TimeProvider time)
{
    /// <summary>The pause between two, where few listen.</summary>
    internal static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private const int MostKept = 1000;
    private static readonly TimeSpan ForEach = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string, string), DateTimeOffset> told = new();

    /// <summary>Whether it is told now; what is not is passed over.</summary>
    /// <param name="channel">Where it is told.</param>
    /// <param name="side">Whose typing it is, where each side of a place has a pace of its own.</param>
    public bool MayTell(string channel, string side = "")
    {
        var (now, pause) = (time.GetUtcNow(), Between + (bus.Listening(channel) * ForEach));
        if (told.Count > MostKept)
        {
            Forget(now - Kept);
        }

        return told.TryGetValue((channel, side), out var last) ? now - last >= pause && told.TryUpdate((channel, side), now, last) : told.TryAdd((channel, side), now);
    }

    private void Forget(DateTimeOffset before)
    {
        foreach (var (place, at) in told)
        {
            if (at < before)
            {
                told.TryRemove(new(place, at));
            }
        }
    }
}
