using Portal.Commons.Moderation;
using Portal.Tests.Commons.Moderation;

namespace Portal.Tests.Features.Moderation;

public class QueueRightsTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_moderator_decides_nothing_about_an_admin_and_nobody_hears_of_it_on_the_hub_but_who_may(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var admin = await scene.Portal.NewMember("admin", Roles.Admin);
        var post = await scene.Portal.Reply(admin, scene.First, "I close this soon.");
        var subject = new Subject("post", post.PostId);
        await scene.Flags.Raise(scene.Bo.Actor, subject, FlagReason.Abuse, null, null, default);
        var it = await scene.TheCase(subject);
        Assert.NotNull(it.Refusal);
        Assert.Equal(ProblemKind.Refused, (await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Problem?.Kind);
        Assert.True((await scene.Decisions.Claim((await scene.Portal.NewMember("other", Roles.Admin)).Actor, it.Id, default)).Done);
        await using var bo = await scene.Portal.Listen(scene.Bo);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bo.Subscribe("moderation"));
    }
}
