using Portal.Commons.Sanctions;

namespace Portal.Tests.Commons.Sanctioning;

public class OwnWordsTests
{
    [Fact]
    public void What_was_typed_comes_back_after_any_worded_reason_and_a_changed_one_counts_as_typed()
    {
        var own = new OwnWords();
        Assert.Equal("Against the rules", own.Choose("Be kind, please", "Against the rules"));
        Assert.Equal("Spam", own.Choose("Against the rules", "Spam"));
        Assert.Equal("Be kind, please", own.Choose("Spam", null));
        Assert.Equal("Spam", own.Choose("Be kind", "Spam"));
        Assert.Equal("Against the rules", own.Choose("Spam, again", "Against the rules"));
        Assert.Equal("Spam, again", own.Choose("Against the rules", null));
        Assert.Equal("Spam", own.Choose("", "Spam"));
        Assert.Equal("", own.Choose("Spam", null));
    }
}
