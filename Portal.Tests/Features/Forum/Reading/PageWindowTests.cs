using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum;

public class PageWindowTests
{
    [Fact]
    public void Who_scrolls_has_two_pages_at_most_before_them_and_stays_within_the_topic()
    {
        var window = PageWindow.Opened(1, 3);
        Assert.Equal((1, 1), (window.From, window.Last(3)));
        Assert.Equal([(1, 2), (2, 3), (2, 3)], Scroll(true, 3));
        Assert.Equal([(1, 2), (1, 2)], Scroll(false, 2));
        Assert.True(window.Has(2));
        Assert.False(window.Has(3));

        var end = PageWindow.Opened(3, 3); // at its end it goes on under the reader's eyes
        Assert.Equal((3, 4), (end.Last(3), end.Last(9)));
        Assert.Equal(end, end.On(true, 3));
        Assert.Equal((4, 5), (end.On(true, 5).From, end.On(true, 5).Last(5)));

        List<(int, int)> Scroll(bool forward, int times) => [.. Enumerable.Range(0, times).Select(_ => (window = window.On(forward, 3)) is var w ? (w.From, w.Last(3)) : default)];
    }
}
