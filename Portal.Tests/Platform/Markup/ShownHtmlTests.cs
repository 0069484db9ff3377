using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Platform.Markup;

namespace Portal.Tests.Platform.Markup;

public class ShownHtmlTests
{
    readonly MarkdownRenderer renderer = new();

    [Theory]
    [InlineData("en", "Copy", "Spoiler: show", "Done")]
    [InlineData("zh-Hans", "复制", "剧透内容，点开查看", "已完成")]
    [InlineData("zh-Hant", "複製", "劇透內容，點開查看", "已完成")]
    public void What_is_stored_once_speaks_each_readers_language(string language, string copy, string spoiler, string done)
    {
        var stored = renderer.Render("```js\nlet a\n```\n\n||b||\n\n>! c\n\n- [x] d").Value;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var shown = ShownHtml.Of(stored);
        Assert.Contains($">{copy}</button><pre tabindex=\"0\">", shown);
        Assert.Contains($"<span class=\"spoiler\" tabindex=\"0\" role=\"group\" aria-label=\"{spoiler}\">b", shown);
        Assert.Contains($"<summary>{spoiler}</summary>", shown);
        Assert.Contains($"aria-label=\"{done}\">☑", shown);
        Assert.Same(shown, ShownHtml.Of(stored));
    }

    [Theory]
    [InlineData("<pre class=\"language-js\"><code>let a</code></pre><p>b</p>")]
    [InlineData("<pre><code>let a</code></pre>")]
    public void Code_that_came_as_html_is_framed_too_and_its_frame_is_closed(string html)
    {
        var shown = ShownHtml.Of(renderer.CleanHtml(html).Value);
        Assert.Single(Regex.Matches(shown, "<div class=\"code-block\"><button [^>]+>[^<]+</button><pre"));
        Assert.Single(Regex.Matches(shown, "</pre></div>"));
    }

    [Fact]
    public void A_picture_of_this_site_is_offered_in_its_widths_where_its_size_stands_beside_it()
    {
        const string Address = "/files/7/0123456789ab-cat.png";
        Assert.Contains(
            $"<img src=\"{Address}\" srcset=\"{Address}?w=320 320w, {Address}?w=640 640w, {Address}?w=1280 1280w, {Address} 2560w\" sizes=\"(max-width: 736px) 100vw, 736px\" alt=\"me &amp; my cat\" title=\"Tom\" width=\"2000\" height=\"1000\"",
            Shown($"![me & my cat|2000x1000]({Address} \"Tom\")"));
        Assert.Contains("sizes=\"(max-width: 500px) 100vw, 500px\"", Shown($"![cat|500x400]({Address})"));
        foreach (var whole in (string[])[$"![cat]({Address})", $"![cat|320x200]({Address})", $"![cat|800x600]({Address}?w=320)", "![cat|800x600](/files/7/0123456789ab-cat.gif)", "![cat|800x600](/files/7/cat.png)", "![cat|800x600](https://x.example/files/7/0123456789ab-cat.png)"])
            Assert.DoesNotContain("srcset", Shown(whole));

        string Shown(string markdown) => ShownHtml.Of(renderer.Render(markdown).Value);
    }

    [Fact]
    public void A_text_without_such_things_is_shown_as_it_is()
    {
        var stored = renderer.Render("Plain *words*, `class=\"spoiler\"`").Value;
        Assert.Same(stored, ShownHtml.Of(stored));
    }
}
