using Portal.Commons.Moderation;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Tests.Commons.Moderation;

namespace Portal.Tests.Features.Moderation;

/// <summary>What a moderator must read before they decide.</summary>
public class CaseChangesTests(Portals portals)
{
    [Fact]
    public async Task What_others_did_to_a_case_is_to_be_read_and_what_one_did_oneself_is_not()
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Sqlite));
        var seen = await scene.Flagged();
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, seen.Id, default)).Done);
        var claimed = await scene.TheCase();
        Assert.False(CaseChanges.Of(seen, claimed, scene.Mia.Id).Any);
        Assert.True(CaseChanges.Of(seen, claimed, scene.Max.Id).Any);

        Assert.True((await scene.Flags.Raise(scene.Max.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default)).Done);
        var flagged = await scene.TheCase();
        Assert.Equal([scene.Max.Id], CaseChanges.Of(claimed, flagged, scene.Mia.Id).Flags.Select(f => f.Reporter.Id));
        Assert.True((await scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "I like you all", null, null, default)).Done);
        var edited = await scene.TheCase();
        Assert.True(CaseChanges.Of(flagged, edited, scene.Mia.Id).Edited);
        Assert.True((await scene.Portal.Get<Posts>().Delete(scene.Ana.Actor, scene.Reply.PostId, null, default)).Done);
        Assert.True(CaseChanges.Of(edited, await scene.TheCase(), scene.Mia.Id).Gone);
    }
}
