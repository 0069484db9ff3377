using Portal.Platform.Text;

namespace Portal.Tests.Platform.Text;

public class TextRulesTests
{
    [Theory]
    [InlineData("Good day", TextFault.None)]
    [InlineData("two\r\nlines\tand a tab", TextFault.None)]
    [InlineData("👩‍👩‍👧 שלום 你好 ‮x", TextFault.None)]
    [InlineData("", TextFault.Blank)]
    [InlineData(null, TextFault.Blank)]
    [InlineData(" \n\t\u3000", TextFault.Blank)]
    [InlineData("\u200b\u200d\ufeff\u00ad", TextFault.Blank)]
    [InlineData("\u3164\u2800", TextFault.Blank)]
    [InlineData("a\0b", TextFault.NotText)]
    [InlineData("a\u001b[31m", TextFault.NotText)]
    [InlineData("a\u0085", TextFault.NotText)]
    [InlineData("a\ufffe", TextFault.NotText)]
    [InlineData("ab", TextFault.TooShort)]
    [InlineData("12345678901234567890x", TextFault.TooLong)]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", TextFault.None)]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", TextFault.TooLong)]
    public void A_text_is_taken_or_refused_with_the_reason(string? text, TextFault fault) => Assert.Equal(fault, TextRules.Check(text, 3, 20));

    // Not in the list above: an attribute cannot hold half a pair.
    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        Assert.All(["abc\ud800", "\udc00abc", "a\udc00\ud800b"], text => Assert.Equal(TextFault.NotText, TextRules.Check(text, 3, 20)));
        Assert.Equal(TextFault.None, TextRules.Check("ab\ud83d\ude00", 3, 20));
    }

    [Fact]
    public void A_title_has_one_line()
    {
        Assert.Equal(TextFault.None, TextRules.Check("one", 1, 20, singleLine: true));
        Assert.Equal(TextFault.NotText, TextRules.Check("one\ntwo", 1, 20, singleLine: true));
    }

    [Fact]
    public void An_optional_text_may_be_left_empty() => Assert.Equal(TextFault.None, TextRules.Check(null, 0, 20));

    [Theory]
    [InlineData("one two three", 9, "one two…")]
    [InlineData("short", 9, "short")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧", 10, "👩‍👩‍👧…")]
    [InlineData("ae\u0301e\u0301", 4, "ae\u0301…")]
    public void A_text_is_cut_between_characters_as_they_are_seen(string text, int max, string shortened) => Assert.Equal(shortened, Shorten.To(text, max));
}
