namespace Portal.Tests.Support.Running;

/// <summary>The time of day as a portal under test sees it: runs on like the real one, and can be moved forward.</summary>
public sealed class TestClock : TimeProvider
{
    long ahead;

    /// <summary>How far it is ahead of the real time.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref ahead));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>Moves the time forward. Timers keep their real pace: a test that waits for a job runs the job.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);
}
