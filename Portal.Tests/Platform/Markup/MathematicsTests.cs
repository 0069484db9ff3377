using System.Text.RegularExpressions;
using Portal.Platform.Markup;

namespace Portal.Tests.Platform.Markup;

public class MathematicsTests
{
    readonly MarkdownRenderer renderer = new();

    string Html(string markdown) => renderer.Render(markdown).Value;

    // What stands inside the formula; the formula's own text is looked at by itself.
    string Formula(string tex) => Regex.Match(Html($"${tex}$"), "^<p><math alttext=\"[^\"]*\"><mrow>(.*)</mrow></math></p>\n$").Groups[1].Value;

    [Theory]
    [InlineData("x^2", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("x_1^{n+1}", "<msubsup><mi>x</mi><mn>1</mn><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msubsup>")]
    [InlineData("x^12", "<msup><mi>x</mi><mn>1</mn></msup><mn>2</mn>")]
    [InlineData("f''", "<msup><mi>f</mi><mrow><mo>′</mo><mo>′</mo></mrow></msup>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>")]
    [InlineData(@"\alpha \le \Omega", "<mi>α</mi><mo>≤</mo><mi mathvariant=\"normal\">Ω</mi>")]
    [InlineData(@"\sum_{i=1}^n i", "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>")]
    [InlineData(@"\int_0^1", "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>")]
    [InlineData(@"\hat x", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>")]
    [InlineData(@"\mathbb{R}^n", "<msup><mrow><mi>ℝ</mi></mrow><mi>n</mi></msup>")]
    [InlineData(@"\text{if } x < 3.14", "<mtext>if\u00a0</mtext><mi>x</mi><mo>&lt;</mo><mn>3.14</mn>")]
    [InlineData(@"\left( a \right]", "<mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"true\">(</mo><mi>a</mi><mo form=\"postfix\" fence=\"true\" stretchy=\"true\">]</mo></mrow>")]
    [InlineData(@"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "<mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"true\">(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable><mo form=\"postfix\" fence=\"true\" stretchy=\"true\">)</mo></mrow>")]
    [InlineData(@"2\sin x", "<mn>2</mn><mo lspace=\"0.1667em\" rspace=\"0.1667em\">sin</mo><mi>x</mi>")]
    [InlineData("面积=a", "<mi>面</mi><mi>积</mi><mo>=</mo><mi>a</mi>")]
    public void A_formula_becomes_MathML(string tex, string mathML) => Assert.Equal(mathML, Formula(tex));

    [Theory]
    [InlineData(@"\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}"), InlineData(@"\begin{aligned} a &= b \\ &= c \end{aligned}"), InlineData(@"\lim_{x \to 0} \frac{\sin x}{x} = 1")]
    [InlineData(@"\vec{a} \cdot \vec{b} = |\vec a| |\vec b| \cos\theta"), InlineData(@"\binom{n}{k} = \frac{n!}{k!(n-k)!}"), InlineData(@"\overbrace{a+b}^{2} \quad \underbrace{c}_{n}")]
    [InlineData(@"\mathrm{d}x \, \mathbf{v} \, \mathcal{L} \, \mathfrak{g} \, \boldsymbol{\alpha}"), InlineData(@"\nabla \times \mathbf{E} = -\frac{\partial \mathbf{B}}{\partial t}"), InlineData(@"a \not= b \pmod{n} \bmod k")]
    [InlineData(@"\left\{ x \middle| x \in \mathbb{Z} \right\} \big( \Big] \left. x \right|_0"), InlineData(@"\sum_{\substack{i \\ j}} \operatorname{rank} A \limits_x \stackrel{!}{=} \overset{a}{b}"), InlineData(@"100\% \$ \& \{ \}")]
    public void What_is_common_is_understood(string tex)
    {
        var html = Html($"$${tex}$$");
        Assert.Contains("<math display=\"block\"", html);
        Assert.Empty(SafeDom.Faults(html));
        Assert.Equal(html, renderer.CleanHtml(html).Value);
    }

    [Theory]
    [InlineData(@"\foo"), InlineData(@"x^"), InlineData("{x"), InlineData("x}"), InlineData("a & b"), InlineData(@"\left( x"), InlineData(@"\begin{matrix} x"), InlineData("x^a^b"), InlineData(@"\text{\b}"), InlineData("#")]
    public void What_is_not_understood_stays_as_it_was_typed(string tex) => Assert.Equal($"<p><code>${System.Net.WebUtility.HtmlEncode(tex)}$</code></p>\n", Html($"${tex}$"));

    [Theory]
    [InlineData("$5 and $6"), InlineData("from $5 to $ 6"), InlineData("US$5 and US$6"), InlineData("$5,$6"), InlineData("$HOME/$PATH"), InlineData("5$ or 6$"), InlineData("$ x $"), InlineData(@"\$x\$"), InlineData("$$ $$")]
    public void Money_and_variables_are_no_formulas(string text) => Assert.Equal($"<p>{text.Replace("\\", "")}</p>\n", Html(text));

    [Fact]
    public void A_formula_may_stand_by_itself_and_over_several_lines()
    {
        Assert.Equal("<p>So <span class=\"math-block\" tabindex=\"0\"><math display=\"block\" alttext=\"a = b\"><mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow></math></span></p>\n", Html("So $$a = b$$"));
        Assert.Equal("<div class=\"math-block\" tabindex=\"0\"><math display=\"block\" alttext=\"a\n- b\"><mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow></math></div>\n", Html("$$\na\n- b\n$$"));
        Assert.Equal("<pre tabindex=\"0\"><code>$$\nopen\n</code></pre>\n", Html("$$\nopen"));
    }

    [Fact]
    public void An_excerpt_holds_the_formula_as_it_was_typed() => Assert.Equal(@"Area \frac{1}{2} < x done", renderer.PlainText(@"Area $\frac{1}{2} < x$ done"));

    [Fact]
    public void A_text_of_nothing_but_formulas_weighs_no_megabytes()
    {
        var html = "";
        for (var i = 0; i < 3 && !html.Contains("<math"); i++) html = Html(string.Concat(Enumerable.Repeat("$x^2$\n\n", 5_000))); // on a busy machine one try may wait away the time that a text may cost
        Assert.Equal(500, html.Split("<math").Length - 1);
        Assert.InRange(html.Length, 30_000, 250_000);
    }
}
