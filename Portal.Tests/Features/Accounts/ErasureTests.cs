using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Accounts;
using Portal.Features.Chat;
using Portal.Features.Clubs;
using Portal.Tests.Features.Chat;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Accounts;

public class ErasureTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_somebody_said_in_chats_goes_with_them_and_what_they_were_answered_stays(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (customer, agent) = (await portal.NewMember("cam"), await portal.NewMember("ada", Roles.Agent));
        var chat = (await portal.Get<Chats>().Start(customer.Actor, new("My number is 555-0199."), null, default)).Value;
        Assert.Null((await portal.Get<Desk>().Claim(agent.Actor, chat.Id, default)).Problem);
        Assert.True((await portal.Say(ChatParty.Desk(agent.Actor), chat.Id, "We call you.")).Done);
        Assert.Contains("My number is 555-0199.", await portal.Reads(ChatParty.Desk(agent.Actor), chat.Id));

        Assert.True((await portal.Get<Erasure>().Erase(customer.Actor, default)).Done);
        Assert.Equal(["", "Taken", "We call you.", "Left"], await portal.Reads(ChatParty.Desk(agent.Actor), chat.Id));
    }

    [Theory, BothDatabases]
    public async Task Nobody_acts_in_the_name_of_an_account_that_is_erased_and_what_is_under_way_leaves_nothing(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var customer = await portal.NewMember("cam");
        var topic = await portal.StartTopic(customer);
        var chat = (await portal.Get<Chats>().Start(customer.Actor, new("first"), null, default)).Value;
        var saying = Enumerable.Range(0, 8).Select(i => portal.Say(new(customer.Actor), chat.Id, $"late {i}")).ToList();
        Assert.True((await portal.Get<Erasure>().Erase(customer.Actor, default)).Done);
        await Task.WhenAll(saying);

        Assert.Equal(Problem.SignIn, (await portal.Get<Portal.Features.Forum.Posts>().Reply(customer.Actor, topic.TopicId, new("still here"), null, default)).Problem);
        Assert.DoesNotContain(await portal.Get<Database>().Read(db => db.Set<ChatMessage>().Where(m => m.ChatId == chat.Id).Select(m => m.Body).ToListAsync()), body => body.Length > 0);
    }

    [Theory, BothDatabases]
    public async Task The_clubs_of_who_goes_have_one_member_less_and_a_host_again(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, first, second) = (await portal.NewMember("hana"), await portal.NewMember("finn"), await portal.NewMember("sue"));
        var club = await portal.NewClub(host);
        Assert.True((await portal.Join(first, club)).Done && (await portal.Join(second, club)).Done);
        var (shared, alone, asked) = (await portal.NewClub(host), await portal.NewClub(host), await portal.NewClub(await portal.NewMember("olga"), Visibility.Request));
        Assert.True((await portal.Join(first, shared)).Done && (await portal.Join(second, shared)).Done && (await portal.Join(host, asked)).Done);
        Assert.True((await portal.Get<ClubMembers>().SetRole(host.Actor, shared.Club.Slug, second.Id, GroupRole.Host, default)).Done);

        Assert.True((await portal.Get<Erasure>().Erase(host.Actor, default)).Done);
        Assert.Equal((ClubRole.Host, 2), await portal.Club(first, club.Club.Slug) is { } view ? (view.Role, view.Club.MemberCount) : default);
        Assert.Equal(ClubRole.Member, (await portal.Club(second, club.Club.Slug))!.Role);
        Assert.Equal((ClubRole.Member, ClubRole.Host), ((await portal.Club(first, shared.Club.Slug))!.Role, (await portal.Club(second, shared.Club.Slug))!.Role)); // it has one
        foreach (var (left, members) in new[] { (shared, 2), (alone, 0), (asked, 1) }) Assert.Equal(members, (await portal.Club(first, left.Club.Slug))!.Club.MemberCount);
    }

    [Theory, BothDatabases]
    public async Task Everything_that_is_kept_of_somebody_is_in_their_export(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, other) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var club = await portal.NewClub(ana);
        var topic = await portal.StartTopic(other);
        Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Say(ana.Actor, club.RoomId, new("in the room"), null, default)).Done);
        Assert.True((await portal.Get<Chats>().Start(ana.Actor, new("in a chat"), null, default)).Done);
        Assert.True((await portal.Get<Portal.Commons.Drafts.DraftStore>().Keep(ana.Actor, "topic:1", null, "in a draft", default)).Done);
        using var api = await portal.Api(ana);
        (await api.Post($"posts/{topic.PostId}/flags", new { reason = "spam", note = "in a flag" })).Is(201);
        await portal.Reply(ana, topic, "in a post");

        var export = (await api.Ask("me/export")).Is(200).Json;
        foreach (var (list, field, words) in new[]
        {
            ("posts", "body", "in a post"), ("roomMessages", "body", "in the room"), ("chatMessages", "body", "in a chat"), ("drafts", "text", "in a draft"),
            ("flags", "note", "in a flag"), ("clubs", "slug", club.Club.Slug),
        })
        {
            Assert.Equal(words, Assert.Single(export.GetProperty(list).EnumerateArray()).GetProperty(field).GetString());
        }
        Assert.Equal(JsonValueKind.Array, export.GetProperty("files").ValueKind);
    }
}
