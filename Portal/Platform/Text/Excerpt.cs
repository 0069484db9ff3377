namespace Portal.Platform.Text;

/// <summary>A piece of an excerpt; a hit is what was looked for.</summary>
public sealed record ExcerptPart(string Text, bool IsHit);

/// <summary>The place in a text where the words of a query stand.</summary>
public static class Excerpt
{
    // Hits far down in a very long text are not worth the time; it then shows its beginning.
    private const int MostSearched = 60_000;

    /// <summary>About so many characters around the first hit, with every hit in them marked; the beginning when there is none.</summary>
    public static IReadOnlyList<ExcerptPart> Around(string text, SearchQuery query, int length = 200)
    {
        if (text.Length > MostSearched) text = Shorten.To(text, MostSearched);
        var parts = new List<ExcerptPart>();
        var (start, end) = Window(text, 0, length);
        var (at, isFirst) = (start, true);
        foreach (var hit in ExcerptHits.Of(text, query))
        {
            if (isFirst)
            {
                (start, end) = Window(text, hit.Start, length);
                (at, isFirst) = (start, false);
            }
            if (hit.End > end) break;
            Add(parts, text[at..hit.Start], isHit: false);
            Add(parts, text[hit.Start..hit.End], isHit: true);
            at = hit.End;
        }
        Add(parts, text[at..end], isHit: false);
        if (start > 0) parts.Insert(0, new("…", false));
        if (end < text.Length) parts.Add(new("…", false));
        return parts;
    }

    private static (int Start, int End) Window(string text, int hit, int length)
    {
        if (text.Length <= length) return (0, text.Length);
        var start = Math.Clamp(hit - length / 4, 0, text.Length - length);
        start = start == 0 ? 0 : Boundary(text, start, hit);
        return (start, Shorten.Cut(text, Math.Min(text.Length, start + length)));
    }

    // Begins after a space where one is near, never inside a character.
    private static int Boundary(string text, int start, int hit)
    {
        var space = text.IndexOf(' ', start, Math.Min(20, Math.Max(0, hit - start)));
        return space >= 0 ? space + 1 : Shorten.Cut(text, start);
    }

    private static void Add(List<ExcerptPart> parts, string text, bool isHit)
    {
        if (text.Length > 0) parts.Add(new(text, isHit));
    }
}
