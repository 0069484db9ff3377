using Portal.Platform.Markup;

namespace Portal.Tests.Platform.Markup;

public class SpoilerTests
{
    readonly MarkdownRenderer renderer = new();

    [Theory]
    [InlineData("It was ||the *butler*|| again", "<p>It was <span class=\"spoiler\">the <em>butler</em></span> again</p>\n")]
    [InlineData("||a|| and ||b||", "<p><span class=\"spoiler\">a</span> and <span class=\"spoiler\">b</span></p>\n")]
    [InlineData("if (a || b || c)", "<p>if (a || b || c)</p>\n")]
    [InlineData("||open", "<p>||open</p>\n")]
    [InlineData("`||a||`", "<p><code>||a||</code></p>\n")]
    [InlineData(">! one\n>! two\n\nthree", "<details class=\"spoiler\">\n<p>one<br>\ntwo</p>\n</details>\n<p>three</p>\n")]
    [InlineData(">! - a\n>!\n>! ```\n>! b\n>! ```", "<details class=\"spoiler\">\n<ul>\n<li>a\n</li>\n</ul>\n<pre tabindex=\"0\"><code>b\n</code></pre>\n</details>\n")]
    [InlineData("> !important", "<blockquote>\n<p>!important</p>\n</blockquote>\n")]
    public void Words_and_blocks_can_be_covered(string markdown, string html) => Assert.Equal(html, renderer.Render(markdown).Value);

    [Fact]
    public void A_table_keeps_its_columns_beside_covered_words()
    {
        var html = renderer.Render("| a | b |\n|---|---|\n| ||x|| | y |").Value;
        Assert.Contains("<span class=\"spoiler\">x</span>", html);
        Assert.Contains("<td>y", html);
    }

    [Fact]
    public void Nothing_that_is_covered_stands_in_excerpts() =>
        Assert.Equal("seen end", renderer.PlainText("||covered *words*|| seen\n\n>! covered\n>!\n>! - all of it\n\nend"));

    [Fact]
    public void A_feed_gets_an_ellipsis_in_its_place() => Assert.Equal(
        "<p>He […] it <code>&lt;span class=&quot;spoiler&quot;&gt;</code></p>\n<p>[…]</p>\n\n<p>End</p>\n",
        renderer.Render("He ||*covered*|| it `<span class=\"spoiler\">`\n\n>! covered ||twice||\n\nEnd").WithoutSpoilers().Value);

    [Fact]
    public void A_spoiler_of_another_site_stays_covered() =>
        Assert.Equal("<details class=\"spoiler\"><p>x</p></details>y", renderer.CleanHtml("<blockquote class=\"spoiler\"><p>x</p></blockquote><details>y</details>").Value);
}
