using Portal.Platform.Text;

namespace Portal.Tests.Platform.Text;

public class ExcerptTests
{
    static string Marked(string text, string query, int length = 200) =>
        string.Concat(Excerpt.Around(text, SearchQuery.Parse(query), length).Select(part => part.IsHit ? $"[{part.Text}]" : part.Text));

    [Theory]
    [InlineData("The printers print.", "printing", "The printers [print].")]
    [InlineData("The printers are slow", "printer", "The [printers] are slow")]
    [InlineData("Café au lait", "cafe", "[Café] au lait")]
    [InlineData("我的打印機壞了", "打印机", "我的[打印機]壞了")]
    [InlineData("机器与飞机", "机", "[机器]与飞[机]")]
    [InlineData("a slow printer, slow", "\"slow printer\"", "a [slow printer], slow")]
    [InlineData("nothing here", "printer", "nothing here")]
    [InlineData("<b>printer</b>", "printer -b", "<b>[printer]</b>")]
    public void Hits_are_marked_where_they_stand(string text, string query, string marked) => Assert.Equal(marked, Marked(text, query));

    [Fact]
    public void A_long_text_is_cut_around_the_first_hit()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 500)) + "the printer stands here " + string.Concat(Enumerable.Repeat("word ", 500));
        var marked = Marked(text, "printer", 80);
        Assert.Contains("the [printer] stands", marked);
        Assert.StartsWith("…word", marked);
        Assert.EndsWith("…", marked);
        Assert.InRange(marked.Length, 60, 90);
    }

    [Fact]
    public void A_text_without_a_hit_shows_its_beginning() => Assert.Equal("一二三四五…", Marked("一二三四五六七八九", "printer", 5));
}
