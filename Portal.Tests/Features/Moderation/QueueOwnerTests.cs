using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Privacy;
using Portal.Platform.Live;
using Portal.Tests.Commons.Moderation;
using Portal.Tests.Commons.People;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

public class QueueOwnerTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_a_colleague_decided_and_what_is_about_one_person_is_found(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (portal, first) = (scene.Portal, await scene.Flagged());
        var post = new Subject("post", (await portal.Reply(scene.Ana, scene.First, "Another one")).PostId);
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, post, FlagReason.Spam, null, null, default)).Done);
        var second = await scene.TheCase(post);
        using var http = await portal.SignedIn(scene.Mia);
        var person = await http.GetStringAsync($"/moderation/people/{scene.Ana.Name}");
        Assert.Contains($"href=\"/moderation?author={scene.Ana.Id}\"", person, StringComparison.Ordinal);
        var theirs = await http.GetStringAsync($"/moderation?author={scene.Ana.Id}");
        Assert.True(theirs.Contains($"id=\"case-{first.Id}\"") && theirs.Contains($"id=\"case-{second.Id}\""), theirs);

        foreach (var (by, id) in new[] { (scene.Max, first.Id), (scene.Mia, second.Id) })
        {
            Assert.True((await scene.Decisions.Claim(by.Actor, id, default)).Done);
            Assert.True((await scene.Decisions.Decide(by.Actor, id, new(Outcome.Ignored), default)).Done);
        }

        var decided = (await scene.Queue.View(scene.Mia.Actor, new(CaseState.Closed) { DecidedBy = scene.Max.Id }, QueueCursor.Start, told: false, default)).Value;
        Assert.Equal([first.Id], decided.Page.Items.Select(c => c.Id));
        Assert.Equal(scene.Max.Id, decided.Deciders[0].Id); // who is chosen comes first
        var page = await http.GetStringAsync($"/moderation?state=closed&decided={scene.Max.Id}");
        Assert.True(page.Contains($"id=\"case-{first.Id}\"") && !page.Contains($"id=\"case-{second.Id}\""), page);
        using var api = await portal.Api(scene.Mia);
        Assert.Equal([second.Id], (await api.Ask($"moderation/queue?state=closed&decidedBy={scene.Mia.Id}")).Items.Select(c => c.GetProperty("id").GetInt64()));
        Assert.True((await scene.Decisions.Undo(scene.Max.Actor, first.Id, null, default)).Done);
        Assert.Empty((await api.Ask($"moderation/queue?state=closed&decidedBy={scene.Max.Id}")).Items); // it does not stand any more
    }

    [Theory, BothDatabases]
    public async Task A_colleagues_cases_have_an_address_and_who_owns_one_or_is_on_one_is_offered(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        var owned = await scene.Flagged();
        var post = await portal.Reply(scene.Ana, scene.First, "Another one");
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, new("post", post.PostId), FlagReason.Spam, null, null, default)).Done);
        var claimed = await scene.TheCase(new("post", post.PostId));
        Assert.Empty((await scene.Queue.View(scene.Mia.Actor, new(), QueueCursor.Start, told: false, default)).Value.Owners);
        Assert.True((await scene.Decisions.Assign(scene.Mia.Actor, owned.Id, scene.Max.Id, null, default)).Done);
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, claimed.Id, default)).Done);

        var theirs = (await scene.Queue.View(scene.Mia.Actor, new(Owner: scene.Max.Id), QueueCursor.Start, told: false, default)).Value;
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

        // It is read once for all who moderate everywhere, but what each may do with it, and see of it, is their own.
        var (lena, admin) = (await portal.NewMember("lena"), await portal.NewMember("ada", Roles.Admin));
        var here = await PlaceModeratorTests.NewCategory(portal, admin);
        await PlaceModeratorTests.Give(portal, admin, here, lena);
        var (hers, of) = (await PlaceModeratorTests.Start(portal, scene.Max, here), scene.Max.Actor);
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, new("post", hers.PostId), FlagReason.Abuse, null, null, default)).Done);
        await portal.Get<NewsDispatcher>().CatchUp(default);
        Assert.Equal(3, (await Told(scene.Mia.Actor)).Page.Items.Count); // the same filter has another answer after other news
        Assert.Equal(hers.PostId, Assert.Single((await Told(lena.Actor)).Page.Items).Subject.Id);
        Assert.Null((await Told(scene.Mia.Actor)).Page.Items.Single(c => c.Subject.Id == hers.PostId).Refusal);
        Assert.NotNull((await Told(of)).Page.Items.Single(c => c.Subject.Id == hers.PostId).Refusal); // nobody decides about themselves

        // Nobody told of this: who reads because of the same news reads what another has read just before, and who comes anew how it is.
        Assert.True((await scene.Flags.Raise(scene.Ana.Actor, new("post", hers.PostId), FlagReason.Spam, null, null, default)).Done);
        await portal.Get<NewsDispatcher>().CatchUp(default);
        Assert.Equal(3, (await Told(scene.Mia.Actor)).Page.Items.Count);
        await portal.Get<Database>().Write<Nothing>(async db => { await db.Set<Flag>().Where(f => f.CaseId == owned.Id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Note, "Quite rude.")); return default(Nothing); }, default);
        Assert.Equal("Rude.", (await Told(scene.Max.Actor)).Page.Items.Single(c => c.Id == owned.Id).Flags[0].Note);
        Assert.Equal("Quite rude.", (await scene.Queue.View(scene.Max.Actor, new(), QueueCursor.Start, told: false, default)).Value.Page.Items.Single(c => c.Id == owned.Id).Flags[0].Note);

        // What is taken out of a post is taken out of every queue that is open.
        Assert.Contains(Scene.Rude, Shown(await Told(scene.Mia.Actor)));
        Assert.True((await portal.Get<Rescues>().Rescue(scene.Mia.Actor, scene.ReplySubject, [Scene.Rude], null, default)).Done);
        await portal.Get<NewsDispatcher>().CatchUp(default);
        Assert.DoesNotContain(Scene.Rude, Shown(await Told(scene.Max.Actor)));

        // Who has nothing any more is still the one who is chosen.
        Assert.True((await scene.Decisions.Assign(scene.Mia.Actor, owned.Id, null, null, default)).Done);
        Assert.Contains(scene.Max.Id, (await scene.Queue.View(scene.Mia.Actor, new(Owner: scene.Max.Id), QueueCursor.Start, told: false, default)).Value.Owners.Select(p => p.Id));

        // Among closed ones, who decided is offered.
        Assert.True((await scene.Decisions.Decide(scene.Mia.Actor, claimed.Id, new(Outcome.Ignored), default)).Done);
        Assert.Equal([scene.Mia.Id], (await scene.Queue.View(scene.Max.Actor, new(CaseState.Closed), QueueCursor.Start, told: false, default)).Value.Deciders.Select(p => p.Id));

        async Task<QueueView> Told(Actor actor) => (await scene.Queue.View(actor, new(), QueueCursor.Start, told: true, default)).Value;

        string Shown(QueueView view) => view.Page.Items.Single(c => c.Id == owned.Id).Evidence.Html.Value;
    }
}
