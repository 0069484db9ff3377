using System.Globalization;
using Portal.Commons.Screening;

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

    private static readonly WordFinder<(string Word, int Weight)> Weighed = new([.. Words.Select(w => (WordPattern.Of(w.Word)!, w))]);

    private static readonly WordFinder<(string Word, int Weight)> Turns = new([.. Turning.Select(word => (WordPattern.Of(word)!, (word, 0)))]);

    /// <summary>How a text sounds.</summary>
    public static ToneFound Of(string text)
    {
        using var folded = FoldedText.Of(text);
        return Of(folded);
    }

    /// <summary>The same of a text that was folded for other words, too.</summary>
    internal static ToneFound Of(FoldedText text)
    {
        var pieces = text.Pieces();
        var turned = Find(Turns, text, pieces).Select(t => t.End).ToHashSet();
        var found = Longest(Find(Weighed, text, pieces)).Select(hit => (hit.Word, hit.Weight, IsTurned: Enumerable.Range(hit.At - Reach + 1, Reach).Any(turned.Contains)))
            .GroupBy(hit => (hit.Word, hit.Weight, hit.IsTurned)).Select(g => (g.Key.Word, g.Key.IsTurned, Weight: Weigh(g.Key.Weight, g.Key.IsTurned) * Math.Min(g.Count(), MostTimes)))
            .ToList();
        return new(found.Sum(w => w.Weight), [.. found.Where(w => w.Weight < 0).Select(w => w.IsTurned ? $"– {w.Word}" : w.Word).Distinct()]);
    }

    /// <summary>Not good is half as bad as good is good, at least one; not bad says nothing.</summary>
    private static int Weigh(int weight, bool turned) => !turned ? weight : weight > 0 ? -((weight + 1) / 2) : 0;

    /// <summary>The words of a list that a text has, and where, counted in its pieces.</summary>
    private static List<ToneHit> Find(WordFinder<(string Word, int Weight)> words, FoldedText text, List<int> pieces)
    {
        var hits = new List<ToneHit>();
        words.Find(text, (Text: text, Pieces: pieces, Hits: hits), static (at, word, from, to) =>
            at.Hits.Add(new(word.Word, word.Weight, PieceAt(at.Pieces, at.Text.PlaceOf(from)), PieceAt(at.Pieces, at.Text.PlaceOf(to)) + 1)));
        return hits;
    }

    private static int PieceAt(List<int> pieces, int place)
    {
        var at = pieces.BinarySearch(place);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>Of words that lie over each other the longest one counts: "very good" is no "good" beside it.</summary>
    private static IEnumerable<ToneHit> Longest(IEnumerable<ToneHit> hits)
    {
        var end = 0;
        foreach (var hit in hits.OrderBy(h => h.At).ThenByDescending(h => h.End))
        {
            if (hit.At >= end)
            {
                end = hit.End;
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

    private readonly record struct ToneHit(string Word, int Weight, int At, int End);
}
