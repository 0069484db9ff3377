namespace Portal.Commons.Screening;

/// <summary>Reads a text, letter by letter, in the form in which words are compared: one space between words and at both ends, CJK characters without any.</summary>
internal sealed class TextFolder
{
    private readonly string source;
    private readonly bool html;
    private readonly PlacedLetters letters;
    private readonly List<string> links = [];
    private LetterKind last = LetterKind.Gap;
    private bool hardGap = true;

    private TextFolder(string source, bool html, PlacedLetters letters) => (this.source, this.html, this.letters) = (source, html, letters);

    /// <summary>Reads one to its end; answers the addresses of links and pictures, as they are written in an HTML text.</summary>
    public static List<string> Fold(string source, bool html, PlacedLetters letters)
    {
        var folder = new TextFolder(source, html, letters);
        letters.Add(' ', 0);
        if (html)
        {
            folder.ReadHtml();
        }
        else
        {
            folder.Read(0, source.Length);
        }

        letters.Add(' ', Math.Max(0, source.Length - 1));
        return folder.links;
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
        if (!FoldedHtml.IsInline(tag))
        {
            Gap(hard: true);
        }

        if (FoldedHtml.LinkOf(tag) is { } link)
        {
            links.Add(link);
        }
    }

    private void Read(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var c = source[at];
            if (html && c == '&' && FoldedHtml.EntityAt(source.AsSpan(at, to - at)) is { } entity)
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
        if (last == LetterKind.Gap ? letters.Length > 1 && (hardGap || kind == LetterKind.Word || !IsCjkAtEnd()) : last != kind)
        {
            letters.Add(' ', at);
        }

        letters.Add(letter, at);
        (last, hardGap) = (kind, false);
    }

    private bool IsCjkAtEnd() => letters[letters.Length - 1] is not ' ' and var end && (char.IsSurrogate(end) || FoldedLetters.KindOf(end) == LetterKind.Cjk);

    private void Gap(bool hard)
    {
        hardGap |= hard;
        last = LetterKind.Gap;
    }
}
