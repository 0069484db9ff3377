using System.Collections.Frozen;
using System.Globalization;

namespace Portal.Commons.Watching;

/// <summary>How a text sounds.</summary>
/// <param name="Score">The sum of its words; less than nothing is unhappy.</param>
/// <param name="Words">The words that made it so, as they stand in the list, each once.</param>
public sealed record ToneFound(int Score, IReadOnlyList<string> Words)
{
    /// <summary>Whether it sounds so unhappy that somebody should look.</summary>
    public bool IsUnhappy => Score <= Tone.Unhappy;
}

/// <summary>
/// Tells by a short list of words whether a text sounds unhappy. A count of words and no judgement: it marks what somebody should look at soon, says which words made it so, and never acts.
/// The list and how it is counted stand in <c>tone.txt</c> beside this file.
/// </summary>
public static class Tone
{
    /// <summary>So low a sum sounds unhappy.</summary>
    public const int Unhappy = -4;

    /// <summary>A word that turns another stands so many pieces before it, at most.</summary>
    private const int Reach = 3;

    /// <summary>No word counts more often: ten "bad" say no more than two.</summary>
    private const int MostTimes = 2;

    /// <summary>The words with their weights, in the order of the list.</summary>
    public static IReadOnlyList<(string Word, int Weight)> Words { get; } = [.. Lines("word").Select(line => (line[2], int.Parse(line[1], CultureInfo.InvariantCulture)))];

    /// <summary>The words that turn one that follows.</summary>
    public static IReadOnlyList<string> Turning { get; } = [.. Lines("not").Select(line => line[1])];

    private static readonly WordMatcher<(string Word, int Weight)> Weighed = new(Words.Select(w => (WordMatcher.Fold(w.Word), w)));

    private static readonly WordMatcher<int> Turns = new(Turning.Select(WordMatcher.Fold).Select(folded => (folded, folded.Count(c => c == ' ') + 1)));

    private static readonly FrozenDictionary<string, int> Lengths = Words.ToFrozenDictionary(w => w.Word, w => WordMatcher.Fold(w.Word).Count(c => c == ' ') + 1);

    /// <summary>How a text sounds, by its pieces.</summary>
    public static ToneFound Of(IReadOnlyList<string> pieces)
    {
        var turned = Turns.In(pieces).Select(t => t.At + t.Word).ToHashSet(); // where it ends
        var found = Longest(Weighed.In(pieces)).Select(hit => (hit.Word.Word, hit.Word.Weight, IsTurned: Enumerable.Range(hit.At - Reach + 1, Reach).Any(turned.Contains)))
            .GroupBy(hit => (hit.Word, hit.Weight, hit.IsTurned)).Select(g => (g.Key.Word, g.Key.IsTurned, Weight: Weigh(g.Key.Weight, g.Key.IsTurned) * Math.Min(g.Count(), MostTimes)))
            .ToList();
        return new(found.Sum(w => w.Weight), [.. found.Where(w => w.Weight < 0).Select(w => w.IsTurned ? $"– {w.Word}" : w.Word).Distinct()]);
    }

    /// <summary>Not good is half as bad as good is good, at least one; not bad says nothing.</summary>
    private static int Weigh(int weight, bool turned) => !turned ? weight : weight > 0 ? -((weight + 1) / 2) : 0;

    /// <summary>Of words that lie over each other the longest one counts: "very good" is no "good" beside it.</summary>
    private static IEnumerable<((string Word, int Weight) Word, int At)> Longest(IEnumerable<((string Word, int Weight) Word, int At)> hits)
    {
        var end = 0;
        foreach (var hit in hits.OrderBy(h => h.At).ThenByDescending(h => Lengths[h.Word.Word]))
        {
            if (hit.At >= end)
            {
                end = hit.At + Lengths[hit.Word.Word];
                yield return hit;
            }
        }
    }

    private static IEnumerable<string[]> Lines(string kind)
    {
        using var file = typeof(Tone).Assembly.GetManifestResourceStream("tone.txt") ?? throw new InvalidOperationException("tone.txt is not in the assembly.");
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is var parts && parts[0] == kind)
            {
                yield return parts;
            }
        }
    }
}
