using System.Net.Http.Headers;
using Portal.Features.Chat;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Chat;

/// <summary>The customer's word on a conversation: at its end, once for each part, and at no other time.</summary>
public class ChatRatingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task It_is_asked_at_the_end_of_what_was_answered_and_once_for_each_part(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ratings) = (await portal.NewMember("lena", Roles.Agent), portal.Get<ChatRatings>());
        var guest = await portal.StartChatWith(lena);
        Assert.Equal("rate-at-the-end", (await ratings.Rate(guest.Party, guest.ChatId, Verdict.Good, null, default)).Problem!.Code);
        Assert.False((await ratings.Read(guest.Party, guest.ChatId, default))!.MayRate);

        await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "Open the lid.");
        await portal.Get<Chats>().Close(ChatParty.Desk(lena.Actor), guest.ChatId, default);
        Assert.True((await ratings.Read(guest.Party, guest.ChatId, default))!.MayRate);
        Assert.True((await ratings.Rate(guest.Party, guest.ChatId, Verdict.Bad, "slow", default)).Done);
        Assert.True((await ratings.Rate(guest.Party, guest.ChatId, Verdict.Good, "quick, I looked again", default)).Done);

        Assert.True((await portal.Say(guest.Party, guest.ChatId, "One more thing")).Done);
        Assert.False((await ratings.Read(guest.Party, guest.ChatId, default))!.MayRate);
        await portal.Get<Chats>().Close(guest.Party, guest.ChatId, default);
        Assert.Equal((false, null), ((await ratings.Read(guest.Party, guest.ChatId, default))!.MayRate, (await ratings.Read(guest.Party, guest.ChatId, default))!.Verdict));
        Assert.Equal("nothing-to-rate", (await ratings.Rate(guest.Party, guest.ChatId, Verdict.Bad, null, default)).Problem!.Code);

        var said = Assert.Single((await ratings.List(lena.Actor, guest.ChatId, default))!);
        Assert.Equal((Verdict.Good, "quick, I looked again", lena.Id), (said.Verdict, said.Words, said.Agent!.Id));
    }

    [Theory, BothDatabases]
    public async Task It_goes_to_who_answered_last_and_not_to_who_only_closed_the_chat(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, desk) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), portal.Get<Desk>());
        var guest = await portal.StartChatWith(lena);
        Assert.True((await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "Open the lid.")).Done);
        Assert.True((await desk.Transfer(lena.Actor, guest.ChatId, tom.Id, null, default)).Done);
        Assert.True((await portal.Get<Chats>().Close(ChatParty.Desk(tom.Actor), guest.ChatId, default)).Done);
        Assert.True((await portal.Get<ChatRatings>().Rate(guest.Party, guest.ChatId, Verdict.Bad, null, default)).Done);
        Assert.Equal(lena.Id, Assert.Single((await portal.Get<ChatRatings>().List(lena.Actor, guest.ChatId, default))!).Agent!.Id);
    }

    [Theory, BothDatabases]
    public async Task It_may_be_changed_for_a_day_and_only_the_customer_gives_it(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (lena, ratings) = (await portal.NewMember("lena", Roles.Agent), portal.Get<ChatRatings>());
        var guest = await portal.FinishedChatWith(lena);
        Assert.Equal(Problem.NotAllowed, (await ratings.Rate(ChatParty.Desk(lena.Actor), guest.ChatId, Verdict.Good, null, default)).Problem);
        foreach (var stranger in (ChatParty[])[new(Actor.Visitor), new((await portal.NewMember()).Actor)])
        {
            Assert.Equal(Problem.NotFound, (await ratings.Rate(stranger, guest.ChatId, Verdict.Good, null, default)).Problem);
            Assert.Null(await ratings.Read(stranger, guest.ChatId, default));
            Assert.Null(await ratings.List(stranger.Actor, guest.ChatId, default));
        }

        Assert.Equal("verdict", (await ratings.Rate(guest.Party, guest.ChatId, null, null, default)).Problem!.Field);
        Assert.Equal("words", (await ratings.Rate(guest.Party, guest.ChatId, Verdict.Good, new('x', 1001), default)).Problem!.Field);
        Assert.True((await ratings.Rate(guest.Party, guest.ChatId, Verdict.Good, "  ", default)).Done);
        portal.Clock.Advance(TimeSpan.FromHours(23));
        Assert.True((await ratings.Rate(guest.Party, guest.ChatId, Verdict.Bad, null, default)).Done);
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("rated-for-good", (await ratings.Rate(guest.Party, guest.ChatId, Verdict.Good, null, default)).Problem!.Code);
        Assert.Equal(new(false, Verdict.Bad, null), await ratings.Read(guest.Party, guest.ChatId, default));
    }

    [Theory, BothDatabases]
    public async Task Two_ratings_at_once_are_one_and_the_api_says_what_is_asked(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var guest = await portal.FinishedChatWith(lena);
        using var visitor = portal.Address.Api();
        visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", guest.Party.Secret);
        Assert.True((await visitor.Ask($"chats/{guest.ChatId}/rating")).Is(200).Json.GetProperty("mayRate").GetBoolean());
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => visitor.Ask(HttpMethod.Put, $"chats/{guest.ChatId}/rating", new { verdict = "good", words = $"{i}" })));
        Assert.All(both, answer => answer.Is(204));
        using var agent = await portal.Api(lena);
        Assert.Equal("good", Assert.Single((await agent.Ask($"desk/chats/{guest.ChatId}/ratings")).Items).GetProperty("verdict").GetString());
        (await visitor.Ask(HttpMethod.Put, $"chats/{guest.ChatId}/rating", new { words = "no verdict" })).IsProblem(400, field: "verdict");
    }
}
