using Portal.Platform.Text;

namespace Portal.Tests.Platform.Text;

public class SearchLineTests
{
    static readonly HashSet<string> Names = ["by", "tag", "in", "before"];

    [Theory]
    [InlineData("printer by:ana", "by=ana", "printer")]
    [InlineData("BY:Ana printer", "by=Ana", "printer")]
    [InlineData("by：ana 打印", "by=ana", "打印")]
    [InlineData("by:\"Ana Lee\" x", "by=Ana Lee", "x")]
    [InlineData("by:“安娜 李” x", "by=安娜 李", "x")]
    [InlineData("tag:「打印机」", "tag=打印机", "")]
    [InlineData("-tag:ink －by:bo", "-tag=ink -by=bo", "")]
    [InlineData("by: ana", "by=", "ana")]
    [InlineData("by:", "by=", "")]
    [InlineData("by:\"", "by=", "")]
    [InlineData("tag:a tag:b", "tag=a tag=b", "")]
    [InlineData("before:2026-03-31", "before=2026-03-31", "")]
    [InlineData("by:ana\"as it is\"", "by=ana", "as+it+is")]
    [InlineData("\"by:ana\"", "", "by+ana")]
    [InlineData("http://example.com a:b standby:x", "", "http+example+com a+b standby+x")]
    [InlineData("in", "", "in")]
    [InlineData("", "", "")]
    [InlineData(":by", "", "by")]
    public void Words_with_a_colon_are_operators_where_their_name_is_known(string typed, string operators, string words)
    {
        var line = SearchLine.Read(typed, Names);
        Assert.Equal(operators, string.Join(' ', line.Operators.Select(o => $"{(o.IsExcluded ? "-" : "")}{o.Name}={o.Value}")));
        Assert.Equal(words, string.Join(' ', line.Query.Terms.Select(t => string.Join('+', t.Tokens))));
    }

    [Fact]
    public void Anything_can_be_read()
    {
        foreach (var odd in SearchCases.Odd) SearchLine.Read(odd + " by:" + odd, Names);
    }

    [Fact]
    public void What_is_wanted_in_titles_comes_before_the_rest_and_marks_hold_for_both()
    {
        var query = SearchLine.Read("red -blue", Names).Query with { Marks = [new(["author1", "author2"]), new(["tag3"], IsExcluded: true)] };
        Assert.Equal("((\"=red\" OR \"=~red\") AND (\"@author1\" OR \"@author2\")) NOT (\"blue\" OR (\"@tag3\"))", query.TitleFts5());
        Assert.Contains("@author1", query.RestFts5());
        Assert.Contains("=red", query.RestFts5()!.Split(" NOT ")[1]);
        Assert.Null((query with { InTitle = true }).RestTsQuery());
        Assert.Null((query with { Marks = [new([])] }).RestFts5());
        Assert.Null(SearchQuery.Parse("-blue").RestFts5());
    }
}
