namespace Portal.Tests.Commons.People;

public class BondsTests
{
    [Fact]
    public void What_binds_everywhere_and_what_binds_at_one_place_are_told_apart()
    {
        Assert.Same(Bonds.None, Bonds.Parse(null));
        Assert.Equal((true, false, false), Everywhere("Suspension"));
        Assert.Equal((true, true, false), Everywhere("Ban Mute Mute@club:7"));
        Assert.Equal((false, false, true), Everywhere("Warning Mute@category:5"));
        Assert.Equal((false, false, false), Everywhere("Mute@club:7 Warning@category:5"));

        var bonds = Bonds.Parse("Mute@club:7 Warning@category:5 Mute@category:5");
        Assert.Equal("club:7 category:5", string.Join(' ', bonds.MutedAt));
        Assert.Equal("category:5", string.Join(' ', bonds.WarnedAt));

        var waits = Bonds.Parse("Approval Approval@club:7"); // takes nothing from them but that it stands at once
        Assert.Equal((false, false, false, true, "club:7"), (waits.Banned, waits.Muted, waits.Warned, waits.Approval, string.Join(' ', waits.ApprovalAt)));
        Assert.False(bonds.Approval);
    }

    static (bool Banned, bool Muted, bool Warned) Everywhere(string words)
    {
        var bonds = Bonds.Parse(words);
        return (bonds.Banned, bonds.Muted, bonds.Warned);
    }
}
