namespace Portal.Features.Chat;

/// <summary>The rows of one breakdown, put together to the figures of each bucket.</summary>
/// <param name="Ended">What ended.</param>
/// <param name="Ratings">What was rated.</param>
/// <param name="Begun">What was begun; null where nobody can say whose it is.</param>
internal sealed record ReportSheet(IReadOnlyList<MeasureRow> Ended, IReadOnlyList<RatingRow> Ratings, IReadOnlyList<CountRow>? Begun)
{
    /// <summary>The buckets in which there is anything.</summary>
    public IEnumerable<long?> Buckets => Ended.Select(r => r.Bucket).Concat(Ratings.Select(r => r.Bucket)).Concat((Begun ?? []).Select(r => r.Bucket)).Distinct();

    /// <summary>The figures of a bucket.</summary>
    public ReportSums Of(long? bucket)
    {
        var rows = Ended.Where(r => r.Bucket == bucket).ToList();
        var ratings = Ratings.Where(r => r.Bucket == bucket).ToDictionary(r => r.Verdict, r => r.Count);
        return new(
            Begun?.Where(r => r.Bucket == bucket).Sum(r => r.Count),
            Begun is null ? null : rows.Where(r => r is { Kind: MeasureKind.FirstAnswer, End: not MeasureEnd.Given }).Sum(r => r.Count),
            Times(rows, MeasureKind.FirstAnswer), Times(rows, MeasureKind.NextAnswer), Times(rows, MeasureKind.Solution), Promises(rows),
            new(ratings.GetValueOrDefault(Verdict.Good), ratings.GetValueOrDefault(Verdict.Bad)));
    }

    private static TimeFigures Times(List<MeasureRow> rows, MeasureKind kind)
    {
        var given = rows.Find(r => r.Kind == kind && r.End == MeasureEnd.Given);
        return new(given?.Count ?? 0, given?.Median, given?.Percentile90, given?.WallMedian, given?.Met ?? 0, rows.Where(r => r.Kind == kind).Sum(r => r.Late));
    }

    private static PromiseFigures Promises(List<MeasureRow> rows)
    {
        var promises = rows.Where(r => r.Kind == MeasureKind.Promise).ToList();
        return new(promises.Sum(r => r.Met), promises.Sum(r => r.Late), promises.Where(r => r.End == MeasureEnd.TakenBack).Sum(r => r.Count - r.Late));
    }
}
