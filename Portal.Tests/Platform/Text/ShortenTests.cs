using Portal.Platform.Text;

namespace Portal.Tests.Platform.Text;

public class ShortenTests
{
    [Theory]
    [InlineData("one two three", 9, "one two…")]
    [InlineData("short", 9, "short")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧", 10, "👩‍👩‍👧…")]
    [InlineData("ae\u0301e\u0301", 4, "ae\u0301…")]
    public void A_text_is_cut_between_characters_as_they_are_seen(string text, int max, string shortened) => Assert.Equal(shortened, Shorten.To(text, max));
}
