namespace Portal.Commons.Screening;

/// <summary>
/// The signs of spam, each with its points: pure functions. One sign alone holds nothing back, save letters that are put to deceive. How fast somebody types is none of them.
/// </summary>
internal static class SpamRules
{
    private const int MostWords = 10, MostFlagged = 8, MostNamed = 5;

    /// <summary>What the text itself says of a stranger.</summary>
    public static IEnumerable<Finding> OfText(IReadOnlyList<WordHit> hits, int foreignLinks, int mixedWords)
    {
        var allowed = hits.Where(h => h.Word.Effect == WatchedEffect.Allow).Select(h => (h.Start, h.End)).ToList();
        var usual = hits.Where(h => h.Word.IsUsual && !allowed.Exists(a => a.Start <= h.Start && h.End <= a.End)).DistinctBy(h => h.Word.Text).ToList();
        if (usual.Count > 0)
        {
            yield return new(ScreeningRule.SpamWords, Math.Min(MostWords, usual.Sum(h => h.Word.Points)), string.Join(", ", usual.Take(MostNamed).Select(h => h.Word.Text)));
        }

        var left = MostFlagged;
        foreach (var word in hits.Where(h => h.Word.Effect == WatchedEffect.Flag && !h.Word.IsUsual).Select(h => h.Word).DistinctBy(w => w.Id).Take(MostNamed))
        {
            var points = Math.Min(left, word.Points);
            left -= points;
            yield return new(ScreeningRule.Word, points, word.Text); // each by itself: who may read one of them may not read another
        }

        if (mixedWords > 0)
        {
            yield return new(ScreeningRule.LookAlike, mixedWords > 1 ? 10 : 6, $"{mixedWords}");
        }

        if (foreignLinks > 0)
        {
            yield return new(ScreeningRule.Links, foreignLinks switch { 1 => 2, < 4 => 3, _ => 4 }, $"{foreignLinks}");
        }
    }

    /// <summary>What others, and the writer before, have in common with it.</summary>
    /// <param name="traits">What of it is compared.</param>
    /// <param name="seen">How often that was seen.</param>
    /// <param name="isNew">False for a change of what its writer wrote before.</param>
    public static IEnumerable<Finding> OfTraits(TextTraits traits, IReadOnlyDictionary<long, SeenTrait> seen, bool isNew)
    {
        var (host, strangers) = traits.Hosts.Select(h => (h.Key, seen.GetValueOrDefault(h.Value).Others)).DefaultIfEmpty().MaxBy(h => h.Others);
        if (strangers >= 2)
        {
            yield return new(ScreeningRule.SharedHost, strangers >= 4 ? 8 : 4, host);
        }

        var whole = traits.Whole is { } text ? seen.GetValueOrDefault(text) : default;
        var (near, own) = (traits.Parts.Count(p => seen.GetValueOrDefault(p).Others > 0), traits.Parts.Count(p => seen.GetValueOrDefault(p).Own > 0));
        if (whole.Others > 0 || near >= 4)
        {
            yield return whole.Others > 0 ? new(ScreeningRule.SameText, 8) : new(ScreeningRule.NearText, 6);
        }
        else if (isNew && (whole.Own > 0 || own >= 5))
        {
            yield return new(ScreeningRule.OwnText, 4);
        }

        var lately = seen.GetValueOrDefault(traits.Writer).OwnLately;
        if (isNew && lately >= 5)
        {
            yield return new(ScreeningRule.Flood, lately >= 10 ? 5 : 3, $"{lately + 1}");
        }

        if (seen.GetValueOrDefault(traits.Waits).Own > 0)
        {
            yield return new(ScreeningRule.Waiting, 6);
        }
    }

    /// <summary>Those traits by which what came before belongs to the same wave.</summary>
    public static IReadOnlyList<long> Shared(TextTraits traits, IReadOnlyDictionary<long, SeenTrait> seen)
    {
        var hosts = traits.Hosts.Values.Where(h => seen.GetValueOrDefault(h).Others >= 4);
        return [.. traits.Whole is { } whole && seen.GetValueOrDefault(whole).Others > 0 ? hosts.Append(whole) : hosts];
    }
}
