using Portal.Platform.Text;

namespace Portal.Tests.Platform.Text;

public class SearchTextTests
{
    [Theory]
    [InlineData("The Printer's tray", "the printer tray")]
    [InlineData("don't e-mail me: 3.5 GB", "dont e mail me 3 5 gb")]
    [InlineData("Crème brûlée, Ångström, Łódź", "creme brulee angstrom lodz")]
    [InlineData("cre\u0300me", "creme")]
    [InlineData("ＨＰ打印机", "hp 打印 印机 机")]
    [InlineData("印表機。好", "印表 表机 机 好")]
    [InlineData("ガイド がある", "ガイ イド ド があ ある る")]
    [InlineData("한국어", "한국 국어 어")]
    [InlineData("𠀀𠀁x", "𠀀𠀁 𠀁 x")]
    [InlineData("ελληνικά Ёлка", "ελληνικα елка")]
    [InlineData("a\0b", "a b")]
    [InlineData("' '' 's -- \"", "s")]
    [InlineData("", "")]
    public void A_text_becomes_its_words_and_pairs(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchText.ToFts5(null, text, []).Split(' ').Where(token => !token.StartsWith('~'))));

    [Fact]
    public void Half_a_surrogate_pair_only_separates() => Assert.Equal("a b", SearchText.ToFts5(null, "\ud800a\udc00b\ud800", []));

    [Fact]
    public void Stems_are_kept_only_where_they_differ() => Assert.Equal("print printing printed 打印 印 ~print ~print", SearchText.ToFts5(null, "print Printing printed 打印", []));

    [Fact]
    public void A_title_is_among_the_words_and_once_more_by_itself() =>
        Assert.Equal("two printers hello ~printer =two =printers =~printer @author1", SearchText.ToFts5("Two Printers", "Hello", ["author1"]));

    [Fact]
    public void For_PostgreSQL_words_and_stems_share_their_positions() =>
        Assert.Equal(
            "'two':1 'printers':2,5 '~printer':2,5 '打印':3 '印':4 '=two':1 '=printers':2 '=~printer':2 '@author1'",
            SearchText.ToTsVector("two printers", "打印 printers", ["author1"]));
}
