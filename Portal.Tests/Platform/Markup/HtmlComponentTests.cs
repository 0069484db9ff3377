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
    public void A_footnote_leads_to_its_place_on_the_page_shown_and_not_to_the_home_page()
    {
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("t/7/ink?a=1&b=2");
        var html = Render<Html>(p => p.Add(c => c.Content, new MarkdownRenderer().Render("a[^1]\n\n[^1]: note")));
        Assert.StartsWith("/t/7/ink?a=1&b=2#fn-", html.Find("sup a").GetAttribute("href"));
    }
}
