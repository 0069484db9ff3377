using System.Text;

namespace Portal.Platform.Markup;

/// <summary>The alphabets of mathematics.</summary>
internal enum MathFont
{
    /// <summary>Letters as a browser sets them: slanted.</summary>
    Usual,

    /// <summary>Upright.</summary>
    Roman,

    /// <summary>Bold, upright.</summary>
    Bold,

    /// <summary>Bold, slanted.</summary>
    BoldItalic,

    /// <summary>With double strokes: the sets of numbers.</summary>
    DoubleStruck,

    /// <summary>Handwritten.</summary>
    Script,

    /// <summary>Broken letters.</summary>
    Fraktur,

    /// <summary>Without serifs.</summary>
    Sans,

    /// <summary>All of one width.</summary>
    Mono,
}

/// <summary>Finds a letter in another alphabet: Unicode has one for each.</summary>
internal static class MathLetters
{
    // Letters that Unicode had before it got the alphabets.
    private const string Earlier =
        "ScriptBℬ ScriptEℰ ScriptFℱ ScriptHℋ ScriptIℐ ScriptLℒ ScriptMℳ ScriptRℛ Scripteℯ Scriptgℊ Scriptoℴ FrakturCℭ FrakturHℌ FrakturIℑ FrakturRℜ FrakturZℨ "
        + "DoubleStruckCℂ DoubleStruckHℍ DoubleStruckNℕ DoubleStruckPℙ DoubleStruckQℚ DoubleStruckRℝ DoubleStruckZℤ";

    private static readonly Dictionary<string, string> Exceptions = Earlier.Split(' ').ToDictionary(e => e[..^1], e => e[^1..]);

    /// <summary>The letter or digit in the font; as it is where the font has none.</summary>
    public static string In(MathFont font, Rune letter)
    {
        var text = letter.ToString();
        if (Exceptions.TryGetValue(font + text, out var known)) return known;
        var (upper, lower, digit, greekUpper, greekLower) = Starts(font);
        var start = letter.Value switch
        {
            >= 'A' and <= 'Z' => upper - 'A',
            >= 'a' and <= 'z' => lower - 'a',
            >= '0' and <= '9' => digit - '0',
            >= 'Α' and <= 'Ω' => greekUpper - 'Α',
            >= 'α' and <= 'ω' => greekLower - 'α',
            _ => -1,
        };
        return start <= 0 ? text : char.ConvertFromUtf32(letter.Value + start);
    }

    private static (int Upper, int Lower, int Digit, int GreekUpper, int GreekLower) Starts(MathFont font) => font switch
    {
        MathFont.Bold => (0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2),
        MathFont.BoldItalic => (0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736),
        MathFont.DoubleStruck => (0x1D538, 0x1D552, 0x1D7D8, 0, 0),
        MathFont.Script => (0x1D49C, 0x1D4B6, 0, 0, 0),
        MathFont.Fraktur => (0x1D504, 0x1D51E, 0, 0, 0),
        MathFont.Sans => (0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0),
        MathFont.Mono => (0x1D670, 0x1D68A, 0x1D7F6, 0, 0),
        _ => default,
    };
}
