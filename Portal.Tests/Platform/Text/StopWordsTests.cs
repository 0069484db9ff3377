using Portal.Platform.Text;

namespace Portal.Tests.Platform.Text;

public class StopWordsTests
{
    [Theory]
    [InlineData("How do I refill the ink?", "refill ink?")]
    [InlineData("How to do this?", "How to do this?")] // it has nothing else
    [InlineData("怎么给墨水瓶加墨？", "怎么给墨水瓶加墨？")]
    [InlineData("", "")]
    public void Of_a_text_what_says_what_it_is_about_stays(string text, string telling) => Assert.Equal(telling, StopWords.Without(text));
}
