using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Markup;

namespace Portal.Tests.Platform.Markup;

public class HtmlComponentTests : BunitContext
{
    [Fact]
    public void Safe_HTML_is_shown_as_it_is() =>
        Render<Html>(p => p.Add(c => c.Content, new MarkdownRenderer().Render("**a** <b>"))).MarkupMatches("<p><strong>a</strong> &lt;b&gt;</p>");

    [Fact]
    public void A_wide_picture_in_plain_text_is_fetched_narrower_by_whatever_address_its_reader_has()
    {
        Func<string, string> files = file => file + "?pass=x";
        var pictures = Render<PlainText>(p => p.Add(t => t.Text, "![a|2000x1000](/files/7/0123456789ab-a.png)\n![b|640x480](/files/8/0123456789ab-b.png)").Add(t => t.Files, files)).FindAll("a.file-picture");
        Assert.Equal(
            "/files/7/0123456789ab-a.png?pass=x > /files/7/0123456789ab-a.png?pass=x&w=640, /files/8/0123456789ab-b.png?pass=x > /files/8/0123456789ab-b.png?pass=x",
            string.Join(", ", pictures.Select(a => $"{a.GetAttribute("href")} > {a.QuerySelector("img")!.GetAttribute("src")}")));
    }

    [Fact]
    public void A_footnote_leads_to_its_place_on_the_page_shown_and_not_to_the_home_page()
    {
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("t/7/ink?a=1&b=2");
        var html = Render<Html>(p => p.Add(c => c.Content, new MarkdownRenderer().Render("a[^1]\n\n[^1]: note")));
        Assert.StartsWith("/t/7/ink?a=1&b=2#fn-", html.Find("sup a").GetAttribute("href"));
    }
}
