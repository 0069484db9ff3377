using Microsoft.EntityFrameworkCore;
using Portal.Features.Chat;
using ChatRow = Portal.Features.Chat.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>Chats that agents give away, and chats that change no hands though something is told in them.</summary>
public class GivingBackTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_an_agent_gives_away_goes_to_another_and_not_straight_back(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []); // on a clock of its own: what was given away is forgotten after a while
        var (people, desk, ada) = (await portal.AgentsAtDesk(2), portal.Get<Desk>(), await portal.NewMember("ada", Roles.Admin));
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn), people);
        var guest = await portal.Ask(slug);
        var holder = await Answered();
        foreach (var giveAway in new Func<Member, Task<Result<Nothing>>>[]
        {
            by => desk.Release(by.Actor, guest.ChatId, default),
            by => desk.Transfer(by.Actor, guest.ChatId, null, null, default),
            by => desk.MoveTo(by.Actor, guest.ChatId, slug, null, default),
            _ => desk.Release(ada.Actor, guest.ChatId, default),
        })
        {
            Assert.Null((await giveAway(holder)).Problem);
            var next = await Answered();
            Assert.NotEqual(holder.Id, next.Id);
            holder = next;
        }

        // It is the chat that they gave away: the next one is theirs as any other.
        await portal.Say(guest.Party, guest.ChatId, "Thank you");
        Assert.Null((await portal.Get<Chats>().Close(guest.Party, guest.ChatId, default)).Problem);
        await portal.Say(guest.Party, guest.ChatId, "One more thing");
        Assert.Equal(holder.Id, (await Answered()).Id);

        async Task<Member> Answered()
        {
            await portal.Route();
            var id = await portal.HolderOf(guest);
            var agent = people.Single(p => p.Id == id);
            Assert.Null((await portal.Say(ChatParty.Desk(agent.Actor), guest.ChatId, "Hello")).Problem);
            return agent;
        }
    }

    [Fact]
    public async Task Who_is_given_a_chat_and_gives_it_away_while_another_node_is_about_to_give_it_to_them_does_not_get_it_back()
    {
        await using var portal = await portals.Own(DatabaseProvider.Postgres, configure: builder => builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(RoutingLoop))));
        var people = await portal.AgentsAtDesk(2);
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn), people);
        var guest = await portal.Ask(slug);
        await portal.Route();
        var first = await portal.HolderOf(guest);
        var next = people.Single(p => p.Id != first);
        Assert.Null((await portal.Get<Desk>().Release(people.Single(p => p.Id == first).Actor, guest.ChatId, default)).Problem);

        Task<bool> giving;
        await using (var faster = await HeldRows.Begin(portal, db => db.Lock<Account>(next.Id, default)))
        {
            giving = await faster.Stop(async () =>
            {
                await portal.Get<Router>().Run(default);
                return true;
            });
            var (chat, now) = (await faster.Db.Set<ChatRow>().AsTracking().SingleAsync(c => c.Id == guest.ChatId), portal.Clock.GetUtcNow().UtcDateTime);
            faster.Db.AddRange(chat.GiveTo(next.Id, ChatEvent.Given, now), chat.GiveBack(next.Id, now));
            await faster.Db.SaveChangesAsync();
            await faster.Commit();
        }

        await giving;
        Assert.Null(await portal.HolderOf(guest));
        await portal.Route();
        Assert.Equal(first, await portal.HolderOf(guest));
    }

    [Theory, BothDatabases]
    public async Task Who_is_alone_gets_what_they_gave_away_again_only_after_a_while(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var lena = (await portal.AgentsAtDesk(1))[0];
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn, AnswerSeconds: 3600), lena);
        var guest = await portal.Ask(slug);
        portal.Clock.Advance(RoutingRules.Patience);
        await portal.SitsDown(lena);
        await portal.Route();
        Assert.Equal(lena.Id, await portal.HolderOf(guest));
        Assert.Null((await portal.Get<Desk>().Release(lena.Actor, guest.ChatId, default)).Problem);
        await portal.Route();
        Assert.Null(await portal.HolderOf(guest));

        portal.Clock.Advance(RoutingRules.Patience + TimeSpan.FromSeconds(1));
        await portal.SitsDown(lena);
        await portal.Route();
        Assert.Equal(lena.Id, await portal.HolderOf(guest));
    }

    [Theory, BothDatabases]
    public async Task An_expert_gives_a_chat_away_that_names_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (people, admin) = (await portal.AgentsAtDesk(2), await portal.NewMember("ada", Roles.Admin));
        var expert = people[0];
        Assert.Null((await portal.Get<DepartmentPeople>().SetUp(admin.Actor, expert.Name, new(9, [], [], IsExpert: true), default)).Problem);
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn), people[1]);
        var (released, moved) = (await portal.Ask(null, expert: expert.Name), await portal.Ask(null, expert: expert.Name));
        await portal.Route();
        Assert.Equal((expert.Id, expert.Id), (await portal.HolderOf(released), await portal.HolderOf(moved)));

        Assert.Null((await portal.Get<Desk>().Release(expert.Actor, released.ChatId, default)).Problem);
        Assert.Null((await portal.Get<Desk>().MoveTo(expert.Actor, moved.ChatId, slug, null, default)).Problem);
        await portal.Route();
        Assert.Equal((null, people[1].Id), (await portal.HolderOf(released), await portal.HolderOf(moved)));
        Assert.Null((await portal.ChatNow(moved)).ExpertId);
    }

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
