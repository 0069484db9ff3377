using System.Text;

namespace Portal.Platform.Markup;

/// <summary>The commands.</summary>
internal sealed partial class TexParser
{
    /// <summary>The name of the command here, without its backslash.</summary>
    private string Command()
    {
        var from = ++at;
        while (char.IsAsciiLetter(Next)) at++;
        if (at == from && at < tex.Length) at++;
        return tex[from..at];
    }

    private (string Html, bool Limits) FromCommand(string name, StringBuilder row)
    {
        if (TexSymbols.Letters.TryGetValue(name, out var letter)) return (LetterOf(name, letter), false);
        if (TexSymbols.Operators.TryGetValue(name, out var sign)) return (Operator(sign), false);
        if (TexSymbols.Large.TryGetValue(name, out var large)) return (Operator(large), true);
        if (TexSymbols.Integrals.TryGetValue(name, out var integral)) return (Operator(integral), false);
        if (TexSymbols.Brackets.TryGetValue(name, out var bracket)) return (Operator(bracket, " stretchy=\"false\""), false);
        if (TexSymbols.Spaces.TryGetValue(name, out var width)) return ($"<mspace width=\"{width}\"></mspace>", false);
        if (TexSymbols.Functions.Contains(name)) return (Function(name, row), false);
        if (TexSymbols.Limits.Contains(name)) return (Function(name, row, " movablelimits=\"true\""), true);
        if (TexSymbols.Over.TryGetValue(name, out var over)) return ($"<mover accent=\"true\">{Argument()}{Operator(over, Stretch(name))}</mover>", name == "overbrace");
        if (TexSymbols.Under.TryGetValue(name, out var under)) return ($"<munder accentunder=\"true\">{Argument()}{Operator(under, Stretch(name))}</munder>", name == "underbrace");
        return Structure(name, row);
    }

    private (string Html, bool Limits) Structure(string name, StringBuilder row) => name switch
    {
        " " => ("<mspace width=\"0.25em\"></mspace>", false),
        "frac" => (Fraction(), false),
        "dfrac" or "cfrac" => ($"<mstyle displaystyle=\"true\">{Fraction()}</mstyle>", false),
        "tfrac" => ($"<mstyle displaystyle=\"false\">{Fraction()}</mstyle>", false),
        "binom" or "dbinom" or "tbinom" => ($"<mrow>{Operator("(")}<mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac>{Operator(")")}</mrow>", false),
        "sqrt" => (Root(), false),
        "stackrel" or "overset" => (Stacked("mover"), false),
        "underset" => (Stacked("munder"), false),
        "text" or "textrm" or "mbox" or "textnormal" or "textbf" or "textit" => (Words(), false),
        "operatorname" => (Function(Raw(), row), false),
        "bmod" => (Operator("mod"), false),
        "pmod" => ($"<mspace width=\"1em\"></mspace><mrow>{Operator("(", " stretchy=\"false\"")}<mi>mod</mi><mspace width=\"0.3333em\"></mspace>{Argument()}{Operator(")", " stretchy=\"false\"")}</mrow>", false),
        "not" => (Negated(), false),
        "phantom" => ($"<mphantom>{Argument()}</mphantom>", false),
        "displaystyle" or "textstyle" => ($"<mstyle displaystyle=\"{(name == "displaystyle" ? "true" : "false")}\">{Row()}</mstyle>", false),
        "left" => (Fenced(), false),
        "begin" => (Environment(), false),
        "substack" => (Substack(), false),
        "mathrm" or "mathup" => (In(MathFont.Roman), false),
        "mathbf" => (In(MathFont.Bold), false),
        "boldsymbol" or "bm" => (In(MathFont.BoldItalic), false),
        "mathbb" => (In(MathFont.DoubleStruck), false),
        "mathcal" or "mathscr" => (In(MathFont.Script), false),
        "mathfrak" => (In(MathFont.Fraktur), false),
        "mathsf" => (In(MathFont.Sans), false),
        "mathtt" => (In(MathFont.Mono), false),
        "mathit" or "mathnormal" => (In(MathFont.Usual), false),
        "big" or "bigl" or "bigr" or "bigm" => (Sized("1.2em"), false),
        "Big" or "Bigl" or "Bigr" or "Bigm" => (Sized("1.8em"), false),
        "bigg" or "biggl" or "biggr" or "Bigg" or "Biggl" or "Biggr" => (Sized("2.4em"), false),
        _ => (Fail(), false),
    };

    // Capital Greek stands upright.
    private string LetterOf(string name, string letter) => name.Length == 1 || !char.IsLetter(letter[0]) ? $"<mi mathvariant=\"normal\">{new HtmlOut(8).Text(letter)}</mi>"
        : font is MathFont.Usual or MathFont.Roman && char.IsAsciiLetterUpper(name[0]) ? $"<mi mathvariant=\"normal\">{letter}</mi>"
        : $"<mi>{MathLetters.In(font, new Rune(letter[0]))}</mi>";

    private static string Stretch(string name) => name is "bar" or "hat" or "vec" or "tilde" or "dot" or "ddot" ? " stretchy=\"false\"" : " stretchy=\"true\"";

    // A function keeps a distance from what it stands beside, but not from a bracket.
    private string Function(string name, StringBuilder row, string attributes = "")
    {
        var before = row.Length > 0 && !row.ToString(Math.Max(0, row.Length - 5), Math.Min(5, row.Length)).Equals("</mo>", StringComparison.Ordinal) ? "0.1667em" : "0";
        return failed ? "" : Operator(name, $" lspace=\"{before}\" rspace=\"{(Next is '(' or '[' ? "0" : "0.1667em")}\"{attributes}");
    }

    private string Fraction() => $"<mfrac>{Argument()}{Argument()}</mfrac>";

    private string Root()
    {
        SkipSpaces();
        if (!Take("[")) return $"<msqrt>{Argument()}</msqrt>";
        var index = Row(inBrackets: true);
        return Take("]") ? $"<mroot>{Argument()}<mrow>{index}</mrow></mroot>" : Fail();
    }

    private string Stacked(string element)
    {
        var beside = Argument();
        return $"<{element}>{Argument()}{beside}</{element}>";
    }

    private string Negated() => Argument() is var negated && negated.StartsWith("<mo", StringComparison.Ordinal) && negated.EndsWith("</mo>", StringComparison.Ordinal) ? negated[..^5] + "\u0338</mo>" : Fail();

    private string In(MathFont other)
    {
        var before = font;
        font = other;
        var argument = Argument();
        font = before;
        return argument;
    }

    // Words keep their spaces at the ends; formulas inside them are not understood.
    private string Words()
    {
        var words = Raw();
        return new HtmlOut(words.Length + 16).Tag("<mtext>").Text(words.Replace(' ', '\u00a0').Replace('\n', '\u00a0')).Tag("</mtext>").ToString();
    }

    /// <summary>A group taken by the letter.</summary>
    private string Raw()
    {
        SkipSpaces();
        var end = Next == '{' ? tex.IndexOf('}', at) : -1;
        if (end < 0) return Fail();
        var words = tex[(at + 1)..end];
        at = end + 1;
        return words.AsSpan().IndexOfAny("{\\$") >= 0 ? Fail() : words;
    }

    private string Fenced()
    {
        var row = new StringBuilder("<mrow>").Append(Fence("prefix")).Append(Row());
        while (SeesCommand("middle") && Command() is not null) row.Append(Fence("infix")).Append(Row());
        if (!SeesCommand("right")) return Fail();
        Command();
        return row.Append(Fence("postfix")).Append("</mrow>").ToString();
    }

    private string Fence(string form) => Bracket() is { Length: > 0 } bracket ? Operator(bracket, $" form=\"{form}\" fence=\"true\" stretchy=\"true\"") : "";

    private string Sized(string size) => Bracket() is { Length: > 0 } bracket ? Operator(bracket, $" stretchy=\"true\" minsize=\"{size}\" maxsize=\"{size}\"") : "";

    // A full stop stands for no bracket at all.
    private string Bracket()
    {
        if (!SkipSpaces()) return Fail();
        if (Next == '\\') return Command() is var name && TexSymbols.Brackets.TryGetValue(name, out var named) ? named : TexSymbols.Operators.TryGetValue(name, out var arrow) && name.EndsWith("arrow", StringComparison.Ordinal) ? arrow : Fail();
        var sign = tex[at++];
        return sign switch { '.' => "", '<' => "⟨", '>' => "⟩", '(' or ')' or '[' or ']' or '|' or '/' => sign.ToString(), _ => Fail() };
    }
}
