namespace Portal.Platform.Jobs;

/// <summary>Does the same to many things on all cores.</summary>
internal static class InParallel
{
    /// <summary>What came of each thing, in the order of the things.</summary>
    public static IReadOnlyList<TOut> Map<TIn, TOut>(IReadOnlyList<TIn> things, Func<TIn, TOut> work)
    {
        var done = new TOut[things.Count];
        Parallel.For(0, done.Length, i => done[i] = work(things[i]));
        return done;
    }
}
