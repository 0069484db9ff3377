using System.Globalization;
using System.Text;
using Portal.Platform.Text;

namespace Portal.Commons.Screening;

/// <summary>What a character is to the watched words.</summary>
internal enum LetterKind : byte
{
    /// <summary>Not seen at all: zero-width marks, accents that stand alone.</summary>
    Nothing,

    /// <summary>Parts words.</summary>
    Gap,

    /// <summary>A letter or digit of a script that parts its words.</summary>
    Word,

    /// <summary>A character of a script that does not.</summary>
    Cjk,
}

/// <summary>
/// One form for all characters that a reader takes for the same: capitals, accents, full-width and styled letters, traditional and simplified ones, Cyrillic and Greek letters that look Latin,
/// digits put for letters. What is compared is only ever this form against itself, so that i, l and 1 being one letter costs nothing but a few coincidences.
/// </summary>
internal static class FoldedLetters
{
    private const string Cyrillic = "аaвbеeкkмmнhоoрpсcтtуyхxѕsіiјjԁdһhԛqԝwӏiёeїiзeбbпnгrиuьb";
    private const string Greek = "αaβbεeηnιiκkμuνvοoρpτtυuχxγyωw";
    private const string Figures = "0o1i3e4a5s7t";
    private const char FirstStyled = '\ud835'; // the high half of all of them: bold, italic, script, double-struck

    private static readonly char[] Forms = new char[char.MaxValue + 1];
    private static readonly LetterKind[] Kinds = new LetterKind[char.MaxValue + 1];
    private static readonly Dictionary<char, string> Several = []; // ligatures and the like

    static FoldedLetters()
    {
        var alike = Pairs(Cyrillic).Concat(Pairs(Greek)).Concat(Pairs(Figures)).GroupBy(p => p.From).ToDictionary(g => g.Key, g => g.First().To);
        for (var c = 0; c <= char.MaxValue; c++)
        {
            Learn((char)c, alike);
        }
    }

    /// <summary>What it is.</summary>
    public static LetterKind KindOf(char c) => Kinds[c];

    /// <summary>Its form; for one that stands for several, the first of them.</summary>
    public static char FormOf(char c) => Forms[c];

    /// <summary>All that it stands for, where that is several letters; null for most.</summary>
    public static string? AllOf(char c) => Several.Count > 0 && Several.TryGetValue(c, out var all) ? all : null;

    /// <summary>The plain letter that a styled one outside the basic plane is, or another character that is none; 0 where it is nothing that words are made of.</summary>
    public static char Plain(char high, char low)
    {
        if (high != FirstStyled)
        {
            return '\0';
        }

        var plain = new string([high, low]).Normalize(NormalizationForm.FormKC);
        return plain.Length == 1 ? plain[0] : '\0';
    }

    /// <summary>True for Cyrillic and Greek letters that pass for a Latin one.</summary>
    public static bool PassesForLatin(char c) => c is (>= 'Ѐ' and <= 'ԯ') && "авеікмнорстухѕіјԁһԛԝӏАВЕІКМНОРСТУХЅЈ".Contains(c) || c is 'ο' or 'Ο' or 'Α' or 'Β' or 'Ε' or 'Ζ' or 'Η' or 'Ι' or 'Κ' or 'Μ' or 'Ν' or 'Ρ' or 'Τ' or 'Υ' or 'Χ' or 'ν' or 'ι';

    private static IEnumerable<(char From, char To)> Pairs(string pairs)
    {
        for (var i = 0; i + 1 < pairs.Length; i += 2)
        {
            yield return (pairs[i], pairs[i + 1]);
        }
    }

    private static void Learn(char c, Dictionary<char, char> alike)
    {
        if (char.IsSurrogate(c) || c is >= '\ue000' and <= '\uf8ff' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherNotAssigned)
        {
            Kinds[c] = LetterKind.Gap;
        }
        else if (Tokens.IsCjk(new Rune(c)))
        {
            (Kinds[c], Forms[c]) = (LetterKind.Cjk, ChineseFolding.Fold(c is >= '\uf900' and <= '\ufaff' ? c.ToString().Normalize(NormalizationForm.FormKC)[0] : c));
        }
        else if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            Kinds[c] = LetterKind.Nothing;
        }
        else
        {
            LearnLetter(c, c > '\u007f' ? c.ToString().Normalize(NormalizationForm.FormKC) : c.ToString(), alike);
        }
    }

    private static void LearnLetter(char c, string plain, Dictionary<char, char> alike)
    {
        var letters = string.Concat(plain.Where(char.IsLetterOrDigit).Select(p => Form(p, alike)));
        if (letters.Length == 0 || (plain.Length > 1 && !char.IsLetter(plain[0])))
        {
            Kinds[c] = LetterKind.Gap;
            return;
        }

        (Kinds[c], Forms[c]) = (LetterKind.Word, letters[0]);
        if (letters.Length > 1)
        {
            Several[c] = letters;
        }
    }

    private static char Form(char c, Dictionary<char, char> alike)
    {
        var rune = LatinFolding.Fold(new Rune(c));
        var bare = rune.IsBmp ? (char)rune.Value : c;
        bare = alike.GetValueOrDefault(bare, bare);
        return bare == 'l' ? 'i' : bare; // l, I, 1 and і
    }
}
