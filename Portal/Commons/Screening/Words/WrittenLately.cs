using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>What was written last, on which lines of the list are measured before they count.</summary>
public sealed class WrittenLately(Database database, IEnumerable<IScreenedSample> samples)
{
    private const int MostOfRoom = 1000;
    private const int Enough = 20; // texts, to say anything from

    /// <summary>The newest texts of every room, at most a thousand of each; of one place alone where it is given.</summary>
    public async Task<IReadOnlyList<string>> At(Subject? place, CancellationToken ct)
    {
        await using var db = database.Open();
        var texts = new List<string>();
        foreach (var room in samples)
        {
            texts.AddRange(await room.Latest(db, place, MostOfRoom, ct));
        }

        return texts;
    }

    /// <summary>The first line, save allowing ones, that meets more than half of what was written last at a place, or, where there is too little to say so, anywhere.</summary>
    public async Task<(int Line, int Hits, int Of)?> TooWide(IReadOnlyList<WatchedLine> lines, Subject? place, CancellationToken ct)
    {
        var sample = await At(place, ct);
        if (place is not null && sample.Count < Enough)
        {
            sample = await At(null, ct);
        }

        if (sample.Count < Enough)
        {
            return null;
        }

        var list = new WordList(lines.Select((line, i) => Listed(line) with { Id = i + 1 }).Where((_, i) => lines[i].Effect != WatchedEffect.Allow));
        var met = new int[lines.Count];
        foreach (var text in sample)
        {
            foreach (var id in HitsOf(list, text).Select(h => h.Word.Id).Distinct())
            {
                met[id - 1]++;
            }
        }

        var widest = Array.FindIndex(met, m => m > sample.Count / 2);
        return widest < 0 ? null : (widest, met[widest], sample.Count);
    }

    /// <summary>In plain text, as it is typed to try it; what looks like an address counts as a link.</summary>
    internal static List<WordHit> HitsOf(WordList list, string text)
    {
        var hits = new List<WordHit>();
        using var folded = FoldedText.Typed(text);
        list.Find(folded, "text", hits);
        return hits;
    }

    /// <summary>A line as it would stand in the list.</summary>
    internal static ListedWord Listed(WatchedLine line) => new(-1, line.Kind, line.Text!.Trim(), line.Effect, line.Place ?? "", 0);
}
