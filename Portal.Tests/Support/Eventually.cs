using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>Waits for what happens soon, but not at once.</summary>
public static class Eventually
{
    /// <summary>Asks again and again until the answer is yes; fails with <paramref name="what"/> when it does not come in time.</summary>
    public static async Task True(Func<Task<bool>> question, string what, TimeSpan? within = null)
    {
        var patience = within ?? TimeSpan.FromSeconds(30);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < patience; await Task.Delay(20))
            if (await question()) return;
        Assert.Fail($"Not within {patience.TotalSeconds} s: {what}");
    }

    /// <summary>For what is promised within so many seconds. By how much this machine is late to ask again, as it is busy with other tests, is not counted.</summary>
    public static async Task Within(int seconds, Func<Task<bool>> question, string what)
    {
        var (late, pause) = (TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
        for (var waited = Stopwatch.StartNew(); waited.Elapsed - late < TimeSpan.FromSeconds(seconds);)
        {
            if (await question()) return;
            var begun = waited.Elapsed;
            await Task.Delay(pause);
            late += waited.Elapsed - begun - pause;
        }
        Assert.Fail($"Not within {seconds} s: {what}");
    }

    /// <summary>The same for a question that needs no waiting.</summary>
    public static Task True(Func<bool> question, string what, TimeSpan? within = null) => True(() => Task.FromResult(question()), what, within);
}
