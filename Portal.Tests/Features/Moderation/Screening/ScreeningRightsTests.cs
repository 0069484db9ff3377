using Portal.Commons.Moderation;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

/// <summary>Role by action: who may do what with what is held.</summary>
public class ScreeningRightsTests(Portals portals)
{
    const int Visitor = -1, Banned = -2;

    /// <summary>What of one's own waits; taking on what waits of another.</summary>
    public static TheoryData<int, int, int> Table => new()
    {
        { Visitor, 401, 401 },
        { Banned, 200, 403 },
        { (int)Roles.None, 200, 403 },
        { (int)Roles.Agent, 200, 403 },
        { (int)Roles.Moderator, 200, 200 },
        { (int)Roles.Admin, 200, 200 },
    };

    [Theory, MemberData(nameof(Table))]
    public async Task Each_role_may_do_what_the_table_says(int who, int waiting, int claim)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var word = $"gadget{Guid.NewGuid().ToString("N")[..12]}";
        var line = await portal.Watch(word, WatchedEffect.Hold);
        var topic = await portal.StartTopic(mo);
        var held = await portal.Reply(ana, topic, word);
        Assert.True(held.Held);
        var it = await portal.CaseOf(new("post", held.PostId));

        using var api = await Caller(portal, who, mo);
        var own = await api.Ask("me/waiting");
        Assert.Equal(waiting, own.Status);
        Assert.True(waiting != 200 || own.Items.Count == 0); // nobody sees what waits of another
        Assert.Equal(claim, (await api.Post($"moderation/queue/{it}/claim")).Status);
        Assert.Equal(who is (int)Roles.Moderator or (int)Roles.Admin ? 200 : 404, (await api.Ask($"posts/{held.PostId}")).Status);
        await portal.Get<WatchedWords>().Delete((await portal.NewMember("ada", Roles.Admin)).Actor, line, default);
    }

    [Fact]
    public async Task Nobody_decides_about_their_own_and_an_admin_may_not_be_watched_by_the_list()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var mo = await portal.NewMember("mo", Roles.Moderator);
        var ana = await portal.NewMember("ana");
        var word = $"gadget{Guid.NewGuid().ToString("N")[..12]}";
        var line = await portal.Watch(word, WatchedEffect.Hold);
        var topic = await portal.StartTopic(mo);
        Assert.False((await portal.Reply(mo, topic, word)).Held);
        var held = await portal.Reply(ana, topic, word);
        Assert.True((await portal.Get<StandingDeeds>().SetRoles((await portal.NewMember("ada", Roles.Admin)).Actor, ana.Id, Roles.Moderator, default)).Done);
        var it = (await portal.CaseOf(new("post", held.PostId)))!.Value;
        Assert.Equal("own-decision", (await portal.Get<Decisions>().Claim(ana.Actor, it, default)).Problem?.Code);
        await portal.Get<WatchedWords>().Delete((await portal.NewMember("ada", Roles.Admin)).Actor, line, default);
    }

    static async Task<HttpClient> Caller(TestPortal portal, int who, Member by)
    {
        if (who == Visitor)
        {
            var visitor = portal.Visitor();
            visitor.BaseAddress = new(portal.Address, "/api/v1/");
            return visitor;
        }

        var member = await portal.NewMember("caller", who == Banned ? Roles.None : (Roles)who);
        var api = await portal.Api(member);
        if (who == Banned)
        {
            Assert.True((await portal.Ban(by, member, "For a test")).Done);
        }

        return api;
    }
}
