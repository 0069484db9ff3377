using Portal.Features.Clubs;

namespace Portal.Tests.Features.Clubs;

public class NewsFormTests
{
    [Fact]
    public void A_form_goes_on_where_it_was_left_also_where_the_news_were_changed_since()
    {
        var kept = new NewsForm { Title = "At nine", When = NewsTime.Later, At = "2026-07-01T09:00", Revision = 2 }.Write();
        Assert.Null(NewsForm.Read("no form"));
        var form = NewsForm.Read(kept)!;
        Assert.Equal(2, form.Revision); // the page compares it with what the news are now, and says that somebody changed them
        var wish = form.Wish("Words", null, "Europe/Berlin").Value;
        Assert.Equal(("At nine", "Words", false, new DateTime(2026, 7, 1, 7, 0, 0)), (wish.Title, wish.Body, wish.Draft, wish.At!.Value));
        form.At = "";
        Assert.Equal("at", form.Wish("Words", null, "Europe/Berlin").Problem?.Field);
        form.When = NewsTime.Draft;
        Assert.Equal(new NewsWish("At nine", "Words", Draft: true), form.Wish("Words", null, "Europe/Berlin").Value);
    }
}
