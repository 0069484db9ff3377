using Portal.Commons.Sanctions;

namespace Portal.Tests.Commons.Sanctioning;

public class SanctionLengthTests
{
    static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void It_ends_after_so_many_hours_or_at_the_moment_that_was_typed()
    {
        Assert.Equal(Now.AddDays(1), SanctionLength.Usual(SanctionKind.Mute).EndFrom(Now));
        Assert.Equal(Now.AddDays(7), SanctionLength.Usual(SanctionKind.Suspension).EndFrom(Now));
        Assert.Equal(Now.AddDays(30), SanctionLength.OfDays(30).EndFrom(Now));
        Assert.Equal(new DateTime(2026, 4, 2, 8, 30, 0, DateTimeKind.Utc), new SanctionLength(SanctionLength.ToMoment, "2026-04-02T08:30").EndFrom(Now));
        Assert.Null(new SanctionLength(SanctionLength.ToMoment, "soon").EndFrom(Now));
        Assert.Null(new SanctionLength(SanctionLength.ToMoment).EndFrom(Now));
    }

    [Fact]
    public void Steps_are_proposed_and_follow_by_the_highest_that_is_reached()
    {
        SanctionStep[] steps = [new(SanctionKind.Approval, 5, 2, Acts: true), new(SanctionKind.Mute, 7, 4), new(SanctionKind.Ban, null, 9)];
        Assert.Equal([SanctionKind.Warning, SanctionKind.Approval, SanctionKind.Approval, SanctionKind.Mute, SanctionKind.Ban], ((int[])[1, 2, 3, 4, 20]).Select(points => SanctionScale.Next(steps, points).Kind));
        Assert.Equal([null, SanctionKind.Approval, SanctionKind.Approval], ((int[])[1, 2, 20]).Select(points => SanctionScale.Following(steps, points)?.Kind));
        Assert.Equal(SanctionKind.Warning, SanctionScale.Next([], 100).Kind);
        Assert.Null(SanctionScale.Check(steps));
        Assert.Null(SanctionScale.Check(SanctionScale.Usual));
    }

    [Fact]
    public void What_the_scale_proposes_can_be_chosen() =>
        Assert.All(Enumerable.Range(0, 12).Select(points => SanctionScale.Next(SanctionScale.Usual, points).Days).OfType<int>(), days => Assert.Contains(SanctionLength.OfDays(days).Hours, SanctionLength.Offered));
}
