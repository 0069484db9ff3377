using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public class LogWindowTests
{
    [Theory]
    [InlineData(1, 0, 1, 0)]
    [InlineData(1, 20, 1, 20)]
    [InlineData(1, 500, 451, 500)]
    [InlineData(480, 500, 480, 500)]
    public void It_opens_with_the_newest_lines(int first, int last, int from, int to) => Assert.Equal((from, to), Ends(LogWindow.Newest(first, last)));

    [Theory]
    [InlineData(100, 88, 137)]
    [InlineData(3, 1, 50)]
    [InlineData(495, 451, 500)]
    public void It_opens_around_a_line_with_a_few_before_it(int number, int from, int to) => Assert.Equal((from, to), Ends(LogWindow.Around(number, 1, 500)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void An_empty_log_shows_nothing_whatever_is_asked(int number)
    {
        foreach (var window in new[] { LogWindow.Around(number, 1, 0), LogWindow.Before(number, 1, 0) })
        {
            Assert.Equal((1, 0), Ends(window));
            Assert.False(window.HasEarlier || window.HasLater);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void An_odd_number_in_the_address_shows_what_there_is(int number)
    {
        foreach (var window in new[] { LogWindow.Around(number, 7, 30), LogWindow.Before(number, 7, 30) })
        {
            Assert.InRange(window.From, 7, 30);
            Assert.InRange(window.To, 7, 30);
        }
    }

    [Fact]
    public void It_grows_to_both_sides_as_far_as_lines_fit_in_and_follows_the_newest_where_it_shows_it()
    {
        var window = LogWindow.Around(500, 1, 1000);
        Assert.Equal((488, 587), Ends(window.Later()));
        Assert.Equal((438, 537), Ends(window.Earlier()));
        for (var i = 0; i < 9; i++) window = window.Later();
        Assert.Equal((701, 987, true), (window.From + 13, window.To, window.HasLater)); // 300 lines
        Assert.Equal(window.Earlier(), window);
        Assert.Equal((window.From, window.To), Ends(window.Until(1010)));
        window = window.Later();
        Assert.False(window.HasLater);
        Assert.Equal((711, 1010), Ends(window.Until(1010)));
    }

    static (int From, int To) Ends(LogWindow window) => (window.From, window.To);
}
