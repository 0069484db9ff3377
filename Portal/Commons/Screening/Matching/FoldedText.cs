using System.Buffers;
using System.Net;

namespace Portal.Commons.Screening;

/// <summary>
/// A text as watched words are looked for in it: its letters in one form, one space between words and at both ends, CJK characters without any. Behind the text stand, once more and put
/// together, letters that were spread out (v i a g r a) and words that were broken (via-gra). Each letter knows where it came from. Dispose it: the room is borrowed.
/// </summary>
internal sealed class FoldedText : IDisposable
{
    private const int MostSpread = 40;
    private const int MostJoined = 4_000;
    private const int LongestEntity = 10;

    private readonly string source;
    private readonly bool html;
    private readonly List<string> links = [];
    private char[] letters;
    private int[] places;
    private LetterKind last = LetterKind.Gap;
    private bool hardGap = true;
    private int own;

    private FoldedText(string source, bool html)
    {
        (this.source, this.html) = (source, html);
        var room = source.Length + (source.Length / 2) + 64;
        (letters, places) = (ArrayPool<char>.Shared.Rent(room), ArrayPool<int>.Shared.Rent(room));
        Add(' ', 0);
        if (html)
        {
            ReadHtml();
        }
        else
        {
            Read(0, source.Length);
        }

        End();
        Join();
    }

    /// <summary>How many letters there are, spaces included.</summary>
    public int Length { get; private set; }

    /// <summary>The letters.</summary>
    public ReadOnlySpan<char> Letters => letters.AsSpan(0, Length);

    /// <summary>The addresses of links and pictures, as they are written in an HTML text.</summary>
    public IReadOnlyList<string> Links => links;

    /// <summary>How many words mix letters of two scripts that look alike.</summary>
    public int MixedWords { get; private set; }

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
    public int PlaceOf(int letter) => places[letter];

    /// <summary>The words of a text in the form in which they are compared; for patterns and for telling texts apart.</summary>
    public static string Fold(string text)
    {
        using var folded = Of(text);
        return folded.Words();
    }

    /// <summary>The words of the text itself, without what was put together behind it.</summary>
    public string Words() => new string(letters, 0, own).Trim();

    /// <summary>Where its words begin in the source, and each character of a script without spaces: what stands how far apart is counted in them.</summary>
    public List<int> Pieces()
    {
        var starts = new List<int>();
        for (var at = 1; at < own; at++)
        {
            if (letters[at] != ' ' && (letters[at - 1] == ' ' || char.IsHighSurrogate(letters[at]) || FoldedLetters.KindOf(letters[at]) == LetterKind.Cjk))
            {
                starts.Add(places[at]);
            }
        }

        return starts;
    }

    /// <summary>True where a letter stands in the source, and not a figure or a sign that looks like one.</summary>
    public bool IsLetterAt(int letter) => places[letter] is var at && at < source.Length && (char.IsLetter(source[at]) || char.IsSurrogate(source[at]));

    /// <summary>True where this sign stands in the source between two letters.</summary>
    public bool Holds(int from, int to, char sign) => source.AsSpan(places[from], Math.Max(0, places[to] - places[from])).Contains(sign);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(letters);
        ArrayPool<int>.Shared.Return(places);
    }

    private void ReadHtml()
    {
        for (var at = 0; at < source.Length;)
        {
            var open = source.IndexOf('<', at);
            Read(at, open < 0 ? source.Length : open);
            var close = open < 0 ? -1 : source.IndexOf('>', open);
            if (close < 0)
            {
                return;
            }

            ReadTag(source.AsSpan(open + 1, close - open - 1));
            at = close + 1;
        }
    }

    private void ReadTag(ReadOnlySpan<char> tag)
    {
        var isInline = tag.StartsWith("a ") || tag.StartsWith("/a") || tag.StartsWith("em") || tag.StartsWith("/em") || tag.StartsWith("strong") || tag.StartsWith("/strong") || tag.StartsWith("span") || tag.StartsWith("/span")
            || tag.StartsWith("del") || tag.StartsWith("/del") || tag.StartsWith("code") || tag.StartsWith("/code") || tag.StartsWith("mark") || tag.StartsWith("/mark") || tag.StartsWith("su") || tag.StartsWith("/su");
        if (!isInline)
        {
            Gap(hard: true);
        }

        const string Href = "href=\"", Src = "src=\"";
        var attribute = tag.StartsWith("a ") ? Href : tag.StartsWith("img ") ? Src : null;
        if (attribute is not null && tag.IndexOf(attribute) is var from and >= 0)
        {
            var value = tag[(from + attribute.Length)..];
            value = value.IndexOf('"') is var end and >= 0 ? value[..end] : value;
            if (value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || value.StartsWith("//"))
            {
                links.Add(WebUtility.HtmlDecode(value.ToString()));
            }
        }
    }

    private void Read(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var c = source[at];
            if (html && c == '&' && Entity(at, to) is { } entity)
            {
                if (!IsWithin(entity.Char, at + entity.Length))
                {
                    Take(entity.Char, at, '\0');
                }

                at += entity.Length - 1;
            }
            else if (char.IsHighSurrogate(c) && at + 1 < to && char.IsLowSurrogate(source[at + 1]))
            {
                TakePair(c, source[at + 1], at);
                at++;
            }
            else
            {
                Take(c, at, at + 1 < to ? source[at + 1] : '\0');
            }
        }
    }

    private (char Char, int Length)? Entity(int at, int to)
    {
        var end = source.AsSpan(at, Math.Min(LongestEntity, to - at)).IndexOf(';');
        return end < 0 ? null
            : source.AsSpan(at, end + 1) switch
            {
                "&amp;" => ('&', end + 1),
                "&lt;" => ('<', end + 1),
                "&gt;" => ('>', end + 1),
                "&quot;" => ('"', end + 1),
                "&#39;" or "&#x27;" or "&apos;" => ('\'', end + 1),
                _ => (' ', end + 1),
            };
    }

    private void TakePair(char high, char low, int at)
    {
        if (FoldedLetters.Plain(high, low) is not '\0' and var plain)
        {
            Take(plain, at, '\0');
        }
        else if (char.ConvertToUtf32(high, low) is >= 0x20000 and <= 0x3ffff)
        {
            Put(LetterKind.Cjk, high, at);
            Put(LetterKind.Cjk, low, at + 1);
        }
        else
        {
            Gap(hard: false);
        }
    }

    private void Take(char c, int at, char next)
    {
        switch (FoldedLetters.KindOf(c))
        {
            case LetterKind.Gap when IsWithin(c, at + 1):
                break;
            case LetterKind.Gap when SignAsLetter(c, next, at) is { } sign:
                Put(LetterKind.Word, sign, at);
                break;
            case LetterKind.Gap:
                Gap(hard: c is '\n' or '。' or '，' or '！' or '？' or '；' or '：' or '、');
                break;
            case var kind and (LetterKind.Word or LetterKind.Cjk):
                if (FoldedLetters.AllOf(c) is { } all)
                {
                    foreach (var one in all)
                    {
                        Put(kind, one, at);
                    }
                }
                else
                {
                    Put(kind, FoldedLetters.FormOf(c), at);
                }

                break;
        }
    }

    /// <summary>An apostrophe within a word: don't is one, and printer's is a printer's.</summary>
    private bool IsWithin(char c, int next) =>
        c is '\'' or '’' && last == LetterKind.Word && next < source.Length && char.IsAsciiLetter(source[next])
        && (source[next] is not ('s' or 'S') || (next + 1 < source.Length && char.IsLetterOrDigit(source[next + 1])));

    /// <summary>Signs that stand for a letter inside a word: c@sino, $ex. An address by mail is no such word.</summary>
    private char? SignAsLetter(char c, char next, int at) => c switch
    {
        '$' when char.IsLetter(next) => 's',
        '!' or '|' when last == LetterKind.Word && char.IsLetter(next) => 'i',
        '@' when last == LetterKind.Word && char.IsLetter(next) && !IsAddress(at) => 'a',
        _ => null,
    };

    private bool IsAddress(int at)
    {
        for (var i = at + 1; i < source.Length && !char.IsWhiteSpace(source[i]) && source[i] != '<'; i++)
        {
            if (source[i] == '.')
            {
                return true;
            }
        }

        return false;
    }

    private void Put(LetterKind kind, char letter, int at)
    {
        if (last == LetterKind.Gap ? Length > 1 && (hardGap || kind == LetterKind.Word || !IsCjkAtEnd()) : last != kind)
        {
            Add(' ', at);
        }

        Add(letter, at);
        (last, hardGap) = (kind, false);
    }

    private bool IsCjkAtEnd() => Length > 0 && letters[Length - 1] != ' ' && (char.IsSurrogate(letters[Length - 1]) || FoldedLetters.KindOf(letters[Length - 1]) == LetterKind.Cjk);

    private void Gap(bool hard)
    {
        hardGap |= hard;
        last = LetterKind.Gap;
    }

    private void End()
    {
        Add(' ', Math.Max(0, source.Length - 1));
        own = Length;
        CountMixed();
    }

    private void Add(char letter, int at)
    {
        if (Length == letters.Length)
        {
            Grow();
        }

        (letters[Length], places[Length]) = (letter, at);
        Length++;
    }

    private void Grow()
    {
        var (more, morePlaces) = (ArrayPool<char>.Shared.Rent(Length * 2), ArrayPool<int>.Shared.Rent(Length * 2));
        Array.Copy(letters, more, Length);
        Array.Copy(places, morePlaces, Length);
        Dispose();
        (letters, places) = (more, morePlaces);
    }

    /// <summary>Puts spread letters and broken words together behind the text.</summary>
    private void Join()
    {
        var most = own + MostJoined;
        for (var at = 1; at < own && Length < most;)
        {
            var (end, pieces, singles) = Run(at);
            if (pieces > 2 || (pieces == 2 && !singles))
            {
                for (var i = at; i < end; i++)
                {
                    if (letters[i] != ' ')
                    {
                        Add(letters[i], places[i]);
                    }
                }

                Add(' ', places[end - 1]);
            }

            at = end + 1;
        }
    }

    /// <summary>The run of words from here that belong together: single letters with little between them, or pieces with one joining sign between.</summary>
    private (int End, int Pieces, bool Singles) Run(int at)
    {
        var end = WordEnd(at);
        var (pieces, singles) = (1, end - at == 1);
        while (end + 1 < own && end - at < MostSpread)
        {
            var next = WordEnd(end + 1);
            var (single, apart) = (next - end == 2, places[end + 1] - places[end - 1]);
            var joined = apart == 2 && source[places[end - 1] + 1] is '-' or '.' or '_' or '*' or '~' or '+';
            if (!(joined || (singles && single && apart <= 4)) || FoldedLetters.KindOf(letters[end + 1]) == LetterKind.Cjk)
            {
                break;
            }

            (end, pieces, singles) = (next, pieces + 1, singles && single);
        }

        return (end, pieces, singles);
    }

    private int WordEnd(int at)
    {
        while (at < own && letters[at] != ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>Words of some length in which Latin letters stand beside ones of another script that look the same: nobody writes so by accident.</summary>
    private void CountMixed()
    {
        for (var at = 1; at < own; at = WordEnd(at) + 1)
        {
            var (end, latin, alien) = (WordEnd(at), 0, 0);
            for (var i = at; i < end; i++)
            {
                var c = source[places[i]];
                latin += char.IsAsciiLetter(c) ? 1 : 0;
                alien += c > '\u007f' && FoldedLetters.PassesForLatin(c) ? 1 : 0;
            }

            MixedWords += latin >= 2 && alien >= 1 && latin + alien >= 4 ? 1 : 0;
        }
    }
}
