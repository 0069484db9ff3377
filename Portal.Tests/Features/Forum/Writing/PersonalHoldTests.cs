using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum;

public class PersonalHoldTests
{
    private const string Number = "Call me: 13812345678";

    [Fact]
    public void What_its_writer_wants_published_is_not_held_again_and_no_longer_goes_to_the_staff()
    {
        var hold = new PersonalHold();
        Assert.True(hold.Stops(Number));
        hold.GoPrivately();
        Assert.True(hold.Privately);

        hold.Allow();
        Assert.False(hold.Privately);
        Assert.False(hold.Stops(Number));
        Assert.True(hold.Stops(Number + " or 13987654321"));
    }

    [Fact]
    public void What_stands_in_public_already_is_not_asked_about() => Assert.False(new PersonalHold().Stops(Number + " soon", known: Number));
}
