using System.Collections.Concurrent;
using Portal.Commons.Contact;
using Portal.Features.Forum;
using Portal.Features.Messages;
using Portal.Platform.Live;

namespace Portal.Tests.Features.Messages;

public class ContactTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_is_blocked_writes_no_more_and_brings_nobody_in_until_the_block_is_lifted(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var (contact, two) = (portal.Get<ContactDeeds>(), (await portal.Begin(bo, "Hello", ana)).Value);
        var (shared, theirs) = ((await portal.Begin(cy, "All", ana, bo)).Value, (await portal.Begin(bo, "Mine", cy, await portal.NewMember())).Value);

        Assert.True((await contact.Block(ana.Actor, bo.Name.ToUpperInvariant(), default)).Done);
        Assert.True((await contact.Block(ana.Actor, bo.Name, default)).Done);
        Assert.Equal("wants-no-messages", (await portal.Write(bo, two, "Hello?")).Problem?.Code);
        Assert.Equal("wants-no-messages", (await portal.Begin(bo, "Hello?", ana)).Problem?.Code);
        Assert.Equal("wants-no-messages", (await portal.BringIn(bo, theirs, ana)).Problem?.Code);
        Assert.Equal("you-blocked", (await portal.Write(ana, two, "Never mind")).Problem?.Code);
        Assert.Null((await portal.Get<ConversationViews>().Find(bo.Actor, two, default))!.MayNotWrite); // who is blocked is told when they write, and not before
        Assert.Equal("you-blocked", (await portal.Get<ConversationViews>().Find(ana.Actor, two, default))!.MayNotWrite?.Code);
        Assert.True((await portal.Write(bo, shared, "In the group of all")).Done);
        Assert.Equal([bo.Id], (await portal.Get<ContactViews>().Blocked(ana.Actor, Cursor.Start, default)).Items.Select(b => b.Person.Id));
        Assert.Empty((await portal.Get<ContactViews>().Blocked(bo.Actor, Cursor.Start, default)).Items);

        Assert.True((await contact.Unblock(ana.Actor, bo.Name, default)).Done);
        Assert.True((await portal.Write(bo, two, "Thank you")).Done);
        Assert.True((await portal.BringIn(bo, theirs, ana)).Done);
    }

    [Theory, BothDatabases]
    public async Task Staff_are_not_blocked_and_write_to_everybody(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, agent, risen) = (await portal.NewMember("ana"), await portal.NewMember("agent", Roles.Agent), await portal.NewMember("risen"));
        var (contact, admin) = (portal.Get<ContactDeeds>(), await portal.NewMember("ada", Roles.Admin));
        Assert.Equal("staff-reach-you", (await contact.Block(ana.Actor, agent.Name, default)).Problem?.Code);
        Assert.Equal("not-yourself", (await contact.Block(ana.Actor, ana.Name, default)).Problem?.Code);
        Assert.Equal(Problem.NotFound, (await contact.Block(ana.Actor, "nobody-at-all", default)).Problem);
        Assert.Equal(Problem.SignIn, (await contact.Block(Actor.Visitor, ana.Name, default)).Problem);

        Assert.True((await contact.Block(ana.Actor, risen.Name, default)).Done);
        Assert.True((await contact.Choose(ana.Actor, MayBegin.Staff, default)).Done);
        Assert.Equal("wants-no-messages", (await portal.Begin(risen, "Hello", ana)).Problem?.Code);
        Assert.True((await portal.Get<StandingDeeds>().SetRoles(admin.Actor, risen.Id, Roles.Agent, default)).Done);
        Assert.True((await portal.Begin(risen, "About your account", ana)).Done);
        Assert.True((await portal.Begin(agent, "About your account", ana)).Done);
    }

    [Theory, BothDatabases]
    public async Task Who_wants_to_hear_from_whom_they_know_hears_from_those_they_follow_or_wrote_with_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, followed, friend, stranger) = (await portal.NewMember("ana"), await portal.NewMember("followed"), await portal.NewMember("friend"), await portal.NewMember("stranger"));
        var before = (await portal.Begin(friend, "Hello", ana)).Value;
        var unanswered = (await portal.Begin(stranger, "Hello", ana)).Value;
        Assert.True((await portal.Write(ana, before, "Hello")).Done);
        Assert.True((await portal.Get<Places>().Follow(ana.Actor, PlaceKind.Person, followed.Name, WatchLevel.Tracking, null, default)).Done);
        Assert.True((await portal.Get<ContactDeeds>().Choose(ana.Actor, MayBegin.Known, default)).Done);
        Assert.Equal(MayBegin.Known, await portal.Get<ContactViews>().Chosen(ana.Actor, default));

        Assert.True((await portal.Begin(followed, "Hello", ana)).Done);
        Assert.True((await portal.Begin(friend, "A group", ana, followed)).Done);
        Assert.Equal(("wants-known-only", "to"), (await portal.Begin(stranger, "A group", ana, followed)).Problem is { } problem ? (problem.Code, problem.Field) : default);
        Assert.True((await portal.Write(stranger, unanswered, "In one that stands")).Done);

        Assert.True((await portal.Get<ContactDeeds>().Choose(ana.Actor, MayBegin.Staff, default)).Done);
        Assert.Equal("wants-staff-only", (await portal.Begin(followed, "A group", ana, friend)).Problem?.Code);
        Assert.Equal(unanswered, (await portal.Begin(stranger, "With one there is already", ana)).Value);
    }

    [Theory, BothDatabases]
    public async Task To_be_brought_into_a_group_in_which_somebody_wrote_before_makes_one_nobody_they_know(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, stranger) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("strange"));
        var group = (await portal.Begin(bo, "All", ana, await portal.NewMember())).Value;
        await portal.Write(ana, group, "Before they came");
        Assert.True((await portal.Get<ContactDeeds>().Choose(ana.Actor, MayBegin.Known, default)).Done);
        Assert.True((await portal.BringIn(bo, group, stranger)).Done);
        Assert.Equal("wants-known-only", (await portal.Begin(stranger, "Hello", ana)).Problem?.Code);
        await portal.Write(ana, group, "Welcome");
        Assert.True((await portal.Begin(stranger, "Hello", ana)).Done);
    }

    [Theory, BothDatabases]
    public async Task Who_types_is_told_to_those_who_may_be_written_to_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var two = (await portal.Begin(ana, "Hello", bo)).Value;
        var heard = new ConcurrentQueue<string>();
        using var ear = portal.Get<LiveBus>().Listen(MessageNews.Channel(two), message => heard.Enqueue(message.Type));
        await portal.Get<Attention>().Type(bo.Actor, two, default);
        Assert.Contains(Attention.Typing, heard);
        heard.Clear();
        Assert.True((await portal.Get<ContactDeeds>().Block(ana.Actor, bo.Name, default)).Done);
        await portal.Get<Attention>().Type(bo.Actor, two, default);
        await portal.Get<Attention>().Type(ana.Actor, two, default);
        Assert.DoesNotContain(Attention.Typing, heard);
    }
}
