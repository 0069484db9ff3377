using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Clubs;
using Portal.Features.Rooms;
using Portal.Platform.Files;
using Portal.Platform.Jobs;

namespace Portal.Tests.Platform.Files;

/// <summary>Who gets a file to see, and how long it stays.</summary>
public class FileSightTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_file_goes_out_of_sight_with_the_post_it_stands_in_and_comes_back_with_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (member, moderator) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(member);
        var url = await Upload(portal, member);
        var post = await portal.Reply(member, topic, $"see ![it]({url})");
        (HttpClient Owner, HttpClient Moderator, HttpClient Other, HttpClient Visitor) = (await portal.SignedIn(member), await portal.SignedIn(moderator), await portal.SignedIn(await portal.NewMember()), portal.Visitor());

        Assert.Equal("200 200 200 200", await Look());
        await portal.SetHidden(post.PostId);
        Assert.Equal("200 200 404 404", await Look());
        await portal.SetHidden(post.PostId, false);
        Assert.Equal("200 200 200 200", await Look());
        Assert.True((await portal.Get<Portal.Features.Forum.Posts>().Delete(member.Actor, post.PostId, null, default)).Done);
        Assert.Equal("200 200 404 404", await Look());

        async Task<string> Look() => $"{await Status(Owner, url)} {await Status(Moderator, url)} {await Status(Other, url)} {await Status(Visitor, url)}";
    }

    [Theory, BothDatabases]
    public async Task A_file_of_a_hidden_club_is_for_its_members_wherever_in_the_club_it_stands(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var (slug, about, said) = ("files-" + Guid.NewGuid().ToString("N")[..8], await Upload(portal, host), await Upload(portal, host));
        Assert.True((await portal.Get<Clubs>().Create(host.Actor, new(slug, "Files", $"![a]({about})", Visibility.Hidden), null, default)).Done);
        var room = await portal.Get<Database>().Read(db => db.Set<Club>().Where(c => c.Slug == slug).Select(c => c.RoomId).SingleAsync());
        Assert.True((await portal.Get<Rooms>().Say(host.Actor, room, new($"![b]({said})"), null, default)).Done);

        foreach (var url in (string[])[about, said])
        {
            Assert.Equal(200, await Status(await portal.SignedIn(host), url));
            Assert.Equal(404, await Status(await portal.SignedIn(await portal.NewMember()), url));
            Assert.Equal(404, await Status(portal.Visitor(), url));
        }
    }

    [Fact]
    public async Task Naming_a_file_without_knowing_its_address_shows_it_to_nobody()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (owner, thief) = (await portal.NewMember("owner"), await portal.NewMember("thief"));
        var url = await Upload(portal, owner);
        var hidden = await portal.Reply(owner, await portal.StartTopic(owner), url);
        Assert.True((await portal.Get<Portal.Features.Forum.Posts>().Delete(owner.Actor, hidden.PostId, null, default)).Done);

        await portal.Reply(thief, await portal.StartTopic(thief), url[..(url.LastIndexOf('/') + 1)] + "000000000000-a.png");

        Assert.Equal(404, await Status(portal.Visitor(), url));
    }

    [Theory, BothDatabases]
    public async Task Who_kept_the_address_of_a_hidden_file_cannot_show_it_again(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (owner, thief) = (await portal.NewMember("owner"), await portal.NewMember("thief"));
        var url = await Upload(portal, owner);
        var post = await portal.Reply(owner, await portal.StartTopic(owner), url);
        Assert.Equal(200, await Status(portal.Visitor(), url));
        Assert.True((await portal.Get<Portal.Features.Forum.Posts>().Delete(owner.Actor, post.PostId, null, default)).Done);

        await portal.Reply(thief, await portal.StartTopic(thief), url);
        Assert.True((await portal.Get<Portal.Features.Chat.Chats>().Start(Actor.Visitor, new($"Look: {url}"), null, default)).Done);
        Assert.Equal(404, await Status(portal.Visitor(), url));
        await portal.Reply(owner, await portal.StartTopic(owner), url);
        Assert.Equal(200, await Status(portal.Visitor(), url));
    }

    [Theory, BothDatabases]
    public async Task What_stands_in_no_text_after_a_day_is_thrown_away_and_its_content_an_hour_later(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, configure: TestPortal.WithoutJobs); // but the one that is run here
        var member = await portal.NewMember();
        var (unused, posted, typed) = (await Upload(portal, member, "unused"), await Upload(portal, member, "posted"), await Upload(portal, member, "typed"));
        await portal.Reply(member, await portal.StartTopic(member), $"[it]({posted})");
        Assert.True((await portal.Get<Portal.Commons.Drafts.DraftStore>().Keep(member.Actor, "new-topic", null, $"[it]({typed})", default)).Done);
        var job = portal.Get<IEnumerable<IJob>>().OfType<UnusedFiles>().Single();

        portal.Clock.Advance(TimeSpan.FromHours(23));
        await job.Run(default);
        Assert.Equal((200, 200, 200), await Look());

        portal.Clock.Advance(TimeSpan.FromHours(2));
        await job.Run(default);
        Assert.Equal((404, 200, 200), await Look());
        Assert.Equal(3, Contents());
        await job.Run(default);
        Assert.Equal(2, Contents());
        Assert.Equal((404, 200, 200), await Look());

        var again = await Upload(portal, member, "unused"); // the same content once more
        Assert.Equal(200, await Status(portal.Visitor(), again));

        async Task<(int, int, int)> Look() => (await Status(portal.Visitor(), unused), await Status(portal.Visitor(), posted), await Status(portal.Visitor(), typed));
        int Contents() => Directory.GetFiles(Path.Combine(portal.DataDirectory, "files"), "*", SearchOption.AllDirectories).Length;
    }

    static async Task<string> Upload(TestPortal portal, Member member, string? text = null)
    {
        var answer = await (await portal.SignedIn(member)).Upload(text is null ? Samples.Png : Samples.Of(text), text is null ? "a.png" : "a.txt");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).Url();
    }

    static async Task<int> Status(HttpClient client, string url) => (int)(await client.GetAsync(url)).StatusCode;
}
