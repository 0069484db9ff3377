using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum;

public class PollCountTests
{
    [Fact]
    public void Choices_are_added_up_and_those_that_are_level_share_the_lead()
    {
        var count = PollCount.Of(PollKind.Multiple, 3, [([1, 2], 4), ([2], 1), ([1], 1)]);
        Assert.Equal((6, 2), (count.Voters, count.Winners.Count));
        Assert.Equal([5, 5, 0], count.Votes);
        Assert.Equal([1, 2], count.Winners);
        Assert.Empty(PollCount.Of(PollKind.Single, 2, []).Winners);
    }

    [Fact]
    public void In_a_ranking_the_last_goes_and_its_ballots_count_for_their_next()
    {
        // Memphis leads at first, Knoxville wins in the end: the textbook example of Tennessee's capital.
        var count = PollCount.Of(PollKind.Ranked, 4, [([1, 2, 3, 4], 42), ([2, 3, 4, 1], 26), ([3, 4, 2, 1], 15), ([4, 3, 2, 1], 17)]);
        Assert.Equal([4], count.Winners);
        Assert.Equal(3, count.Rounds.Count);
        Assert.Equal([42, 26, 15, 17], count.Rounds[0]);
        Assert.Equal([42, 26, null, 32], count.Rounds[1]);
        Assert.Equal([42, null, null, 58], count.Rounds[2]);
    }

    [Fact]
    public void Ballots_that_name_nobody_who_is_left_no_longer_count()
    {
        var count = PollCount.Of(PollKind.Ranked, 3, [([1], 3), ([2], 2), ([3], 4)]);
        Assert.Equal([3], count.Winners);
        Assert.Equal([3, null, 4], count.Rounds[1]);
    }

    [Fact]
    public void However_the_ballots_are_a_ranking_comes_to_an_end_and_no_vote_is_counted_twice()
    {
        var chance = new Random(11);
        for (var i = 0; i < 500; i++)
        {
            var options = chance.Next(2, 8);
            var ballots = Enumerable.Range(0, chance.Next(0, 12)).Select(_ => ((IReadOnlyList<int>)[.. Enumerable.Range(1, options).OrderBy(_ => chance.Next()).Take(chance.Next(1, options + 1))], chance.Next(1, 5))).ToList();
            var count = PollCount.Of(PollKind.Ranked, options, ballots);
            Assert.InRange(count.Rounds.Count, 1, options);
            Assert.All(count.Rounds, round => Assert.True(round.Sum(v => v ?? 0) <= count.Voters));
            Assert.Equal(count.Voters == 0, count.Winners.Count == 0);
        }
    }
}
