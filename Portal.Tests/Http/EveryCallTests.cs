
namespace Portal.Tests.Http;

/// <summary>Every call of the API's description, by everybody who may not: a call that is added is asked here without anybody thinking of it.</summary>
public class EveryCallTests(Portals portals)
{
    /// <summary>May be asked without an account; a banned account still may not.</summary>
    static readonly string[] Open = ["startChat"];

    /// <summary>Works while one's account is banned: what answers that very ban. Here there is no such decision.</summary>
    static readonly string[] WhileBanned = ["createAppeal"];

    [Theory, BothDatabases]
    public async Task Whoever_may_not_is_refused_by_every_call_and_what_cannot_be_seen_is_answered_as_what_is_not_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var calls = await Described.Calls(portal);
        var things = await HiddenThings.Make(portal);
        foreach (var (who, client, mayWrite) in await People(portal))
            using (client)
                foreach (var call in calls)
                    await Check(call, things, who, client, mayWrite);
        Assert.Equal("", portal.Errors.Take());
    }

    static async Task Check(Described call, HiddenThings things, string who, HttpClient client, bool mayWrite)
    {
        var unknown = call.NeedsThing ? await call.Ask(client, things.Unknown(call)) : null;
        foreach (var unseen in call.NeedsThing && !(who == "agent" && call.Kind.EndsWith("chats")) ? things.Unseen(call) : [])
        {
            var answer = await call.Ask(client, unseen);
            Assert.True((answer.Status, answer.Json.ToString()) == (unknown!.Status, unknown.Json.ToString()), $"{who}: {call} tells {unseen} ({answer.Status} {answer.Json}) from what is not there ({unknown.Status} {unknown.Json})");
        }

        if (unknown is not null) IsRefused(unknown, who == "revoked" ? [401] : [401, 403, 404]);
        if (who == "revoked" || (call.Writes && !mayWrite && !(who == "visitor" && Open.Contains(call.Name))))
            foreach (var seen in call.NeedsThing ? things.Seen(call) : [""])
                IsRefused(await call.Ask(client, seen), who == "revoked" || who == "visitor" ? [401] : who == "banned" && WhileBanned.Contains(call.Name) ? [400, 404] : [403]);

        void IsRefused(Answer answer, int[] statuses)
        {
            Assert.True(statuses.Contains(answer.Status), $"{who}: {call} answered {answer.Status} {answer.Json}");
            answer.IsProblem(answer.Status);
        }
    }

    static async Task<(string Who, HttpClient Client, bool MayWrite)[]> People(TestPortal portal)
    {
        var (banned, revoked, moderator) = (await portal.NewMember("banned"), await portal.NewMember("revoked"), await portal.NewMember("mo", Roles.Moderator));
        var withdrawn = await portal.Api(revoked);
        Assert.True((await portal.Get<ApiTokens>().Revoke(revoked.Actor, (await portal.Get<ApiTokens>().List(revoked.Actor, default)).Single().Id, default)).Done);
        Assert.True((await portal.Ban(moderator, banned, "rude")).Done);
        return
        [
            ("visitor", portal.Address.Api(), false), ("banned", await portal.Api(banned), false), ("read-only", await portal.Api(await portal.NewMember(), Scopes.Read), false), ("revoked", withdrawn, false),
            ("member", await portal.Api(await portal.NewMember()), true), ("agent", await portal.Api(await portal.NewMember("agent", Roles.Agent)), true),
            ("moderator without the right", await portal.Api(moderator, Scopes.Read | Scopes.Write), true),
        ];
    }
}
