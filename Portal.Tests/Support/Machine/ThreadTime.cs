using System.Runtime.InteropServices;

namespace Portal.Tests.Support.Machine;

/// <summary>The processor's time that a thread has had: what work costs, however long it waits for its turn on a busy machine.</summary>
static partial class ThreadTime
{
    const int OfThisThread = 3; // CLOCK_THREAD_CPUTIME_ID

    /// <summary>What work on this thread took of it.</summary>
    public static TimeSpan Of(Action work)
    {
        var before = Now();
        work();
        return Now() - before;
    }

    static unsafe TimeSpan Now()
    {
        var time = stackalloc long[2]; // seconds and nanoseconds
        if (clock_gettime(OfThisThread, time) != 0) throw new InvalidOperationException("The time of a thread cannot be read.");
        return new((time[0] * TimeSpan.TicksPerSecond) + (time[1] / 100));
    }

    [LibraryImport("libc")]
    private static unsafe partial int clock_gettime(int clock, long* time);
}
