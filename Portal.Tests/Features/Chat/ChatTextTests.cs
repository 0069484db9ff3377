using Portal.Platform.Markup;

namespace Portal.Tests.Features.Chat;

/// <summary>Chat messages are plain text: nothing in them means anything but addresses.</summary>
public class ChatTextTests
{
    [Theory]
    [InlineData("see https://example.org/a.", "https://example.org/a", "https://example.org/a")]
    [InlineData("请看www.example.org，谢谢", "www.example.org", "https://www.example.org")]
    [InlineData("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG")]
    public void An_address_becomes_a_link(string text, string shown, string href)
    {
        Assert.Equal(new TextPiece(shown, href), Assert.Single(TextPieces.Of(text), p => p.Href is not null));
        Assert.Equal(text, string.Concat(TextPieces.Of(text).Select(p => p.Text)));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("<a href=\"x\">**bold**</a>")]
    [InlineData("http://")]
    [InlineData("xhttp://example.org")]
    [InlineData("")]
    public void Everything_else_stays_text(string text)
    {
        Assert.DoesNotContain(TextPieces.Of(text), p => p.Href is not null);
        Assert.Equal(text, string.Concat(TextPieces.Of(text).Select(p => p.Text)));
    }

    [Fact]
    public void Ten_thousand_characters_of_beginnings_take_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("http://www.", 900));
        var took = ThreadTime.Of(() => Assert.Equal(text, string.Concat(TextPieces.Of(text).Select(p => p.Text))));
        Assert.True(took < TimeSpan.FromMilliseconds(500), $"{took}");
    }
}
