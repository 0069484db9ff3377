namespace Portal.Tests.Commons.People;

public class BondsTests
{
    [Fact]
    public void What_binds_everywhere_and_what_binds_at_one_place_are_told_apart()
    {
        Assert.Same(Bonds.None, Bonds.Parse(null));
        Assert.Equal((true, false, false), Of("Suspension"));
        Assert.Equal((true, true, false), Of("Ban Mute Mute@club:7"));
        Assert.Equal((false, false, true), Of("Warning Mute@category:5"));
        var bonds = Bonds.Parse("Mute@club:7 Warning@category:5 Mute@category:5");
        Assert.False(bonds.Banned || bonds.Muted || bonds.Warned);
        Assert.Equal([new("club", 7), new("category", 5)], bonds.MutedAt);
        Assert.Equal([new("category", 5)], bonds.WarnedAt);

        static (bool Banned, bool Muted, bool Warned) Of(string words) => Bonds.Parse(words) is var it ? (it.Banned, it.Muted, it.Warned) : default;
    }
}
