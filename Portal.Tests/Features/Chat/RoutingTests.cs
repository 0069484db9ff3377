using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Hours;
using Portal.Features.Chat;
using ChatRow = Portal.Features.Chat.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>How chats find somebody who answers, and come back when nobody does.</summary>
public class RoutingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Nobody_is_given_a_chat_where_agents_take_them_and_each_in_turn_where_the_department_wants_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var people = await portal.AgentsAtDesk(3);
        var (queue, turn) = (await portal.NewDepartment(new(), people), await portal.NewDepartment(new(Mode: RoutingMode.InTurn), people));
        var waits = await portal.Ask(queue.Slug);
        var given = new List<long?>();
        for (var i = 0; i < 6; i++)
        {
            var guest = await portal.Ask(turn.Slug);
            await portal.Route();
            given.Add(await portal.HolderOf(guest));
            Assert.Equal(["Help, please", nameof(ChatEvent.Given)], await portal.Reads(guest.Party, guest.ChatId));
            Assert.Null((await portal.Say(ChatParty.Desk(people.Single(p => p.Id == given[^1]).Actor), guest.ChatId, "Hello")).Problem);
        }

        Assert.Equal(people.Select(p => (long?)p.Id).Order(), given.Take(3).Order());
        Assert.Equal(given.Take(3), given.Skip(3));
        Assert.Null(await portal.HolderOf(waits));
    }

    [Theory, BothDatabases]
    public async Task However_many_route_at_once_no_chat_goes_to_two_and_nobody_gets_more_than_their_most(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var people = await portal.AgentsAtDesk(3, seats: 2);
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.LeastBusy), people);
        ChatSteps.Guest[] guests = [await portal.Ask(slug), .. await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => portal.Ask(slug)))]; // what is taken by hand comes first: the loop may have filled all seats by then
        var nodes = Enumerable.Range(0, 6).Select(_ => new Router(portal.Get<Database>(), portal.Clock)).ToList();
        var taking = people.Select(p => portal.Get<Desk>().Claim(p.Actor, guests[0].ChatId, default)).ToList();
        await Task.WhenAll(nodes.Select(n => n.Run(default)).Concat(taking));
        await portal.Route();

        var holders = await Task.WhenAll(guests.Select(portal.HolderOf));
        Assert.Equal(6, holders.Count(h => h is not null));
        Assert.All(holders.Where(h => h is not null).GroupBy(h => h), g => Assert.Equal(2, g.Count()));
        foreach (var guest in guests)
            Assert.InRange((await portal.Reads(guest.Party, guest.ChatId)).Count(l => l is nameof(ChatEvent.Given) or nameof(ChatEvent.Taken)), 0, 1);
        await using var db = portal.Get<Database>().Open();
        var subjects = guests.Select(g => $"chat:{g.ChatId}").ToList();
        Assert.Equal(holders.OfType<long>().Order(), (await db.Set<Case>().Where(c => subjects.Contains(c.Subject) && c.AssigneeId != null).Select(c => c.AssigneeId!.Value).ToListAsync()).Order());
    }

    [Theory, BothDatabases]
    public async Task A_chat_that_is_given_and_not_answered_in_time_goes_back_to_its_place_and_who_let_it_lie_is_away(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var people = await portal.AgentsAtDesk(1);
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn, AnswerSeconds: 20), people);
        var (lies, answered) = (await portal.Ask(slug), await portal.Ask(slug));
        await portal.Route();
        var since = (await portal.ChatNow(lies)).WaitingSince;
        Assert.Equal(people[0].Id, await portal.HolderOf(lies));
        Assert.Null((await portal.Say(ChatParty.Desk(people[0].Actor), answered.ChatId, "Hello")).Problem);

        portal.Clock.Advance(TimeSpan.FromSeconds(21));
        await portal.Route();
        var chat = await portal.ChatNow(lies);
        Assert.Equal((ChatState.Waiting, since), (chat.State, chat.WaitingSince));
        Assert.Equal(people[0].Id, await portal.HolderOf(answered));
        var now = (await portal.Get<Availability>().Of(people[0].Actor, default))!;
        Assert.Equal((AgentState.Away, AgentState.Away, true), (now.State, now.Choice, now.Missed));

        await portal.SitsDown(people[0]);
        Assert.Null((await portal.Get<Availability>().Choose(people[0].Actor, AgentState.Available, default)).Problem);
        await portal.Route();
        Assert.Equal(people[0].Id, await portal.HolderOf(lies));
    }

    [Theory, BothDatabases]
    public async Task A_chat_whose_agents_desk_is_gone_goes_back_while_the_customer_waits_and_a_programs_does_not(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var agent = (await portal.AgentsAtDesk(1))[0];
        var program = await portal.NewMember("bot", Roles.Agent);
        var (left, told, held) = (await portal.StartChatWith(agent), await portal.StartChatWith(agent), await portal.StartChatWith(program));
        Assert.Null((await portal.Say(ChatParty.Desk(agent.Actor), told.ChatId, "I look it up and come back to you.")).Problem);

        portal.Clock.Advance(AgentRules.HereFor + TimeSpan.FromSeconds(2));
        Assert.Equal(AgentState.Away, (await portal.Get<Availability>().Of(agent.Actor, default))!.State);
        await portal.Route();
        Assert.Equal(agent.Id, await portal.HolderOf(left));
        portal.Clock.Advance(RoutingKeeper.GoneFor);
        await portal.Route();
        Assert.Equal((null, agent.Id, program.Id), (await portal.HolderOf(left), await portal.HolderOf(told), await portal.HolderOf(held)));

        await portal.Say(told.Party, told.ChatId, "Are you still there?");
        await portal.Route();
        Assert.Null(await portal.HolderOf(told));
    }

    [Theory, BothDatabases]
    public async Task Who_goes_away_or_is_taken_out_keeps_what_they_answered_and_gives_back_the_rest(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var people = await portal.AgentsAtDesk(1);
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn), people);
        var (answered, silent) = (await portal.Ask(slug), await portal.Ask(slug));
        await portal.Route();
        await portal.Say(ChatParty.Desk(people[0].Actor), answered.ChatId, "Hello");
        var admin = await portal.NewMember("ada", Roles.Admin);
        Assert.Null((await portal.Get<DepartmentPeople>().Remove(admin.Actor, slug, people[0].Name, default)).Problem);
        Assert.Equal((people[0].Id, null), (await portal.HolderOf(answered), await portal.HolderOf(silent)));
        await portal.Route();
        Assert.Null(await portal.HolderOf(silent)); // a department without people is everybody's, to take from the queue
        Assert.Null((await portal.Get<Desk>().Claim(people[0].Actor, silent.ChatId, default)).Problem);

        Assert.Null((await portal.Get<Availability>().Choose(people[0].Actor, AgentState.Away, default)).Problem);
        Assert.Equal((people[0].Id, null), (await portal.HolderOf(answered), await portal.HolderOf(silent)));
    }

    [Theory, BothDatabases]
    public async Task A_customer_comes_back_to_who_answered_them_and_to_the_expert_they_name(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var people = await portal.AgentsAtDesk(3);
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.LeastBusy), people);
        var customer = await portal.NewMember();
        var first = await portal.Ask(slug, by: customer.Actor);
        await portal.Route();
        var holder = await portal.HolderOf(first);
        var known = people.Single(p => p.Id == holder);
        await portal.Say(ChatParty.Desk(known.Actor), first.ChatId, "Hello");
        await portal.Get<Chats>().Close(new(customer.Actor), first.ChatId, default);
        for (var i = 0; i < 2; i++) await portal.StartChatWith(known); // now they are the busiest
        var again = await portal.Ask(slug, by: customer.Actor);
        await portal.Route();
        Assert.Equal(known.Id, await portal.HolderOf(again));

        var (admin, expert) = (await portal.NewMember("ada", Roles.Admin), (await portal.AgentsAtDesk(1))[0]);
        var notYet = await portal.Ask(null, expert: expert.Name);
        Assert.Null((await portal.Get<DepartmentPeople>().SetUp(admin.Actor, expert.Name, new(4, [], [], IsExpert: true), default)).Problem);
        var named = await portal.Ask(null, expert: expert.Name);
        await portal.Route();
        Assert.Equal((null, expert.Id), (await portal.HolderOf(notYet), await portal.HolderOf(named)));
    }

    [Theory, BothDatabases]
    public async Task Words_that_name_a_department_find_it_and_others_stay_words_in_everybodys_queue(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var people = await portal.AgentsAtDesk(1);
        var name = $"Spare Parts {Guid.NewGuid():N}";
        var (slug, id) = await portal.NewDepartment(new(Name: name), people);
        var (bySlug, byName, unknown) = (await portal.Ask(slug.ToUpperInvariant()), await portal.Ask($" {name.ToLowerInvariant()} "), await portal.Ask("Billing, I think"));
        Assert.Equal((id, id, null), ((await portal.ChatNow(bySlug)).DepartmentId, (await portal.ChatNow(byName)).DepartmentId, (await portal.ChatNow(unknown)).DepartmentId));
        var lists = portal.Get<DeskLists>();
        Assert.Equal((name, "Billing, I think"), ((await lists.One(people[0].Actor, bySlug.ChatId, default))!.Department, (await lists.One(people[0].Actor, unknown.ChatId, default))!.Department));

        // Of its people each sees it among their own; whose departments are others sees it only where they ask for it.
        var other = (await portal.AgentsAtDesk(1))[0];
        await portal.NewDepartment(new(), other);
        Assert.Equal((true, true), (await Sees(people[0], DeskScope.Ours, bySlug), await Sees(people[0], DeskScope.Ours, unknown)));
        Assert.Equal((false, true, true), (await Sees(other, DeskScope.Ours, bySlug), await Sees(other, DeskScope.Ours, unknown), await Sees(other, DeskScope.All, bySlug)));
        Assert.Equal((true, false), (await Sees(other, new(DeskScopeKind.One, id), bySlug), await Sees(other, new(DeskScopeKind.One, id), unknown)));

        async Task<bool> Sees(Member agent, DeskScope scope, ChatSteps.Guest guest) =>
            (await lists.Read(agent.Actor, DeskTab.Open, scope, Cursor.Start, 1000, default))!.Chats.Items.Any(c => c.Id == guest.ChatId);
    }

    [Theory, BothDatabases]
    public async Task A_department_none_of_whose_people_may_answer_is_everybodys(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (people, other, admin) = (await portal.AgentsAtDesk(2), (await portal.AgentsAtDesk(1))[0], await portal.NewMember("ada", Roles.Admin));
        var (slug, _) = await portal.NewDepartment(new(), people);
        await portal.NewDepartment(new(), other);
        var guest = await portal.Ask(slug);
        Assert.True((await portal.Ban(admin, people[0], "rude")).Done);
        Assert.False(await Sees());
        Assert.True((await portal.Get<StandingDeeds>().SetRoles(admin.Actor, people[1].Id, Roles.None, default)).Done);
        Assert.True(await Sees());

        // Whoever belongs to it can be taken out, whether they may answer or not.
        Assert.Equal(people.Select(p => p.Id).Order(), (await View()).CannotAnswer.Select(p => p.Id).Order());
        Assert.Empty((await View()).People);
        foreach (var person in people) Assert.Null((await portal.Get<DepartmentPeople>().Remove(admin.Actor, slug, person.Name, default)).Problem);
        Assert.Empty((await View()).CannotAnswer);

        async Task<DepartmentView> View() => (await portal.Get<DepartmentViews>().Find(admin.Actor, slug, default)).Value;

        async Task<bool> Sees() => (await portal.Get<DeskLists>().Read(other.Actor, DeskTab.Open, DeskScope.Ours, Cursor.Start, 1000, default))!.Chats.Items.Any(c => c.Id == guest.ChatId);
    }

    [Theory, BothDatabases]
    public async Task A_chat_that_names_an_expert_is_among_the_experts_own_whichever_department_it_is_for(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (people, admin) = (await portal.AgentsAtDesk(3), await portal.NewMember("ada", Roles.Admin));
        Assert.Null((await portal.Get<DepartmentPeople>().SetUp(admin.Actor, people[0].Name, new(4, [], [], IsExpert: true), default)).Problem);
        var (slug, _) = await portal.NewDepartment(new(), people[1]);
        await portal.NewDepartment(new(), people[0], people[2]);
        var (plain, named) = (await portal.Ask(slug), await portal.Ask(slug, expert: people[0].Name));
        Assert.Equal((false, true), (await Sees(people[0], plain), await Sees(people[0], named)));
        Assert.Equal((false, false), (await Sees(people[2], plain), await Sees(people[2], named)));

        async Task<bool> Sees(Member agent, ChatSteps.Guest guest) =>
            (await portal.Get<DeskLists>().Read(agent.Actor, DeskTab.Open, DeskScope.Ours, Cursor.Start, 1000, default))!.Chats.Items.Any(c => c.Id == guest.ChatId);
    }

    [Theory, BothDatabases]
    public async Task Chats_that_nobody_can_be_given_hold_up_no_others_however_many_they_are(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var (away, lena) = (await portal.NewMember("away", Roles.Agent), (await portal.AgentsAtDesk(1))[0]);
        var (_, empty) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn), away);
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn), lena);
        var before = portal.Clock.GetUtcNow().UtcDateTime.AddHours(-1);
        Assert.True((await portal.Get<Database>().Write<Nothing>(async db =>
        {
            for (var i = 0; i < 201; i++)
            {
                var chat = ChatRow.Begin(new("Hello"), null, ChatSecret.New(), null, before);
                chat.MeanFor(new(empty, null, null));
                db.Add(chat);
            }

            await db.SaveChangesAsync();
            return default(Nothing);
        }, default)).Done);
        var guest = await portal.Ask(slug);
        await portal.Route();
        Assert.Equal(lena.Id, await portal.HolderOf(guest));
    }

    [Theory, BothDatabases]
    public async Task A_chat_handed_to_a_department_waits_there_with_the_time_it_has_waited(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (people, other) = (await portal.AgentsAtDesk(1), await portal.NewMember("lena", Roles.Agent));
        var (slug, id) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn), people);
        var guest = await portal.StartChatWith(other);
        var since = (await portal.ChatNow(guest)).WaitingSince;
        Assert.Equal("no-such-department", (await portal.Get<Desk>().MoveTo(other.Actor, guest.ChatId, "nowhere", null, default)).Problem!.Code);
        Assert.Equal("taken-by", (await portal.Get<Desk>().MoveTo(people[0].Actor, guest.ChatId, slug, null, default)).Problem!.Code);
        Assert.Null((await portal.Get<Desk>().MoveTo(other.Actor, guest.ChatId, slug, "It is about tray B", default)).Problem);
        var moved = await portal.ChatNow(guest);
        Assert.Equal((id, since), (moved.DepartmentId, moved.WaitingSince));
        await portal.Route();
        Assert.Equal(people[0].Id, await portal.HolderOf(guest));
    }

    [Theory, BothDatabases]
    public async Task Who_writes_while_it_is_closed_is_promised_an_answer_and_told_when_it_opens(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var people = await portal.AgentsAtDesk(1);
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        var tomorrow = now.Date.AddDays(1);
        var hours = new OpeningHours("UTC", [new(tomorrow.DayOfWeek, new(9, 0), new(17, 0))], []);
        var (slug, _) = await portal.NewDepartment(new(Mode: RoutingMode.InTurn, PromisedMinutes: 90, Hours: hours), people);
        var guest = await portal.Ask(slug);
        await portal.Route();
        var wait = (await portal.Get<Waits>().Of(guest.Party, guest.ChatId, default))!;
        Assert.Equal((1, WaitKind.Closed, tomorrow.AddHours(9), tomorrow.AddHours(10.5)), (wait.Place, wait.Wait.Kind, wait.Wait.OpensAt, wait.PromisedBy));
        Assert.Null(await portal.Get<Waits>().Of(new(Actor.Visitor), guest.ChatId, default));
        Assert.Equal(tomorrow.AddHours(10.5), (await portal.Get<DeskLists>().One(people[0].Actor, guest.ChatId, default))!.PromisedBy);
        var shown = (await portal.Get<Waits>().Departments()).Single(d => d.Slug == slug);
        Assert.Equal((false, tomorrow.AddHours(10.5)), (shown.Facts.Open, shown.PromisedBy));

        portal.Clock.Advance(tomorrow.AddHours(9.5) - now);
        await portal.SitsDown(people[0]);
        await portal.Route();
        Assert.Equal(people[0].Id, await portal.HolderOf(guest));
        Assert.Null(await portal.Get<Waits>().Of(guest.Party, guest.ChatId, default));
    }

    [Theory, BothDatabases]
    public async Task The_wait_that_is_told_comes_from_real_chats_and_moves_with_the_queue(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var people = await portal.AgentsAtDesk(1, seats: 1);
        var (slug, _) = await portal.NewDepartment(new(), people);
        await portal.NewDepartment(new(Name: "Another"), await portal.AgentsAtDesk(1));
        Assert.Equal(new(WaitKind.Unknown), await Next());
        var agent = ChatParty.Desk(people[0].Actor);
        for (var i = 0; i < 3; i++)
        {
            var guest = await portal.Ask(slug);
            portal.Clock.Advance(TimeSpan.FromMinutes(4));
            await portal.Get<Desk>().Claim(people[0].Actor, guest.ChatId, default);
            await portal.Say(agent, guest.ChatId, "Hello");
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await portal.Get<Chats>().Close(agent, guest.ChatId, default);
        }

        await Told(WaitKind.NobodyHere, null);
        await portal.SitsDown(people[0]);
        await Told(WaitKind.About, 5); // four minutes and what the test itself took
        var (first, second) = (await portal.Ask(slug), await portal.Ask(slug));
        await Told(WaitKind.About, 25); // two seats must become free, one every ten minutes
        Assert.Equal((1, 2), ((await Of(first)).Place, (await Of(second)).Place));
        await portal.Get<Chats>().Close(first.Party, first.ChatId, default);
        await Eventually.True(async () => (await Of(second)) is { Place: 1, Wait: { Kind: WaitKind.About, Minutes: 4 or 5 } }, "the second one moves up");
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await portal.SitsDown(people[0]);
        await Eventually.True(async () => (await Of(second)).Wait is { Kind: WaitKind.About, Minutes: 2 or 3 }, "the estimate moves with the clock");

        async Task<ExpectedWait> Next() => (await portal.Get<Waits>().Departments()).Single(d => d.Slug == slug).Facts.ForNext();
        async Task<WaitView> Of(ChatSteps.Guest guest) => (await portal.Get<Waits>().Of(guest.Party, guest.ChatId, default))!;
        Task Told(WaitKind kind, int? minutes) => Eventually.True(async () => await Next() == new ExpectedWait(kind, minutes), $"{kind} {minutes} is told");
    }
}
