using Portal.Platform.Markup;

namespace Portal.Tests.Platform.Markup;

public class HtmlCleanerTests
{
    [Theory]
    [InlineData("<p>Keep <b>this</b> &amp; <kbd>that</kbd></p>", "<p>Keep <b>this</b> &amp; <kbd>that</kbd></p>")]
    [InlineData("<h1>a</h1><font color=red>b</font>", "<h2>a</h2>b")]
    [InlineData("<p>a<script>alert(1)</script><style>p{}</style>b</p>", "<p>ab</p>")]
    [InlineData("<a href=\"https://x.example\" target=_blank onclick=x>a</a>", "<a href=\"https://x.example\" rel=\"nofollow ugc noopener\">a</a>")]
    [InlineData("<a href=\"javascript:x\">a</a>", "a")]
    [InlineData("<img src=\"https://x.example/i.png\" width=\"640\" height=\"480\" onerror=x>", "<img src=\"https://x.example/i.png\" alt=\"\" width=\"640\" height=\"480\" loading=\"lazy\">")]
    [InlineData("<pre class=\"lang-cs x\"><code class=\"language-cs evil\">a</code></pre>", "<pre tabindex=\"0\"><code class=\"language-cs\">a</code></pre>")]
    [InlineData("<p id=\"app\" style=\"color:red\" class=\"hidden\">a</p>", "<p>a</p>")]
    [InlineData("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("unclosed <b>bold", "unclosed <b>bold</b>")]
    public void Foreign_HTML_keeps_its_shape_and_loses_what_is_not_allowed(string foreign, string cleaned) =>
        Assert.Equal(cleaned, new MarkdownRenderer().CleanHtml(foreign).Value);

    [Fact]
    public void HTML_that_nests_without_end_is_kept_as_its_words()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 5_000)) + "words &amp; more";
        Assert.Equal("<p>words &amp; more</p>\n", new MarkdownRenderer().CleanHtml(html).Value);
    }
}
