using Bunit;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public class NavigationPartTests : KitTest
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(6, 40, "1 … 5 6 7 … 40")]
    [InlineData(3, 40, "1 2 3 4 … 40")]
    [InlineData(4, 40, "1 2 3 4 5 … 40")]
    [InlineData(40, 40, "1 … 39 40")]
    [InlineData(38, 40, "1 … 37 38 39 40")]
    public void A_pager_shows_the_ends_and_the_neighbours(int page, int count, string shown) =>
        Assert.Equal(shown, string.Join(' ', PagerWindow.Of(page, count).Select(number => number?.ToString() ?? "…")));

    [Fact]
    public void Each_page_has_an_address_and_the_current_one_is_marked()
    {
        var pager = Render<Pager>(p => p.Add(x => x.Page, 2).Add(x => x.Count, 3).Add(x => x.Href, n => $"/t/7/{n}"));
        Assert.Equal(["/t/7/1", "/t/7/1", "/t/7/2", "/t/7/3", "/t/7/3"], pager.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("2", Assert.Single(pager.FindAll("[aria-current]")).TextContent);
    }

    [Fact]
    public void One_page_needs_no_pager_and_an_end_no_link()
    {
        Assert.Empty(Render<Pager>(p => p.Add(x => x.Page, 1).Add(x => x.Count, 1).Add(x => x.Href, n => $"{n}")).Markup.Trim());
        Assert.Empty(Render<MoreLink>().Markup.Trim());
        Assert.Equal("/latest?cursor=9", Render<MoreLink>(p => p.Add(x => x.Href, "/latest?cursor=9")).Find("a").GetAttribute("href"));
    }

    [Fact]
    public void A_tab_shows_its_panel_and_only_that()
    {
        var tabs = Render<Tabs>(p => p.Add(t => t.Label, "A customer")
            .AddChildContent<TabPanel>(t => t.Add(x => x.Text, "Profile").AddChildContent("since March"))
            .AddChildContent<TabPanel>(t => t.Add(x => x.Text, "Chats").AddChildContent("two chats")));
        Assert.Equal("since March", tabs.Find("[role=tabpanel]").TextContent);

        tabs.FindAll("[role=tab]")[1].Click();
        var panel = Assert.Single(tabs.FindAll("[role=tabpanel]"));
        Assert.Equal("two chats", panel.TextContent);
        Assert.Equal(panel.Id, tabs.Find("[aria-selected=true]").GetAttribute("aria-controls"));
    }

    [Fact]
    public void A_menu_needs_no_script_to_open()
    {
        var menu = Render<Menu>(p => p.Add(m => m.Label, "More").Add(m => m.OnlyIcon, true).Add(m => m.Icon, Icons.More)
            .AddChildContent<MenuItem>(i => i.Add(x => x.Href, "/u/ada").AddChildContent("Profile")));
        Assert.Equal(menu.Find("[popover]").Id, menu.Find("button").GetAttribute("popovertarget"));
        Assert.Equal("menuitem", menu.Find("a").GetAttribute("role"));
    }
}
