using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

/// <summary>A filter's next choice goes on from the last one, whichever page has arrived.</summary>
public class ChosenAheadTests
{
    private readonly ChosenAhead<Filter> chosen = new(new(null, null));

    public ChosenAheadTests() => chosen.Show(new(null, null));

    [Fact]
    public void A_choice_is_kept_while_the_page_before_it_is_drawn_again()
    {
        chosen.Choose(chosen.Last with { From = "1" });
        chosen.Show(new(null, null)); // its figures came late
        Assert.Equal(new("1", "2"), chosen.Choose(chosen.Last with { To = "2" }));
    }

    [Fact]
    public void The_page_of_the_first_of_two_choices_does_not_take_the_second_back()
    {
        chosen.Choose(new("1", null));
        chosen.Choose(new("1", "2"));
        chosen.Show(new("1", null));
        Assert.Equal(new("1", "2"), chosen.Last);
        chosen.Show(new("1", "2"));
        Assert.Equal(new("1", "2"), chosen.Last);
    }

    [Fact]
    public void Any_other_address_is_where_the_next_choice_goes_on_from()
    {
        chosen.Choose(new("1", null));
        chosen.Show(new("7", null)); // a link, or back
        Assert.Equal(new("7", null), chosen.Last);
        chosen.Show(new("1", null)); // back to what was chosen once
        Assert.Equal(new("1", null), chosen.Last);
    }

    private sealed record Filter(string? From, string? To);
}
