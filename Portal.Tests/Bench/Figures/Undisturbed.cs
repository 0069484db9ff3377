namespace Portal.Bench.Figures;

/// <summary>
/// Rounds of a figure and its yardstick on a machine that is not ours alone: a round in which others took the processor is measured again,
/// and of those that count the one in the middle is given, whole, so that figure and yardstick are of the same minute.
/// </summary>
internal static class Undisturbed
{
    /// <summary>So many times the rounds wanted, and the wait for undisturbed ones ends.</summary>
    public const int Patience = 2;

    /// <summary>Measures until enough rounds were undisturbed, or patience ends and all count, and gives the one in the middle.</summary>
    /// <param name="rounds">How many undisturbed rounds are wanted.</param>
    /// <param name="rank">What is asked of the figure: itself, or its ratio to the yardstick.</param>
    /// <param name="measure">Measures one round, and tells whether others disturbed it.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<T> MiddleAsync<T>(int rounds, Func<T, double> rank, Func<Task<(T Round, bool Disturbed)>> measure, CancellationToken cancel)
    {
        var (good, bad) = (new List<T>(), new List<T>());
        while (good.Count < rounds && good.Count + bad.Count < rounds * Patience)
        {
            cancel.ThrowIfCancellationRequested();
            var (round, disturbed) = await measure();
            (disturbed ? bad : good).Add(round);
        }

        if (good.Count < rounds)
        {
            Stage.Say($"  others were busy all the while: only {good.Count} of {rounds} rounds are undisturbed");
        }

        IReadOnlyList<T> counted = good.Count < rounds ? [.. good, .. bad] : good;
        return counted.OrderBy(rank).ElementAt(counted.Count / 2);
    }
}
