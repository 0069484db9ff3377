using Portal.Commons.Moderation;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

/// <summary>Role by action: who may do what with watched words and with what is held.</summary>
public class ScreeningRightsTests(Portals portals)
{
    const int Visitor = -1, Banned = -2;

    /// <summary>list, add, change, import, try, export, delete; what waits; approve through the API.</summary>
    public static TheoryData<int, int[], int, int> Table => new()
    {
        { Visitor, [401, 401, 401, 401, 401, 401, 401], 401, 401 },
        { Banned, [403, 403, 403, 403, 403, 403, 403], 200, 403 },
        { (int)Roles.None, [403, 403, 403, 403, 403, 403, 403], 200, 403 },
        { (int)Roles.Agent, [403, 403, 403, 403, 403, 403, 403], 200, 403 },
        { (int)Roles.Moderator, [403, 403, 403, 403, 403, 403, 403], 200, 200 },
        { (int)Roles.Admin, [200, 201, 200, 200, 200, 200, 204], 200, 200 },
    };

    [Theory, MemberData(nameof(Table))]
    public async Task Each_role_may_do_what_the_table_says(int who, int[] words, int waiting, int claim)
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
        int[] got =
        [
            (await api.Ask("admin/words?limit=1")).Status,
            (await api.Post("admin/words", new { text = word + "b", effect = "flag" })).Status,
            (await api.Ask(HttpMethod.Put, $"admin/words/{line}", new { text = word, effect = "hold" })).Status,
            (await api.Post("admin/words/import", new { text = $"hold word {word}c" })).Status,
            (await api.Post("admin/words/try", new { text = word })).Status,
            (int)(await api.GetAsync("admin/words.txt")).StatusCode,
            (await api.Ask(HttpMethod.Delete, $"admin/words/{line}")).Status,
        ];
        Assert.Equal(words, got);
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
