using System.Globalization;
using Bunit;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public class MarkTests : KitTest
{
    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("grace", "G")]
    [InlineData("k.thompson", "KT")]
    [InlineData("王小明", "王")]
    [InlineData("王 小明", "王")]
    [InlineData("Ångström", "Å")]
    [InlineData("👩‍💻 coder", "👩‍💻")]
    [InlineData("  ", "?")]
    public void Initials_stand_for_a_name(string name, string initials) => Assert.Equal(initials, Initials.Of(name));

    [Fact]
    public void A_face_keeps_its_hue_and_twelve_neighbours_have_twelve()
    {
        Assert.Equal(12, Enumerable.Range(100, 12).Select(id => Hue.Of(id)).Distinct().Count());
        Assert.All([0, -1, long.MinValue, long.MaxValue], id => Assert.InRange(Hue.Of(id), 0, 11));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(7, "7")]
    [InlineData(100, "99+")]
    public void A_badge_counts_and_is_silent_at_nothing(int count, string? text)
    {
        var badges = Render<Badge>(p => p.Add(b => b.Count, count)).FindAll(".badge");
        Assert.Equal(text, badges.SingleOrDefault()?.TextContent);
    }

    [Fact]
    public void A_time_is_written_in_utc_for_machines()
    {
        var at = new DateTime(2026, 3, 1, 9, 5, 0, DateTimeKind.Utc);
        var time = Render<Time>(p => p.Add(t => t.Value, at)).Find("time");
        Assert.Equal("2026-03-01T09:05:00.000Z", time.GetAttribute("datetime"));
        Assert.EndsWith("UTC", time.TextContent);
    }

    [Fact]
    public void A_mark_looks_like_the_part_it_is_named_after_and_escapes_what_people_wrote()
    {
        const string Rough = "<b> & \"c\"";
        var at = new DateTime(2026, 3, 1, 9, 5, 0, DateTimeKind.Utc);
        Assert.Equal(Tree(Render<Time>(p => p.Add(t => t.Value, at)).Markup), Tree(Inline.Time(at).Value));
        Assert.Equal(Tree(Render<Avatar>(p => p.Add(a => a.Name, Rough).Add(a => a.Id, 7)).Markup), Tree(Inline.Avatar(Rough, 7).Value));
        Assert.Equal(
            Tree(Render<Chip>(p => p.Add(c => c.Color, Color.Success).Add(c => c.Icon, Icons.Check).Add(c => c.Href, "/c/a?b=1&c=\"").Add(c => c.ChildContent, b => b.AddContent(0, Rough))).Markup),
            Tree(Inline.Chip(Rough, Color.Success, Icons.Check, "/c/a?b=1&c=\"").Value));
    }

    [Fact]
    public void A_picture_says_its_size_and_the_widths_that_there_are_of_it()
    {
        const string Address = "/files/7/0123456789ab-a.jpg";
        Assert.Equal(
            $"<img src=\"{Address}\" srcset=\"{Address}?w=320 320w, {Address}?w=640 640w, {Address}?w=1280 1280w, {Address} 2560w\" sizes=\"(max-width: 288px) 100vw, 288px\" alt=\"A &quot;cup&quot;\" width=\"1000\" height=\"700\" loading=\"lazy\" decoding=\"async\">",
            Inline.Picture(Address, "A \"cup\"", 288, 1000, 700).Value);
        Assert.Equal("<img class=\"club-cover\" src=\"https://x.example/a.jpg\" alt=\"\" decoding=\"async\">", Inline.Picture("https://x.example/a.jpg", "", 1040, css: "club-cover", late: false).Value);
    }

    private static string Tree(string html) => string.Join('\n', new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).All
        .Select(e => $"{e.TagName} {string.Join(' ', e.Attributes.OrderBy(a => a.Name).Select(a => $"{a.Name}={a.Value}"))} {e.TextContent.Trim()}"));

    [Fact]
    public void A_chart_is_drawn_alike_in_every_culture_and_read_as_a_table()
    {
        CultureInfo.CurrentCulture = new("de-DE");
        var chart = Render<Chart>(p => p.Add(c => c.Title, "Replies").Add(c => c.Points, [new("Mon", 2.5), new("Tue", 7)]));
        Assert.All(chart.FindAll("rect"), bar => Assert.DoesNotContain(",", bar.GetAttribute("height")));
        Assert.Equal(["2,5", "7"], chart.FindAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void A_chart_draws_nothing_where_there_is_no_value_and_breaks_its_line_there()
    {
        ChartPoint[] points = [new("Mon", 2), new("Tue", null), new("Wed", 0), new("Thu", 4)];
        var bars = Render<Chart>(p => p.Add(c => c.Title, "Replies").Add(c => c.Points, points));
        Assert.Equal((3, "–"), (bars.FindAll("rect").Count, bars.FindAll("td")[1].TextContent));
        var line = Render<Chart>(p => p.Add(c => c.Title, "Replies").Add(c => c.Points, points).Add(c => c.Kind, ChartKind.Line));
        Assert.Equal((2, ""), (line.Find(".line").GetAttribute("d")!.Count(c => c == 'M'), line.Find(".area").GetAttribute("d")));
    }

    [Fact]
    public void A_heat_table_is_deepest_where_its_number_is_greatest_and_plain_where_there_is_nothing()
    {
        var heat = Render<HeatTable>(p => p.Add(h => h.Caption, "Chats").Add(h => h.Columns, ["Mon", "Tue", "Wed"]).Add(h => h.Rows, [new("9:00", [0, 1, 10])]));
        Assert.Equal([(null, "0"), ("heat-1", "1"), ("heat-5", "10")], heat.FindAll("tbody td").Select(cell => (cell.GetAttribute("class"), cell.TextContent)));
        Assert.Equal("0", Render<HeatTable>(p => p.Add(h => h.Caption, "Chats").Add(h => h.Columns, ["Mon"]).Add(h => h.Rows, [new("9:00", [0])])).Find("tbody td").TextContent);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    [InlineData(74, 80)]
    [InlineData(101, 200)]
    public void The_scale_of_a_chart_ends_at_a_round_number(double most, double end) =>
        Assert.Equal(end, new ChartPlot([new("a", most)]).Max);

    [Fact]
    public void The_lines_across_a_chart_stand_at_whole_numbers()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5], new ChartPlot([new("a", 5)]).Ticks);
        Assert.Equal([0, 2, 4, 6, 8], new ChartPlot([new("a", 7)]).Ticks);
        Assert.Equal([0, 1], new ChartPlot([new("a", 0)]).Ticks);
    }
}
