namespace Portal.Platform.Dev;

/// <summary>The time of day, which in Development can be moved. It runs on at its usual pace, and so do timers.</summary>
public sealed class DevClock : TimeProvider
{
    private long ahead;

    /// <summary>How far it is ahead of the real time.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref ahead));

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>Moves it; a hundred years either way at most.</summary>
    public void Move(TimeSpan by)
    {
        var most = TimeSpan.FromDays(36525).Ticks;
        Interlocked.Exchange(ref ahead, Math.Clamp((Ahead + by).Ticks, -most, most));
    }

    /// <summary>Puts it right again.</summary>
    public void Reset() => Interlocked.Exchange(ref ahead, 0);
}
