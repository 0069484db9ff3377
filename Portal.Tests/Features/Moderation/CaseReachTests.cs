using Portal.Commons.Moderation;
using Portal.Features.Moderation;
using Portal.Tests.Commons.Moderation;

namespace Portal.Tests.Features.Moderation;

/// <summary>Which cases are chosen, one by one or all together.</summary>
public class CaseReachTests(Portals portals)
{
    [Fact]
    public async Task Nobody_chooses_what_somebody_else_is_on_or_owns_and_whoever_may_chooses_what_was_decided()
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Sqlite));
        var it = await scene.Flagged();
        Assert.Equal((true, true), await May());
        Assert.True((await scene.Decisions.Claim(scene.Max.Actor, it.Id, default)).Done);
        Assert.Equal((false, true), await May());
        Assert.True((await scene.Decisions.Assign(scene.Max.Actor, it.Id, scene.Max.Id, null, default)).Done);
        Assert.Null((await scene.TheCase()).Claim);
        Assert.Equal((false, true), await May());
        Assert.True((await scene.Decisions.Claim(scene.Max.Actor, it.Id, default)).Done);
        Assert.True((await scene.Decisions.Decide(scene.Max.Actor, it.Id, new(Outcome.Ignored), default)).Done);
        Assert.Equal((true, true), await May());

        async Task<(bool Mia, bool Max)> May()
        {
            var now = await scene.TheCase();
            return (now.MayBeChosenBy(scene.Mia.Id), now.MayBeChosenBy(scene.Max.Id));
        }
    }
}
