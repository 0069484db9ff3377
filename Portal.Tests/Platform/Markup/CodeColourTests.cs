using AngleSharp.Html.Parser;
using Portal.Platform.Markup;

namespace Portal.Tests.Platform.Markup;

public class CodeColourTests
{
    static readonly string[] Languages =
        ["c#", "js", "java", "c++", "go", "rust", "swift", "php", "python", "ruby", "bash", "powershell", "sql", "css", "json", "yaml", "lua", "vb", "html", "diff", "unknown"];

    readonly MarkdownRenderer renderer = new();

    string Code(string language, string code) => renderer.Render($"```{language}\n{code}\n```").Value.Split("\">", 3)[2].Split("\n</code>")[0];

    [Theory]
    [InlineData("c#", "var a = 1; // one", "<span class=\"tok-k\">var</span> a = <span class=\"tok-n\">1</span>; <span class=\"tok-c\">// one</span>")]
    [InlineData("python", "def f(): return \"a\\\"b\" # x", "<span class=\"tok-k\">def</span> f(): <span class=\"tok-k\">return</span> <span class=\"tok-s\">&quot;a\\&quot;b&quot;</span> <span class=\"tok-c\"># x</span>")]
    [InlineData("json", "{\"a\": [1, true]}", "{<span class=\"tok-a\">&quot;a&quot;</span>: [<span class=\"tok-n\">1</span>, <span class=\"tok-n\">true</span>]}")]
    [InlineData("sql", "SELECT 'x' FROM t", "<span class=\"tok-k\">SELECT</span> <span class=\"tok-s\">&#39;x&#39;</span> <span class=\"tok-k\">FROM</span> t")]
    [InlineData("html", "<a href=\"x\">y</a>", "&lt;<span class=\"tok-k\">a</span> <span class=\"tok-a\">href</span>=<span class=\"tok-s\">&quot;x&quot;</span>&gt;y&lt;/<span class=\"tok-k\">a</span>&gt;")]
    [InlineData("bash", "echo $HOME", "<span class=\"tok-k\">echo</span> <span class=\"tok-a\">$HOME</span>")]
    [InlineData("diff", "+a\n-b\n c", "<span class=\"tok-in\">+a</span>\n<span class=\"tok-out\">-b</span>\n c")]
    [InlineData("unknown", "var a = 1;", "var a = 1;")]
    public void Code_is_coloured_by_its_language(string language, string code, string html) => Assert.Equal(html, Code(language, code));

    [Fact]
    public void No_letter_of_the_code_is_lost_whatever_it_is()
    {
        foreach (var payload in OwnPayloads.All.Append("a 'b\n\"c \\\" 𝒳`𐐷` /* open").Append("@@ ${x $ <!-- <é =\"> --").Append(string.Join('\n', OwnPayloads.All)))
            foreach (var language in Languages)
            {
                if (payload.Contains("```")) continue;
                var html = renderer.Render($"```{language}\n{payload}\n```").Value;
                Assert.Equal(payload + "\n", new HtmlParser().ParseDocument(html).QuerySelector("code")!.TextContent);
                Assert.Equal(html, renderer.CleanHtml(html).Value);
            }
    }

    [Fact]
    public void Much_code_stays_plain()
    {
        var html = renderer.Render($"```js\n{new string('1', 19_000)}\n```\n\n```js\nvar a\n```\n\n```js\n{string.Concat(Enumerable.Repeat("1 ", 2_000))}\n```").Value;
        Assert.Equal(2, html.Split("tok-n").Length);
    }
}
