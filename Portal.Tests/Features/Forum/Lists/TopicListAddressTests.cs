using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum;

public class TopicListAddressTests
{
    [Fact]
    public void Everything_that_a_list_shows_stands_in_its_address()
    {
        var latest = new TopicListAddress(TopicSort.Latest);
        Assert.Equal("/latest", latest.Url());
        Assert.Equal("/tag/ink%20jet", (latest with { Tags = ["ink jet"] }).Url());
        Assert.Equal("/latest?tag=a&tag=b&kind=question&state=unanswered", (latest with { Tags = ["a", "b"], Kind = TopicKind.Question, State = AnswerState.Unanswered }).Url());
        Assert.Equal("/top?period=week&from=t1-2", (latest with { Sort = TopicSort.Top, Period = TopicPeriod.Week }).Url("t1-2"));
        Assert.Equal("/c/general?sort=new&tag=a", (new TopicListAddress(TopicSort.New, "general") { Tags = ["a"] }).Url());
        Assert.Equal("/tag/a?sort=top", new TopicListAddress(TopicSort.Top).With("a").Url());
        Assert.Equal("/top?tag=a&tag=b", new TopicListAddress(TopicSort.Top).With("a").With("B").Url());
        Assert.Equal("/top", new TopicListAddress(TopicSort.Top).With("a").Without("a").Url());
    }

    [Fact]
    public void Two_filters_are_the_same_where_each_shows_the_same()
    {
        var filter = new TopicFilter(TopicSort.Top, 7) { Tags = ["a", "b"], Period = TopicPeriod.Week };
        Assert.True(filter.IsSame(new(TopicSort.Top, 7) { Tags = [.. filter.Tags], Period = TopicPeriod.Week }));
        Assert.False(filter.IsSame(filter with { Tags = ["a"] }));
        Assert.False(filter.IsSame(filter with { CategoryId = 8 }));
    }

    [Fact]
    public void What_an_address_does_not_know_is_as_good_as_nothing()
    {
        Assert.Equal((TopicSort.Mine, null, null, null), (TopicListAddress.Word<TopicSort>("MINE"), TopicListAddress.Word<AnswerState>("gone"), TopicListAddress.Word<AnswerState>("1"), TopicListAddress.Word<TopicKind>(null)));
        Assert.Equal(["a", "b-c"], TopicListAddress.Words(["A", null, "", " a ", "b c", new string('x', 40)]));
        Assert.Equal(TopicFilter.MostTags, TopicListAddress.Words(Enumerable.Range(0, 20).Select(i => $"t{i}")).Count);
    }
}
