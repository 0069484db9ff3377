using Portal.Commons.Screening;
using Portal.Platform.Markup;

namespace Portal.Tests.Commons.Screening;

public class MatchingTests
{
    [Theory]
    [InlineData("viagra", "Buy VIAGRA now", true), InlineData("viagra", "viagras", false), InlineData("viagra", "xviagra", false), InlineData("viag*", "viagras!", true)]
    [InlineData("viagra", "vіаgrа", true), InlineData("viagra", "v1agra", true), InlineData("viagra", "ｖｉａｇｒａ", true), InlineData("viagra", "𝐯𝐢𝐚𝐠𝐫𝐚", true), InlineData("viagra", "vi\u200Bag\u00ADra", true)]
    [InlineData("viagra", "v i a g r a", true), InlineData("viagra", "v.i.a.g.r.a", true), InlineData("viagra", "via-gra", true), InlineData("viagra", "vi**ag**ra", true), InlineData("viagra", "v!agra", true)]
    [InlineData("viagra", "vïagrà", true), InlineData("casino", "c@sino", true), InlineData("casino", "mail to info@casino.example", true), InlineData("sex", "$ex", true), InlineData("ass", "the 455 bus", false)]
    [InlineData("cheap pills", "cheap\n\npills", true), InlineData("cheap pills", "cheap, pills", true), InlineData("cheap pills", "cheap blue pills", false)]
    [InlineData("*coin", "a bitcoin", true), InlineData("*coin", "coins", false), InlineData("b*n", "a bitcoin", true), InlineData("b*n", "b in", false), InlineData("fr*e m*y", "free money", true)]
    [InlineData("赌博", "网上赌博网站", true), InlineData("赌博", "賭博", true), InlineData("赌博", "赌 博", true), InlineData("赌博", "赌。博", false), InlineData("加V信", "快加v信吧", true), InlineData("賭博", "我爱赌博", true)]
    [InlineData("fish", "office fish", true), InlineData("office", "oﬃce", true), InlineData("x", "x", false)]
    [InlineData("viagra", "viagra's price", true), InlineData("viagra", "vi'agra", true), InlineData("don't", "they dont", true), InlineData("don't", "I don't know", true), InlineData("viagra", "viagra's", true), InlineData("dont", "don’t", true)]
    public void A_word_is_found_however_it_is_dressed(string word, string text, bool found)
    {
        var hits = new List<WordHit>();
        var list = new WordList([new(1, WatchedKind.Word, word, WatchedEffect.Hold, "", 0)]);
        using var folded = FoldedText.OfHtml(new MarkdownRenderer().Render(text).Value);
        list.Find(folded, "body", hits);
        Assert.Equal(found, hits.Count > 0);
    }

    [Theory]
    [InlineData("evil.example", "https://evil.example/a", true), InlineData("evil.example", "[a](//www.evil.example)", true), InlineData("evil.example", "https://notevil.example", false), InlineData("*.evil.example", "http://a.b.evil.example", true)]
    [InlineData("evil.example", "write to evil.example", true), InlineData("bücher.example", "https://xn--bcher-kva.example/", true)]
    public void A_host_is_found_in_links_with_all_that_is_under_it(string host, string text, bool found)
    {
        var hits = new List<WordHit>();
        using var folded = FoldedText.OfHtml(new MarkdownRenderer().Render(text).Value);
        new WordList([new(1, WatchedKind.Host, host, WatchedEffect.Hold, "", 0)]).Find(folded, "body", hits);
        Assert.Equal(found, hits.Count > 0);
    }

    [Theory]
    [InlineData("*"), InlineData(""), InlineData("a"), InlineData("*a*"), InlineData("。"), InlineData("赌"), InlineData("- -")]
    public void What_would_match_everything_is_no_word(string word) => Assert.NotNull(WordPattern.Read(word).Problem);

    [Theory]
    [InlineData("You <strong>dumm</strong>kopf", "dummkopf", "You <strong>****</strong>****"), InlineData("a &amp; dummkopf &lt;", "dummkopf", "a &amp; ******** &lt;"), InlineData("d u m m", "dumm", "* * * *")]
    public void A_word_is_covered_and_the_tags_around_it_stay(string html, string word, string shown)
    {
        var hits = new List<WordHit>();
        using var folded = FoldedText.OfHtml(html);
        new WordList([new(1, WatchedKind.Word, word, WatchedEffect.Mask, "", 0)]).Find(folded, "body", hits);
        Assert.Equal(shown, Mask.Cover(html, hits));
    }

    [Theory]
    [InlineData("R&viagra; now", true), InlineData("R &viagra;", true), InlineData("R&D; pills", false)]
    public void In_a_plain_text_no_sign_hides_a_word(string text, bool found)
    {
        var hits = new List<WordHit>();
        using var folded = FoldedText.Of(text);
        new WordList([new(1, WatchedKind.Word, "viagra", WatchedEffect.Hold, "", 0)]).Find(folded, "title", hits);
        Assert.Equal(found, hits.Count > 0);
    }

    [Fact]
    public void Of_five_thousand_words_each_is_found_and_a_long_text_takes_no_time()
    {
        const string Letters = "abcdefghjkmnopqrstuvwxyz"; // i and l are one
        var words = Enumerable.Range(0, 5000).Select(i => $"badword{Letters[i % 24]}{Letters[i / 24 % 24]}{Letters[i / 576]}x").ToList();
        var list = new WordList(words.Select((w, i) => new ListedWord(i + 1, WatchedKind.Word, w, WatchedEffect.Hold, "", 0)));
        using var all = FoldedText.Of(string.Join(' ', words));
        var hits = new List<WordHit>();
        list.Find(all, "body", hits);
        Assert.Equal(5000, hits.Select(h => h.Word.Id).Distinct().Count());
        Assert.Equal(5000, hits.Count);
    }

    [Fact]
    public void Odd_text_is_read_to_its_end()
    {
        string[] odd = ["", "<", "&", "&amp", "\ud835", "a\ud835", "\udc00", "<a href=\"https://", new string('a', 40_000), string.Concat(Enumerable.Repeat("a ", 20_000)), new string('中', 40_000), "\0\0", "ﷺ", "㍿", "½"];
        foreach (var text in odd)
        {
            using var html = FoldedText.OfHtml(text);
            using var plain = FoldedText.Of(text);
            Assert.True(html.Letters.Length > 0 && plain.Letters.Length > 0);
        }
    }
}
