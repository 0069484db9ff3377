using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Forum;

/// <summary>What is away is away in the small things, too.</summary>
public class SightTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_wrote_a_deleted_post_is_not_named_above_the_answer_to_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        var gone = await portal.Reply(bo, topic, "I should not have said this");
        Assert.True((await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("Never mind", gone.PostId), null, default)).Done);
        Assert.Equal(bo.Name, (await portal.Read(ana, topic)).View.Posts[^1].ReplyToName);

        await portal.Get<Posts>().Delete(bo.Actor, gone.PostId, null, default);
        await portal.Get<Portal.Platform.Live.NewsDispatcher>().CatchUp(default);
        Assert.Null((await portal.Read(ana, topic)).View.Posts[^1].ReplyToName);
        Assert.Equal(bo.Name, (await portal.Read(mo, topic)).View.Posts[^1].ReplyToName);
    }

    [Theory, BothDatabases]
    public async Task Nobody_accepts_a_deleted_post_as_the_answer(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        var (stays, gone) = (await portal.Reply(ana, topic, "Turn it off"), await portal.Reply(ana, topic, "And on"));
        await portal.Get<Posts>().Delete(ana.Actor, gone.PostId, null, default);
        Assert.True((await portal.Get<Topics>().Accept(mo.Actor, topic.TopicId, stays.PostId, default)).Done);
        Assert.Equal(ProblemKind.Invalid, (await portal.Get<Topics>().Accept(mo.Actor, topic.TopicId, gone.PostId, default)).Problem?.Kind);
    }

    [Theory, BothDatabases]
    public async Task The_forums_channel_tells_nothing_of_a_hidden_club(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var hana = await portal.NewMember("hana");
        var club = await portal.NewClub(hana, Visibility.Hidden);
        await portal.Get<Portal.Platform.Live.NewsDispatcher>().CatchUp(default);
        Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Change(hana.Actor, club.Club.Slug, new("Another name", "About"), default)).Done);
        var told = await portal.Get<Database>().Read(db => db.Set<NewsRow>().Where(n => n.Channels.Contains(" forum ")).Select(n => n.Data).ToListAsync());
        Assert.DoesNotContain(told, data => data.Contains($"\"categoryId\":{club.BoardId}", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Odd_words_in_the_addresses_of_sign_in_and_of_staff_pages_are_no_error(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var admin = await portal.SignedIn(await portal.NewMember("ada", Roles.Admin), followRedirects: false);
        using var visitor = portal.Visitor(followRedirects: false);
        foreach (var address in (string[])["/account/code?stay=x", "/account/code?stay=%00"]) Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync(address)).StatusCode);
        foreach (var address in (string[])["/moderation/audit?subject=a%00b", "/moderation/audit?person=a%00b", "/admin/people?q=a%00", "/admin/people?after=a%00"])
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(address)).StatusCode);

        var answer = await new Portal.Tests.Features.Accounts.Forms(portal.Visitor()).SignIn("a\0b", "not the password");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("", portal.Errors.Take());
    }
}
