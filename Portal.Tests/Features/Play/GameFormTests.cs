using Portal.Features.Play;

namespace Portal.Tests.Features.Play;

public class GameFormTests
{
    static readonly DateTime Now = new(2026, 6, 30, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_form_is_kept_as_it_was_typed_and_its_times_are_those_of_who_types()
    {
        var form = GameForm.Read(new GameForm { Title = "Beans", Lines = "One\nTwo", Hours = GameForm.AtTime, Closes = "2026-07-01T20:00", VoteHours = 24, Points = "many" }.Write())!;
        var plan = form.Plan(7, "Words", Now, "Asia/Taipei").Value;
        Assert.Equal((7L, "Beans", "Words", new DateTime(2026, 7, 1, 12, 0, 0)), (plan.GroupId, plan.Title, plan.Body, plan.ClosesAt));
        Assert.Equal((plan.ClosesAt.AddDays(1), -1, "One\nTwo"), (form.Contest(plan, "Asia/Taipei").Value.VotesUntil, form.Number(), form.Lines));
        form.Hours = 6;
        Assert.Equal(Now.AddHours(6), form.Plan(7, "", Now, "Asia/Taipei").Value.ClosesAt);
    }

    [Fact]
    public void A_time_that_is_none_is_refused_at_its_field_and_what_cannot_be_read_is_no_form()
    {
        var form = new GameForm { Hours = GameForm.AtTime, Closes = "soon", VoteHours = GameForm.AtTime };
        Assert.Equal(("closesAt", "no-such-date"), (form.Plan(7, "", Now, "UTC").Problem?.Field, form.Plan(7, "", Now, "UTC").Problem?.Code));
        Assert.Equal("votesUntil", form.Contest(new(7, "", "", Now), "UTC").Problem?.Field);
        Assert.Null(GameForm.Read("{"));
        Assert.Null(GameForm.Read(null));
    }
}
