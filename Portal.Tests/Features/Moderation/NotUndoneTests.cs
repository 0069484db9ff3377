using Portal.Commons.Moderation;
using Portal.Features.Moderation;

namespace Portal.Tests.Features.Moderation;

public class NotUndoneTests
{
    [Fact]
    public void Of_several_decisions_those_that_stand_stay_asked_for_and_every_reason_is_said_once()
    {
        Problem changed = Problem.Conflict<FlagText>("ChangedSinceDecision"), flagged = Problem.Conflict<FlagText>("FlaggedSinceDecision"), reason = Problem.Invalid<FlagText>("note", "ReasonToUndo");
        var some = NotUndone.Of([1, 2, 3, 4, 5], new ManyDone([new(1, null), new(2, changed), new(3, flagged), new(4, changed), new(5, reason)], More: false));
        Assert.Equal([2L, 3L, 4L, 5L], some.CaseIds);
        Assert.Equal(reason.Sentence, some.AtReason);
        Assert.Equal([(changed.Sentence, 2), (flagged.Sentence, 1)], some.Others);

        var none = NotUndone.Of([1, 2], Problem.NotAllowed);
        Assert.Equal([1L, 2L], none.CaseIds);
        Assert.Equal(Problem.NotAllowed.Sentence, none.Sentence);
        Assert.Empty(NotUndone.Of([1], new ManyDone([new(1, null)], More: false)).CaseIds);
    }
}
