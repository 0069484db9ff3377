using Portal.Commons.Moderation;
using Portal.Platform.Live;
using Portal.Tests.Commons.Moderation;

namespace Portal.Tests.Features.Moderation;

public class QueueOwnerTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_colleagues_cases_have_an_address_and_who_owns_one_or_is_on_one_is_offered(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        var owned = await scene.Flagged();
        var post = await portal.Reply(scene.Ana, scene.First, "Another one");
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, new("post", post.PostId), FlagReason.Spam, null, null, default)).Done);
        var claimed = await scene.TheCase(new("post", post.PostId));
        Assert.Empty((await scene.Queue.View(scene.Mia.Actor, new(), QueueCursor.Start, default)).Value.Owners);
        Assert.True((await scene.Decisions.Assign(scene.Mia.Actor, owned.Id, scene.Max.Id, null, default)).Done);
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, claimed.Id, default)).Done);

        var theirs = (await scene.Queue.View(scene.Mia.Actor, new(Owner: scene.Max.Id), QueueCursor.Start, default)).Value;
        Assert.Equal([owned.Id], theirs.Page.Items.Select(c => c.Id));
        Assert.Equal([scene.Max.Id, scene.Mia.Id], theirs.Owners.Select(p => p.Id)); // who is chosen comes first
        using var http = await portal.SignedIn(scene.Mia);
        var page = await http.GetStringAsync($"/moderation?owner={scene.Max.Id}");
        Assert.True(page.Contains($"id=\"case-{owned.Id}\"") && !page.Contains($"id=\"case-{claimed.Id}\""), page);
        Assert.Contains($"<option value=\"{scene.Max.Id}\"", page);
        Assert.Contains($"href=\"/moderation/people/{scene.Bo.Name}?kind=flags-raised\"", page); // what else whoever flagged it has flagged
        Assert.Contains($"id=\"case-{claimed.Id}\"", await http.GetStringAsync("/moderation?owner=me"));
        Assert.Contains($"id=\"case-{claimed.Id}\"", await http.GetStringAsync("/moderation?owner=none-of-these")); // what makes no sense is left out

        // What is read because news told of a change is the same.
        await portal.Get<NewsDispatcher>().CatchUp(default);
        var told = (await scene.Queue.View(scene.Mia.Actor, new(), QueueCursor.Start, told: true, default)).Value;
        Assert.Equal((2, 2, 2), (told.Page.Items.Count, told.Waiting, told.Owners.Count));
        Assert.True(told.Page.Items.Single(c => c.Id == claimed.Id).Claim is { } claim && claim.By.Id == scene.Mia.Id);

        // Who has nothing any more is still the one who is chosen.
        Assert.True((await scene.Decisions.Assign(scene.Mia.Actor, owned.Id, null, null, default)).Done);
        Assert.Contains(scene.Max.Id, (await scene.Queue.View(scene.Mia.Actor, new(Owner: scene.Max.Id), QueueCursor.Start, default)).Value.Owners.Select(p => p.Id));
    }
}
