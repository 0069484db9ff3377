using Portal.Commons.Moderation;
using Portal.Features.Moderation;
using Portal.Tests.Commons.Moderation;
using Portal.Tests.Commons.People;

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

    [Theory, BothDatabases]
    public async Task Who_decided_that_somebody_did_wrong_is_led_to_a_warning_where_they_may_warn(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena"));
        var (here, there) = (new Subject("category", await PlaceModeratorTests.NewCategory(portal, ada)), new Subject("category", await PlaceModeratorTests.NewCategory(portal, ada)));
        await PlaceModeratorTests.Give(portal, ada, here.Id, lena);
        Assert.Equal((true, true, true), Led(await portal.StandingOf(await portal.NewMember("mo", Roles.Moderator)), Outcome.Hidden));
        Assert.Equal((true, false, false), Led(await portal.StandingOf(lena), Outcome.Hidden));
        Assert.Equal((true, false, false), Led(await portal.StandingOf(lena), Outcome.Agreed));
        Assert.Equal((false, false, false), Led(await portal.StandingOf(lena), Outcome.Disagreed));
        Assert.Equal((false, false, false), Led(await portal.StandingOf(await portal.NewMember("ana")), Outcome.Hidden));

        (bool Here, bool There, bool Nowhere) Led(Standing reader, Outcome outcome) =>
            (CaseReach.LeadsToWarning(reader, here, outcome), CaseReach.LeadsToWarning(reader, there, outcome), CaseReach.LeadsToWarning(reader, null, outcome));
    }
}
