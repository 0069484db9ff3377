using Portal.Platform.Markup;

namespace Portal.Tests.Platform.Markup;

public class MarkdownRenderingTests
{
    const string Foreign = "rel=\"nofollow ugc noopener\"";

    readonly MarkdownRenderer renderer = new();

    string Html(string markdown) => renderer.Render(markdown).Value;

    [Theory]
    [InlineData("**bold** *slanted* ~~gone~~ `x < y`", "<p><strong>bold</strong> <em>slanted</em> <del>gone</del> <code>x &lt; y</code></p>\n")]
    [InlineData("one\ntwo", "<p>one<br>\ntwo</p>\n")]
    [InlineData("# Title", "<h2>Title</h2>\n")]
    [InlineData("> said\n\nanswered", "<blockquote>\n<p>said</p>\n</blockquote>\n<p>answered</p>\n")]
    [InlineData("```C#\nvar a = 1;\n```", "<pre tabindex=\"0\"><code class=\"language-c#\"><span class=\"tok-k\">var</span> a = <span class=\"tok-n\">1</span>;\n</code></pre>\n")]
    [InlineData("``` x onclick=alert(1)\na\n```", "<pre tabindex=\"0\"><code class=\"language-x\">a\n</code></pre>\n")]
    [InlineData("3. three\n4. four", "<ol start=\"3\">\n<li>three\n</li>\n<li>four\n</li>\n</ol>\n")]
    [InlineData("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>\n")]
    [InlineData("&copy; &lt;i&gt;", "<p>© &lt;i&gt;</p>\n")]
    [InlineData("**他说：“好。”**然后走了", "<p><strong>他说：“好。”</strong>然后走了</p>\n")]
    [InlineData("", "")]
    public void Markdown_becomes_HTML(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Fact]
    public void A_task_list_shows_what_is_done() =>
        Assert.Equal(
            "<ul class=\"task-list\">\n<li class=\"task-list-item\"><span class=\"task\">☐</span> a\n</li>\n<li class=\"task-list-item\"><span class=\"task\">☑</span> b\n</li>\n</ul>\n",
            Html("- [ ] a\n- [x] b"));

    [Fact]
    public void A_table_keeps_its_columns_alignment()
    {
        var html = Html("| a | b |\n|:-:|--:|\n| 1 | 2 |");
        Assert.Contains("<th class=\"align-center\" scope=\"col\">a\n</th>", html);
        Assert.Contains("<td class=\"align-right\">2\n</td>", html);
    }

    [Fact]
    public void A_footnote_and_its_reference_name_each_other_by_ids_of_this_text_alone()
    {
        var (one, other) = (Html("a[^x]\n\n[^x]: note"), Html("b[^x]\n\n[^x]: note"));
        var id = System.Text.RegularExpressions.Regex.Match(one, "id=\"(fn-[0-9a-f]{8}-1)\"").Groups[1].Value;
        Assert.Contains($"href=\"#{id}\"", one);
        Assert.DoesNotContain(id, other);
    }

    [Theory]
    [InlineData("[a](https://x.example/?q=1&r=2)", $"<a href=\"https://x.example/?q=1&amp;r=2\" {Foreign}>a</a>")]
    [InlineData("[a](/t/1/b)", "<a href=\"/t/1/b\">a</a>")]
    [InlineData("[a](mailto:x@y.example)", "<a href=\"mailto:x@y.example\">a</a>")]
    [InlineData("[a](//x.example)", $"<a href=\"//x.example\" {Foreign}>a</a>")]
    [InlineData("[a](javascript:alert(1))", "a")]
    [InlineData("[a](ftp://x.example)", "a")]
    [InlineData("[a](/x:y)", "<a href=\"/x:y\">a</a>")]
    [InlineData("[see https://x.example here](/t/1)", "<a href=\"/t/1\">see https://x.example here</a>")]
    [InlineData("<https://x.example>", $"<a href=\"https://x.example\" {Foreign}>https://x.example</a>")]
    public void Links_lead_only_where_they_may(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    [Theory]
    [InlineData("请看https://x.example/a_b_c。然后", "请看", "https://x.example/a_b_c", "。然后")]
    [InlineData("访问https://x.example看看", "访问", "https://x.example", "看看")]
    [InlineData("(https://x.example/A_(b)).", "(", "https://x.example/A_(b)", ").")]
    [InlineData("at HTTPS://x.example/, or", "at ", "HTTPS://x.example/", ", or")]
    [InlineData("维基 https://x.example/wiki/北京，好", "维基 ", "https://x.example/wiki/北京", "，好")]
    public void An_address_in_running_text_becomes_a_link_up_to_where_it_ends(string markdown, string before, string url, string after) =>
        Assert.Equal($"<p>{before}<a href=\"{url}\" {Foreign}>{url}</a>{after}</p>\n", Html(markdown));

    [Theory]
    [InlineData("xhttp://x.example")]
    [InlineData("http://")]
    [InlineData("https://。")]
    [InlineData("awww.x.example")]
    public void What_only_looks_like_an_address_stays_text(string text) => Assert.Equal($"<p>{text}</p>\n", Html(text));

    [Theory]
    [InlineData("hi @anna.b!", "hi <a href=\"/u/anna.b\" class=\"mention\">@anna.b</a>!")]
    [InlineData("谢谢@张三，好", "谢谢<a href=\"/u/%E5%BC%A0%E4%B8%89\" class=\"mention\">@张三</a>，好")]
    [InlineData("mail a@b.example", "mail a@b.example")]
    [InlineData("`@anna` and @@", "<code>@anna</code> and @@")]
    [InlineData("[@anna](/t/1)", "<a href=\"/t/1\">@anna</a>")]
    public void A_mention_leads_to_the_person(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    [Fact]
    public void The_people_spoken_to_are_named_once_and_not_out_of_code() =>
        Assert.Equal(["anna", "bob"], renderer.Mentions("@anna and @bob, @Anna again\n\n    @code\n\n`@span`"));

    [Theory]
    [InlineData("![my cat|640x480](/files/1/c.png)", "<a href=\"/files/1/c.png\" class=\"picture\"><img src=\"/files/1/c.png\" alt=\"my cat\" width=\"640\" height=\"480\" loading=\"lazy\"></a>")]
    [InlineData("![a|b](https://x.example/c.png \"t\")", $"<a href=\"https://x.example/c.png\" {Foreign} class=\"picture\"><img src=\"https://x.example/c.png\" alt=\"a|b\" title=\"t\" loading=\"lazy\"></a>")]
    [InlineData("![](/files/1/c.png)", "<img src=\"/files/1/c.png\" alt=\"\" loading=\"lazy\">")]
    [InlineData("[![c](/files/1/c.png)](/t/1)", "<a href=\"/t/1\"><img src=\"/files/1/c.png\" alt=\"c\" loading=\"lazy\"></a>")]
    [InlineData("![x](data:image/png;base64,AAAA)", "x")]
    [InlineData("![x](mailto:a@b.example)", "x")]
    public void Images_come_from_the_web_or_from_here_load_late_and_lead_to_themselves(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    [Fact]
    public void An_excerpt_holds_the_words_without_marks_and_ends_between_words()
    {
        Assert.Equal("Title one & two x<y", renderer.PlainText("# Title\n\n*one* &amp; **two** `x<y`"));
        Assert.Equal("one two…", renderer.PlainText("one two three", 9));
        Assert.Equal("一二三…", renderer.PlainText("一二三四五", 4));
    }
}
