using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>An agent at a moment.</summary>
/// <param name="Person">Who.</param>
/// <param name="State">Whether they can take a chat.</param>
/// <param name="Open">How many chats they have.</param>
/// <param name="Setup">How they are set up.</param>
/// <param name="Choice">What they chose.</param>
public sealed record AgentNow(PersonView Person, AgentState State, int Open, AgentSetup Setup, AgentState Choice)
{
    /// <summary>How many more chats can be given to them.</summary>
    public int Free => State == AgentState.Available ? Setup.MostChats - Open : 0;
}

/// <summary>All departments and all agents at one moment: what routing, estimates and pages go by.</summary>
/// <param name="At">The moment.</param>
/// <param name="Departments">All departments, archived ones too, in their order.</param>
/// <param name="Agents">All who sat at the desk or were set up, and may answer chats; by account.</param>
/// <param name="Members">Who belongs to which department.</param>
public sealed record Staffing(DateTime At, IReadOnlyList<Department> Departments, IReadOnlyDictionary<long, AgentNow> Agents, ILookup<long, DepartmentAgent> Members)
{
    private const int MostAgents = 1000;

    /// <summary>The people of a department. One without any, and chats for no department, are everybody's.</summary>
    public IReadOnlyList<AgentNow> PeopleOf(long? departmentId)
    {
        var own = departmentId is { } id ? Members[id].Select(m => Agents.GetValueOrDefault(m.AccountId)).OfType<AgentNow>().ToList() : [];
        return own.Count > 0 ? own : [.. Agents.Values];
    }

    /// <summary>Whether a department is open and has people of its own who may answer.</summary>
    public bool Works(Department department) => department.ArchivedAt is null && department.Hours.IsOpen(At) && Members[department.Id].Any(m => Agents.ContainsKey(m.AccountId));

    /// <summary>Whether it gives chats out, and one of its people can take one now.</summary>
    public bool CanGive(Department department) =>
        department.Mode != RoutingMode.None && Works(department) && Members[department.Id].Any(m => Agents.GetValueOrDefault(m.AccountId)?.State == AgentState.Available);

    /// <summary>Reads it.</summary>
    public static async Task<Staffing> Read(PortalDb db, DateTime now, CancellationToken ct)
    {
        var departments = await db.Set<Department>().AsNoTracking().OrderBy(d => d.Position).ThenBy(d => d.Id).Take(Department.Most).ToListAsync(ct);
        var members = await db.Set<DepartmentAgent>().AsNoTracking().ToListAsync(ct); // bounded by the most departments and the most people of each
        var agents = await (
            from g in db.Set<Agent>()
            join a in db.WhoMayAnswer(now) on g.AccountId equals a.Id
            orderby a.UserName
            select new
            {
                Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), g.Choice, g.HereUntil, g.MostChats, g.Languages, g.Skills, g.IsExpert,
                Open = db.Set<Chat>().Count(c => c.AgentId == a.Id && c.State == ChatState.Open),
            }).Take(MostAgents).ToListAsync(ct);
        return new(
            now, departments,
            agents.ToDictionary(
                a => a.Person.Id,
                a => new AgentNow(
                    a.Person, AgentRules.StateOf(a.Choice, a.HereUntil, a.Open, a.MostChats, now), a.Open,
                    new(a.MostChats, Agent.Words(a.Languages), Agent.Words(a.Skills), a.IsExpert), a.Choice)),
            members.ToLookup(m => m.DepartmentId));
    }
}
