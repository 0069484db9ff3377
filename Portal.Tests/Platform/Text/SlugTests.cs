using Portal.Platform.Text;

namespace Portal.Tests.Platform.Text;

public class SlugTests
{
    [Theory]
    [InlineData("Hello,  World!", "hello-world")]
    [InlineData("Wie geht’s, 打印机?", "wie-gehts-打印机")]
    [InlineData("Crème brûlée", "creme-brulee")]
    [InlineData("印表機 2.0", "印表機-2-0")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a\0b", "a-b")]
    [InlineData("???", "topic")]
    [InlineData("", "topic")]
    [InlineData(null, "topic")]
    public void A_title_becomes_the_readable_part_of_an_address(string? title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Fact]
    public void A_slug_is_never_longer_than_sixty_and_never_ends_inside_a_character()
    {
        Assert.Equal("a-b", Slug.From("a\ud800b"));
        Assert.Equal(59, Slug.From(new string('a', 300)).Length);
        var rare = Slug.From(string.Concat(Enumerable.Repeat("𠀀", 100)));
        Assert.True(rare.Length <= 60);
        Assert.True(char.IsLowSurrogate(rare[^1]));
    }
}
