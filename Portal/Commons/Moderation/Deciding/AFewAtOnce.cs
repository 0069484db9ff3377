namespace Portal.Commons.Moderation;

/// <summary>Does something with each of many, a few at a time.</summary>
internal static class AFewAtOnce
{
    private const int Most = 8; // as many commits as the writer of either database takes together

    /// <summary>Each in a deed of its own, so that one that is refused stops no other; answered in their order.</summary>
    public static async Task<IReadOnlyList<TDone>> Each<T, TDone>(IReadOnlyList<T> all, Func<T, Task<TDone>> deed, CancellationToken ct)
    {
        var answers = new TDone[all.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, all.Count), new ParallelOptions { MaxDegreeOfParallelism = Most, CancellationToken = ct },
            async (i, _) => answers[i] = await deed(all[i]));
        return answers;
    }
}
