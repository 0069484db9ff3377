using Portal.Features.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>Chats that agents give away, and chats that change no hands though something is told in them.</summary>
public class GivingBackTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task That_a_customer_asks_for_a_call_takes_no_chat_from_who_answered_and_excuses_nobody_who_did_not(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var (people, gone) = (await portal.AgentsAtDesk(2), (await portal.AgentsAtDesk(1))[0]);
        var (lena, tom) = (people[0], people[1]);
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn, AnswerSeconds: 20), tom);
        var (answered, lies, left) = (await portal.StartChatWith(lena), await portal.Ask(slug), await portal.StartChatWith(gone));
        await portal.Say(ChatParty.Desk(lena.Actor), answered.ChatId, "Hello");
        await portal.Route();
        Assert.Equal(tom.Id, await portal.HolderOf(lies));

        await AskForCall(answered);
        Assert.Null((await portal.Get<Availability>().Choose(lena.Actor, AgentState.Away, default)).Problem);
        Assert.Equal(lena.Id, await portal.HolderOf(answered));

        await AskForCall(lies);
        portal.Clock.Advance(TimeSpan.FromSeconds(21));
        await portal.Route();
        Assert.Equal((null, AgentState.Away), (await portal.HolderOf(lies), (await portal.Get<Availability>().Of(tom.Actor, default))!.Choice));

        portal.Clock.Advance(AgentRules.HereFor);
        await AskForCall(left);
        portal.Clock.Advance(RoutingKeeper.GoneFor);
        await portal.Route();
        Assert.Null(await portal.HolderOf(left));

        async Task AskForCall(ChatSteps.Guest guest) => Assert.Null((await portal.Get<CallBacks>().Ask(guest.Party, guest.ChatId, "+49 30 1234567", null, default)).Problem);
    }
}
