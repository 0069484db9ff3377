using Portal.Commons.Drafts;
using Portal.Features.Messages;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Messages;

public class FirstMessageDraftTests(Portals portals)
{
    [Theory]
    [InlineData("new-message", "")]
    [InlineData("new-message", "\0")]
    [InlineData("new-message:bo", "@Bo")]
    [InlineData("new-message:ana,bo", "bo", "ANA", "@ana")]
    public void What_is_typed_for_the_same_people_has_one_place(string place, params string[] names) => Assert.Equal(place, Conversations.DraftTo(names));

    [Theory, BothDatabases]
    public async Task What_was_typed_for_somebody_goes_on_in_the_conversation_that_they_began_meanwhile(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (drafts, place) = (portal.Get<DraftStore>(), Conversations.DraftTo([bo.Name]));
        Assert.True((await drafts.Keep(ana.Actor, place, "Title", "typed first", "@" + bo.Name, default)).Done);
        var id = (await portal.Begin(bo, "Hello", ana)).Value;
        Assert.True((await drafts.Keep(ana.Actor, Conversations.Draft(id), null, "typed there", default)).Done);
        foreach (var _ in new[] { 1, 2 }) Assert.True((await drafts.Move(ana.Actor, place, Conversations.Draft(id), default)).Done);
        Assert.Null(await drafts.Find(ana.Actor, place, default));
        Assert.Equal("typed there\n\ntyped first", (await drafts.Find(ana.Actor, Conversations.Draft(id), default))!.Text);
    }

    [Theory, BothDatabases]
    public async Task Odd_recipients_in_the_address_show_the_form(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var browser = await portal.SignedIn(await portal.NewMember("ana"));
        foreach (var to in new[] { "%00", "%ED%A0%80", "a%00b,c", new string('x', 500), "@" }) Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.GetAsync($"/messages/new?to={to}")).StatusCode);
    }
}
