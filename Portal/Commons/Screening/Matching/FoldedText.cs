namespace Portal.Commons.Screening;

/// <summary>
/// A text as watched words are looked for in it: its letters in one form (<see cref="TextFolder"/>). Behind the text stand, once more and put together, letters that were spread out and words
/// that were broken (<see cref="JoinedWords"/>). Each letter knows where it came from. Dispose it: the room is borrowed.
/// </summary>
internal sealed class FoldedText : IDisposable
{
    private readonly string source;
    private readonly PlacedLetters letters;
    private readonly List<string> links;
    private readonly int own;

    private FoldedText(string source, bool html)
    {
        (this.source, letters) = (source, new(source.Length + (source.Length / 2) + 64));
        links = TextFolder.Fold(source, html, letters);
        own = letters.Length;
        MixedWords = CountMixed();
        JoinedWords.Add(letters, source);
    }

    /// <summary>The letters.</summary>
    public ReadOnlySpan<char> Letters => letters.All;

    /// <summary>The addresses of links and pictures, as they are written in an HTML text.</summary>
    public IReadOnlyList<string> Links => links;

    /// <summary>How many words mix letters of two scripts that look alike.</summary>
    public int MixedWords { get; }

    /// <summary>Reads HTML that Markup wrote: the words between its tags.</summary>
    public static FoldedText OfHtml(string html) => new(html, html: true);

    /// <summary>Reads plain text.</summary>
    public static FoldedText Of(string text) => new(text, html: false);

    /// <summary>Reads plain text as somebody typed it: what looks like an address is a link.</summary>
    public static FoldedText Typed(string text)
    {
        var read = Of(text);
        read.links.AddRange(text.Split([' ', '\n', '\r', '\t', '(', ')', '<', '>', '[', ']', '"'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase)));
        return read;
    }

    /// <summary>Where a letter stands in the source.</summary>
    public int PlaceOf(int letter) => letters.PlaceOf(letter);

    /// <summary>The words of a text in the form in which they are compared; for patterns and for telling texts apart.</summary>
    public static string Fold(string text)
    {
        using var folded = Of(text);
        return folded.Words();
    }

    /// <summary>The words of the text itself, without what was put together behind it.</summary>
    public string Words() => letters.All[..own].Trim().ToString();

    /// <summary>Where its words begin in the source, and each character of a script without spaces: what stands how far apart is counted in them.</summary>
    public List<int> Pieces()
    {
        var starts = new List<int>();
        for (var at = 1; at < own; at++)
        {
            if (letters[at] != ' ' && (letters[at - 1] == ' ' || char.IsHighSurrogate(letters[at]) || FoldedLetters.KindOf(letters[at]) == LetterKind.Cjk))
            {
                starts.Add(letters.PlaceOf(at));
            }
        }

        return starts;
    }

    /// <summary>True where a letter stands in the source, and not a figure or a sign that looks like one.</summary>
    public bool IsLetterAt(int letter) => letters.PlaceOf(letter) is var at && at < source.Length && (char.IsLetter(source[at]) || char.IsSurrogate(source[at]));

    /// <summary>True where this sign stands in the source between two letters.</summary>
    public bool Holds(int from, int to, char sign) => source.AsSpan(PlaceOf(from), Math.Max(0, PlaceOf(to) - PlaceOf(from))).Contains(sign);

    public void Dispose() => letters.Dispose();

    /// <summary>Words of some length in which Latin letters stand beside ones of another script that look the same: nobody writes so by accident.</summary>
    private int CountMixed()
    {
        var count = 0;
        for (var at = 1; at < own; at = letters.WordEnd(at, own) + 1)
        {
            var (end, latin, alien) = (letters.WordEnd(at, own), 0, 0);
            for (var i = at; i < end; i++)
            {
                var c = source[letters.PlaceOf(i)];
                latin += char.IsAsciiLetter(c) ? 1 : 0;
                alien += c > '\u007f' && FoldedLetters.PassesForLatin(c) ? 1 : 0;
            }

            count += latin >= 2 && alien >= 1 && latin + alien >= 4 ? 1 : 0;
        }

        return count;
    }
}
