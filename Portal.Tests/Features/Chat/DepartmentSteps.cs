using Microsoft.EntityFrameworkCore;
using Portal.Features.Chat;
using ChatRow = Portal.Features.Chat.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>How a test gets a department with people at their desks.</summary>
static class DepartmentSteps
{
    /// <summary>A department of its own, made by an admin; answers its slug and its id.</summary>
    public static async Task<(string Slug, long Id)> NewDepartment(this TestPortal portal, DepartmentChange given, params Member[] people)
    {
        var admin = await portal.NewMember("ada", Roles.Admin);
        var slug = $"d-{Guid.NewGuid().ToString("N")[..8]}";
        var made = await portal.Get<Departments>().Create(admin.Actor, slug, given with { Name = given.Name ?? $"Department {slug}" }, null, default);
        Assert.Null(made.Problem);
        foreach (var person in people) Assert.Null((await portal.Get<DepartmentPeople>().Add(admin.Actor, slug, person.Name, default)).Problem);
        return (slug, made.Value);
    }

    /// <summary>Agents whose desk is open, each with so many seats.</summary>
    public static async Task<Member[]> AgentsAtDesk(this TestPortal portal, int count, int seats = 4)
    {
        var (agents, admin) = (new List<Member>(), await portal.NewMember("ada", Roles.Admin));
        for (var i = 0; i < count; i++)
        {
            agents.Add(await portal.NewMember("agent", Roles.Agent));
            Assert.Null((await portal.Get<DepartmentPeople>().SetUp(admin.Actor, agents[^1].Name, new(seats, [], [], false), default)).Problem);
            await portal.SitsDown(agents[^1]);
        }

        return [.. agents];
    }

    /// <summary>The page of an agent's desk answers.</summary>
    public static async Task SitsDown(this TestPortal portal, Member agent) => Assert.Null((await portal.Get<Availability>().Beat(agent.Actor, default)).Problem);

    /// <summary>A visitor asks a department; the chat's id, and who they are in it.</summary>
    public static async Task<ChatSteps.Guest> Ask(this TestPortal portal, string? department, string message = "Help, please", string? expert = null, string? language = null, Actor? by = null)
    {
        var chat = (await portal.Get<Chats>().Start(by ?? Actor.Visitor, new(message, department) { Expert = expert, Language = language }, null, default)).Value;
        return new(chat.Id, new(by ?? Actor.Visitor, chat.Secret));
    }

    /// <summary>Routes now, as the loop does in a moment.</summary>
    public static async Task Route(this TestPortal portal)
    {
        await portal.Get<RoutingKeeper>().Run(default);
        await portal.Get<Router>().Run(default);
    }

    /// <summary>The chat as it is kept.</summary>
    public static Task<ChatRow> ChatNow(this TestPortal portal, ChatSteps.Guest guest) => portal.Get<Database>().Read(db => db.Set<ChatRow>().SingleAsync(c => c.Id == guest.ChatId));

    /// <summary>Who has the chat; null while it waits.</summary>
    public static async Task<long?> HolderOf(this TestPortal portal, ChatSteps.Guest guest) => (await portal.ChatNow(guest)) is { State: ChatState.Open } chat ? chat.AgentId : null;
}
