using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Features.Chat;
using Portal.Tests.Features.Chat;

namespace Portal.Tests.Features.Accounts;

public class StandingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_moderator_bans_a_member_with_a_reason_and_the_log_has_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (member, moderator) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        Assert.Null((await StandingOf(portal, member)).MayNotWrite);

        Assert.True((await portal.Ban(moderator, member, "Advertising again")).Done);
        Assert.Equal(Problem.Banned, (await StandingOf(portal, member)).MayNotWrite);
        Assert.True((await portal.Unban(moderator, member, "An apology")).Done);
        Assert.Null((await StandingOf(portal, member)).MayNotWrite);

        var subject = $"account:{member.Id}";
        var log = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Subject == subject).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([(AuditAction.Banned, moderator.Id, "Advertising again"), (AuditAction.Unbanned, moderator.Id, "An apology")], log.Select(e => (e.Action, e.ActorId!.Value, e.Reason!)));
    }

    [Fact]
    public async Task A_ban_until_a_time_ends_by_itself()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (member, moderator) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        Assert.True((await portal.Ban(moderator, member, "Rest", TimeSpan.FromDays(1))).Done);
        Assert.True((await StandingOf(portal, member)).Banned);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False((await StandingOf(portal, member)).Banned);
    }

    [Theory]
    [InlineData(Roles.None, Roles.None, false)]
    [InlineData(Roles.Agent, Roles.None, false)]
    [InlineData(Roles.Moderator, Roles.None, true)]
    [InlineData(Roles.Moderator, Roles.Agent, true)]
    [InlineData(Roles.Moderator, Roles.Moderator, false)]
    [InlineData(Roles.Moderator, Roles.Admin, false)]
    [InlineData(Roles.Admin, Roles.Moderator, true)]
    [InlineData(Roles.Admin, Roles.Admin, true)]
    public async Task Nobody_bans_at_or_above_their_own_level_but_admins_each_other(Roles actor, Roles target, bool may)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (by, on) = (await portal.NewMember("by", actor), await portal.NewMember("on", target));
        Assert.Equal(may, (await portal.Ban(by, on, "Because")).Done);
        Assert.Equal(may, (await StandingOf(portal, on)).Banned);
    }

    [Theory, BothDatabases]
    public async Task Admins_who_turn_on_each_other_or_leave_at_once_never_leave_the_place_without_one(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var deeds = portal.Get<StandingDeeds>();
        var (ada, bea, cat, dee) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("bea", Roles.Admin), await portal.NewMember("cat", Roles.Admin), await portal.NewMember("dee", Roles.Admin));

        var bans = await Task.WhenAll(portal.Ban(ada, bea, "She"), portal.Ban(bea, ada, "She"));
        Assert.Equal(Problem.Banned, Assert.Single(bans, b => !b.Done).Problem);
        var roles = await Task.WhenAll(deeds.SetRoles(cat.Actor, dee.Id, Roles.None, default), deeds.SetRoles(dee.Actor, cat.Id, Roles.None, default));
        Assert.Equal(Problem.NotAllowed, Assert.Single(roles, r => !r.Done).Problem);
        var left = bans[0].Done ? ada : bea;
        Assert.Equal("not-below", (await portal.Ban(left, left, "Me")).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task The_chats_of_an_agent_who_may_answer_no_more_wait_again(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, ada, other) = (await portal.NewMember("admin", Roles.Admin), await portal.NewMember("ada", Roles.Agent), await portal.NewMember("otto", Roles.Agent));
        var (banned, demoted) = (await portal.StartChatWith(ada), await portal.StartChatWith(other));
        Assert.False((await portal.Get<Desk>().Claim(other.Actor, banned.ChatId, default)).Done);

        Assert.True((await portal.Ban(admin, ada, "Astray")).Done);
        Assert.True((await portal.Get<Desk>().Claim(other.Actor, banned.ChatId, default)).Done);
        Assert.True((await portal.Get<StandingDeeds>().SetRoles(admin.Actor, other.Id, Roles.Moderator, default)).Done);
        Assert.True((await portal.Get<Desk>().Claim(admin.Actor, demoted.ChatId, default)).Done);
        Assert.Equal(["My printer says E7.", "Taken", "GivenBack", "Taken"], await portal.Reads(demoted.Party, demoted.ChatId));
    }

    [Theory, BothDatabases]
    public async Task What_the_framework_changes_on_an_account_takes_no_role_back_that_was_given_meanwhile(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, ana) = (await portal.NewMember("admin", Roles.Admin), await portal.NewMember("ana", Roles.Moderator));
        await using var request = portal.Get<IServiceScopeFactory>().CreateAsyncScope();
        var users = request.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Account>>();
        var read = (await users.FindByIdAsync($"{ana.Id}"))!;

        Assert.True((await portal.Get<StandingDeeds>().SetRoles(admin.Actor, ana.Id, Roles.None, default)).Done);
        Assert.True((await users.SetTwoFactorEnabledAsync(read, true)).Succeeded);
        var now = await portal.Get<Database>().Read(db => db.Set<Account>().FirstAsync(a => a.Id == ana.Id));
        Assert.Equal((Roles.None, true), (now.Roles, now.TwoFactorEnabled));
    }

    [Fact]
    public async Task A_ban_suspends_every_role()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (admin, all) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("noah", Roles.Agent | Roles.Moderator | Roles.Admin));
        Assert.True((await StandingOf(portal, all)) is { IsAgent: true, IsModerator: true, IsAdmin: true });
        Assert.True((await portal.Ban(admin, all, "Astray")).Done);
        Assert.True((await StandingOf(portal, all)) is { IsAgent: false, IsModerator: false, IsAdmin: false });
        Assert.Equal(Problem.Banned, (await portal.Get<StandingDeeds>().SetRoles(all.Actor, admin.Id, Roles.None, default)).Problem);
    }

    [Fact]
    public async Task Only_admins_give_roles_and_none_takes_admin_from_themselves()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (admin, moderator, member, deeds) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"), portal.Get<StandingDeeds>());
        Assert.True((await deeds.SetRoles(admin.Actor, member.Id, Roles.Agent, default)).Done);
        Assert.True((await StandingOf(portal, member)).IsAgent);
        Assert.Equal(Problem.NotAllowed, (await deeds.SetRoles(moderator.Actor, member.Id, Roles.Admin, default)).Problem);
        Assert.Equal("own-role", (await deeds.SetRoles(admin.Actor, admin.Id, Roles.None, default)).Problem?.Code);
        Assert.Equal(Problem.NotAllowed, (await deeds.SetRoles(new Actor(admin.Id, Scopes.Read | Scopes.Write | Scopes.Moderate), member.Id, Roles.Admin, default)).Problem);
        Assert.Equal(Problem.SignIn, (await deeds.SetRoles(Actor.Visitor, member.Id, Roles.Admin, default)).Problem);
    }

    [Fact]
    public async Task The_list_of_people_goes_on_by_name_and_shows_addresses_to_admins_alone()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (admin, moderator, member) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        for (var i = 0; i < Portal.Features.Accounts.PeopleList.Size + 5; i++) await portal.NewMember("person");
        var people = portal.Get<Portal.Features.Accounts.PeopleList>();

        var names = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await people.Read(moderator.Actor, "PERSON", after, default)).Value;
            Assert.All(page.Items, row => Assert.Null(row.Email));
            names.AddRange(page.Items.Select(row => row.Person.Name));
            if ((after = page.Next) is null) break;
        }

        Assert.Equal(Portal.Features.Accounts.PeopleList.Size + 5, names.Distinct().Count());
        Assert.Equal(member.Email, Assert.Single((await people.Read(admin.Actor, member.Email, null, default)).Value.Items).Email);
        Assert.Equal(Problem.NotFound, (await people.Read(member.Actor, null, null, default)).Problem);
    }

    static async Task<Standing> StandingOf(TestPortal portal, Member member)
    {
        await using var db = portal.Get<Database>().Open();
        return await Standing.Of(db, member.Actor, portal.Clock.GetUtcNow().UtcDateTime, default);
    }
}
