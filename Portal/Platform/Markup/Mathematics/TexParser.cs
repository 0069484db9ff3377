using System.Text;

namespace Portal.Platform.Markup;

/// <summary>
/// Reads a formula by recursive descent and writes it as MathML. It knows what is common; at the first thing that it does not know it gives up, and the
/// formula is shown as it was typed. Its time grows with the length, and its depth is bounded.
/// </summary>
internal sealed partial class TexParser
{
    private const int DeepestNesting = 30;

    private readonly string tex;
    private int at;
    private int depth;
    private bool failed;
    private MathFont font;

    private TexParser(string tex) => this.tex = tex;

    /// <summary>The formula as MathML without the element around it, or null where it is not understood.</summary>
    public static SafeHtml? Parse(string tex)
    {
        var parser = new TexParser(tex);
        var row = parser.Row();
        return parser.failed || parser.at < tex.Length ? null : new SafeHtml($"<mrow>{row}</mrow>");
    }

    private char Next => at < tex.Length ? tex[at] : '\0';

    /// <summary>What stands side by side, up to the end of the group.</summary>
    private string Row(bool inBrackets = false)
    {
        if (++depth > DeepestNesting) return Fail();
        var row = new StringBuilder();
        while (SkipSpaces() && !EndsHere(inBrackets)) Scripted(row);
        depth--;
        return row.ToString();
    }

    // False at the end, and when reading has failed.
    private bool SkipSpaces()
    {
        while (at < tex.Length && char.IsWhiteSpace(tex[at])) at++;
        return !failed && at < tex.Length;
    }

    private bool EndsHere(bool inBrackets) => Next switch
    {
        '}' or '&' => true,
        ']' => inBrackets,
        '\\' => Sees(@"\\") || SeesCommand("right") || SeesCommand("end") || SeesCommand("middle"),
        _ => false,
    };

    private bool Sees(string text) => string.CompareOrdinal(tex, at, text, 0, text.Length) == 0;

    private bool SeesCommand(string name) => Next == '\\' && string.CompareOrdinal(tex, at + 1, name, 0, name.Length) == 0 && !(at + 1 + name.Length < tex.Length && char.IsAsciiLetter(tex[at + 1 + name.Length]));

    private bool Take(string text)
    {
        if (!Sees(text)) return false;
        at += text.Length;
        return true;
    }

    private string Fail()
    {
        failed = true;
        return "";
    }

    // A thing with what stands below and above it at its right, or below and above the whole of it.
    private void Scripted(StringBuilder row)
    {
        var (nucleus, limits) = Next is '^' or '_' or '\'' ? ("<mrow></mrow>", false) : Atom(row);
        string? below = null, above = null;
        while (SkipSpaces())
        {
            if (Next == '_' && below is null) below = Script();
            else if (Next == '^' && above is null) above = Script();
            else if (Next == '\'' && above is null) above = Primes();
            else if (SeesCommand("limits") || SeesCommand("nolimits")) limits = Command() == "limits";
            else break;
        }
        if (Next is '^' or '_' && !failed) Fail(); // x^a^b means nothing
        row.Append(limits ? Scripts("under", "over", nucleus, below, above) : Scripts("sub", "sup", nucleus, below, above));
    }

    private static string Scripts(string low, string high, string nucleus, string? below, string? above) => (below, above) switch
    {
        (null, null) => nucleus,
        (_, null) => $"<m{low}>{nucleus}{below}</m{low}>",
        (null, _) => $"<m{high}>{nucleus}{above}</m{high}>",
        _ => $"<m{low}{high}>{nucleus}{below}{above}</m{low}{high}>",
    };

    private string Script()
    {
        at++;
        return Argument();
    }

    private string Primes()
    {
        var from = at;
        while (Next == '\'') at++;
        var primes = string.Concat(Enumerable.Repeat("<mo>′</mo>", at - from));
        return Next == '^' ? $"<mrow>{primes}{Script()}</mrow>" : $"<mrow>{primes}</mrow>";
    }

    /// <summary>What a command or a script takes: a group, or the next single thing.</summary>
    private string Argument()
    {
        if (!SkipSpaces() || Next is '^' or '_' or '\'' || EndsHere(inBrackets: false)) return Fail();
        if (++depth > DeepestNesting) return Fail();
        var argument = char.IsAsciiDigit(Next) ? $"<mn>{Styled(tex[at++])}</mn>" : Atom(new StringBuilder()).Html;
        depth--;
        return argument;
    }

    /// <summary>One thing without its scripts.</summary>
    /// <param name="row">What stands before it: a function keeps a distance from a letter.</param>
    private (string Html, bool Limits) Atom(StringBuilder row) => Next switch
    {
        '\\' => FromCommand(Command(), row),
        '{' => (Group(), false),
        '~' => (Space("0.25em"), false),
        '(' or ')' or '[' or ']' or '|' or '/' => (Sign(Next.ToString(), " stretchy=\"false\""), false),
        '-' => (Sign("−"), false),
        '*' => (Sign("∗"), false),
        '+' or '=' or '<' or '>' or ',' or ';' or ':' or '!' or '.' or '?' => (Sign(Next.ToString()), false),
        _ when char.IsAsciiDigit(Next) => (Number(), false),
        _ => (Letter(), false),
    };

    private string Sign(string sign, string attributes = "")
    {
        at++;
        return Operator(sign, attributes);
    }

    private static string Operator(string sign, string attributes = "") => new HtmlOut(32).Tag("<mo").Tag(attributes).Tag(">").Text(sign).Tag("</mo>").ToString();

    private string Space(string width)
    {
        at++;
        return $"<mspace width=\"{width}\"></mspace>";
    }

    private string Group()
    {
        at++;
        var row = Row();
        return Take("}") ? $"<mrow>{row}</mrow>" : Fail();
    }

    private string Number()
    {
        var from = at;
        while (char.IsAsciiDigit(Next) || (Next == '.' && at + 1 < tex.Length && char.IsAsciiDigit(tex[at + 1]))) at++;
        return $"<mn>{string.Concat(tex[from..at].Select(Styled))}</mn>";
    }

    private string Styled(char c) => MathLetters.In(font, new Rune(c));

    // Signs that people type as they are: Greek, Chinese, arrows. What is neither letter nor sign is not understood.
    private string Letter()
    {
        if (!Rune.TryGetRuneAt(tex, at, out var rune)) return Fail();
        at += rune.Utf16SequenceLength;
        if (!Rune.IsLetter(rune)) return Rune.IsSymbol(rune) || (Rune.IsPunctuation(rune) && rune.Value > 0x7f) ? Operator(rune.ToString()) : Fail();
        if (font != MathFont.Roman) return $"<mi>{MathLetters.In(font, rune)}</mi>";
        var word = new StringBuilder(rune.ToString());
        while (char.IsLetter(Next) && !char.IsSurrogate(Next)) word.Append(tex[at++]);
        return $"<mi mathvariant=\"normal\">{word}</mi>";
    }
}
