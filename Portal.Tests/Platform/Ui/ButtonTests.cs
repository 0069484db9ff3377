using Bunit;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public class ButtonTests : KitTest
{
    [Fact]
    public void An_address_makes_it_a_link_that_looks_the_same()
    {
        var button = Render<Button>(p => p.Add(b => b.Variant, Variant.Filled).Add(b => b.Color, Color.Primary)).Find("button");
        var link = Render<Button>(p => p.Add(b => b.Variant, Variant.Filled).Add(b => b.Color, Color.Primary).Add(b => b.Href, "/forum")).Find("a");
        Assert.Equal("/forum", link.GetAttribute("href"));
        Assert.Equal(button.ClassName, link.ClassName);
    }

    [Fact]
    public void A_link_that_is_disabled_leads_nowhere()
    {
        var button = Render<Button>(p => p.Add(b => b.Href, "/forum").Add(b => b.Disabled, true));
        Assert.Empty(button.FindAll("a"));
        Assert.True(button.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public void A_busy_button_says_so_and_takes_no_click()
    {
        var clicks = 0;
        var button = Render<Button>(p => p.Add(b => b.OnClick, () => clicks++).AddChildContent("Save"));
        button.Find("button").Click();
        Assert.Equal(1, clicks);

        button.Render(p => p.Add(b => b.Busy, true));
        Assert.Equal("true", button.Find("button").GetAttribute("aria-busy"));
        Assert.True(button.Find("button").HasAttribute("disabled"));
        Assert.Contains("Save", button.Markup);
    }

    [Fact]
    public void Without_a_listener_a_click_costs_no_message()
    {
        Assert.Throws<MissingEventHandlerException>(() => Render<Button>().Find("button").Click());
    }

    [Fact]
    public void What_is_said_about_it_goes_on_the_element()
    {
        var button = Render<Button>(p => p.Add(b => b.Class, "end").AddUnmatched("data-theme-set", "dark")).Find("button");
        Assert.Equal("dark", button.GetAttribute("data-theme-set"));
        Assert.Equal("btn btn-outlined end", button.ClassName);
    }

    [Fact]
    public void An_icon_alone_is_spoken()
    {
        var button = Render<IconButton>(p => p.Add(b => b.Icon, Icons.Flag).Add(b => b.Label, "Flag this post")).Find("button");
        Assert.Equal("Flag this post", button.GetAttribute("aria-label"));
        Assert.Equal("true", button.QuerySelector("svg")!.GetAttribute("aria-hidden"));
    }
}
