using Portal.Features.Clubs;

namespace Portal.Tests.Features.Clubs;

public class NewsFormTests
{
    [Fact]
    public void A_form_goes_on_where_it_was_left_unless_the_news_were_changed_since()
    {
        var kept = new NewsForm { Title = "At nine", When = NewsTime.Later, At = "2026-07-01T09:00", Revision = 2 }.Write();
        Assert.Null(NewsForm.Read(kept, 3));
        var form = NewsForm.Read(kept, 2)!;
        var wish = form.Wish("Words", null, "Europe/Berlin").Value;
        Assert.Equal(("At nine", "Words", false, new DateTime(2026, 7, 1, 7, 0, 0)), (wish.Title, wish.Body, wish.Draft, wish.At!.Value));
        form.At = "";
        Assert.Equal("at", form.Wish("Words", null, "Europe/Berlin").Problem?.Field);
        form.When = NewsTime.Draft;
        Assert.Equal(new NewsWish("At nine", "Words", Draft: true), form.Wish("Words", null, "Europe/Berlin").Value);
    }
}
