namespace Portal.Features.Chat;

/// <summary>Adds lines up to figures, all together or told apart by something. Pure: the same lines always come to the same.</summary>
/// <param name="lines">The lines.</param>
/// <param name="ofPeople">They are of people: nobody's figures are left out.</param>
internal sealed class ReportSheet(ReportLines lines, bool ofPeople)
{
    /// <summary>The figures of all.</summary>
    public ReportSums All => Sums(lines.Ended, lines.Rated, lines.Begun.Count);

    /// <summary>The figures of each key that there is. What has no key is not told.</summary>
    /// <param name="ended">The key of what ended.</param>
    /// <param name="rated">The key of a rating.</param>
    /// <param name="begun">The key of what was begun.</param>
    public Dictionary<TKey, ReportSums> By<TKey>(Func<EndedLine, TKey> ended, Func<RatedLine, TKey> rated, Func<BegunLine, TKey> begun)
        where TKey : notnull
    {
        var (endedBy, ratedBy, begunBy) = (lines.Ended.ToLookup(ended), lines.Rated.ToLookup(rated), lines.Begun.ToLookup(begun));
        return endedBy.Select(g => g.Key).Concat(ratedBy.Select(g => g.Key)).Concat(begunBy.Select(g => g.Key)).Distinct()
            .ToDictionary(key => key, key => Sums([.. endedBy[key]], [.. ratedBy[key]], begunBy[key].Count()));
    }

    private ReportSums Sums(IReadOnlyList<EndedLine> ended, IReadOnlyList<RatedLine> rated, int begun) => new(
        ofPeople ? null : begun,
        ofPeople ? null : ended.Count(m => m is { Kind: MeasureKind.FirstAnswer, End: not MeasureEnd.Given }),
        Times(ended, MeasureKind.FirstAnswer), Times(ended, MeasureKind.NextAnswer), Times(ended, MeasureKind.Solution), Promises(ended),
        new(rated.Count(r => r.Verdict == Verdict.Good), rated.Count(r => r.Verdict == Verdict.Bad)));

    private static TimeFigures Times(IReadOnlyList<EndedLine> ended, MeasureKind kind)
    {
        var given = ended.Where(m => m.Kind == kind && m.End == MeasureEnd.Given).ToList();
        var (open, wall) = (given.Select(m => m.Open).Order().ToList(), given.Select(m => m.Wall).Order().ToList());
        return new(given.Count, Rank(open, 50), Rank(open, 90), Rank(wall, 50), given.Count(IsMet), ended.Count(m => m.Kind == kind && m.Late));
    }

    private static PromiseFigures Promises(IReadOnlyList<EndedLine> ended)
    {
        var promises = ended.Where(m => m.Kind == MeasureKind.Promise).ToList();
        return new(promises.Count(IsMet), promises.Count(m => m.Late), promises.Count(m => m is { End: MeasureEnd.TakenBack, Late: false }));
    }

    private static bool IsMet(EndedLine line) => line is { End: MeasureEnd.Given, HasTarget: true, Late: false };

    /// <summary>The smallest value that at least so many percent do not exceed: one that was measured.</summary>
    private static double? Rank(List<double> sorted, int percent) => sorted.Count == 0 ? null : sorted[(int)((((long)sorted.Count * percent) + 99) / 100) - 1];
}
