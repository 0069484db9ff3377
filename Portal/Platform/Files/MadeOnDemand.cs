using System.Collections.Concurrent;
using System.ComponentModel;

namespace Portal.Platform.Files;

/// <summary>
/// Pictures that are made when they are first asked for, and kept: one at a time, nobody waits long for their turn, and what could not be made is not tried again for a while. Whoever asks has something
/// else to show in the meantime.
/// </summary>
internal sealed class MadeOnDemand(TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FailsFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> failed = [];
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Whether the picture is in its place, made now where it was not.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="make">Makes it and puts it there; false where that does not work. It is done to its end also when who asked has left: else who asks and leaves again and again would keep the others from theirs.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<bool> Has(string path, Func<Task<bool>> make, CancellationToken ct)
    {
        if (File.Exists(path))
        {
            return true;
        }

        if (HasFailed(path) || !await turn.WaitAsync(Patience, ct))
        {
            return false;
        }

        try
        {
            return File.Exists(path) || (!HasFailed(path) && await Try(path, make)); // both may have come about while it waited
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> Try(string path, Func<Task<bool>> make)
    {
        try
        {
            if (await make())
            {
                return true;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            log.LogWarning(e, "The picture {Path} could not be made; it is tried again in a while.", path); // a full disk, a folder that is only read
        }

        Remember(path);
        return false;
    }

    private bool HasFailed(string path) => failed.TryGetValue(path, out var at) && time.GetUtcNow() - at < FailsFor;

    private void Remember(string path)
    {
        var now = time.GetUtcNow();
        foreach (var (old, at) in failed)
        {
            if (now - at >= FailsFor)
            {
                failed.TryRemove(old, out _);
            }
        }

        failed[path] = now;
    }
}
