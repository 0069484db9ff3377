using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>A department as staff see it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it helps with.</param>
/// <param name="Mode">Who gets a chat that waits.</param>
/// <param name="AnswerSeconds">Within how many seconds a chat that was given to somebody is answered.</param>
/// <param name="PromisedMinutes">Within how many minutes of opening time who wrote while it was closed is answered; 0 for no promise.</param>
/// <param name="Hours">When it is open.</param>
/// <param name="Open">Whether it is open now.</param>
/// <param name="Archived">Nobody can turn to it any more.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="People">Who belongs to it and may answer.</param>
public sealed record DepartmentView(
    long Id, string Slug, string Name, string About, RoutingMode Mode, int AnswerSeconds, int PromisedMinutes, OpeningHours Hours, bool Open, bool Archived, int Version, IReadOnlyList<AgentNow> People)
{
    /// <summary>Who belongs to it and may not answer chats now: without the role, or banned.</summary>
    public IReadOnlyList<PersonView> CannotAnswer { get; init; } = [];
}

/// <summary>A department in the desk's filter.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mine">The agent belongs to it.</param>
public sealed record DepartmentChoice(string Slug, string Name, bool Mine);

/// <summary>Departments and agents as staff read them.</summary>
public sealed class DepartmentViews(Database database, TimeProvider time)
{
    /// <summary>What stands for all departments in an address, and for the agent's own: no department's slug.</summary>
    public const string AllWord = "all", OursWord = "mine";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>All departments, archived ones too. Agents only.</summary>
    public async Task<Result<IReadOnlyList<DepartmentView>>> List(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        if (DepartmentRules.MayNotSeePeople(await Standing.Of(db, actor, Now, ct)) is { } problem)
        {
            return problem;
        }

        var staffing = await Staffing.Read(db, Now, ct);
        var others = (await db.PeopleWhoDoNot(staffing.At).Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { m.DepartmentId, Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) })
            .ToListAsync(ct)).ToLookup(m => m.DepartmentId, m => m.Person); // bounded as the members are
        return staffing.Departments.Select(d => View(d, staffing) with { CannotAnswer = [.. others[d.Id].OrderBy(p => p.Name, StringComparer.Ordinal)] }).ToList();
    }

    /// <summary>One department. Agents only.</summary>
    public async Task<Result<DepartmentView>> Find(Actor actor, string slug, CancellationToken ct) =>
        !(await List(actor, ct)).Try(out var all, out var problem) ? problem
        : all.FirstOrDefault(d => d.Slug == slug) is { } found ? found
        : Problem.NotFound;

    /// <summary>All who may answer chats, by name. Agents only.</summary>
    public async Task<Result<IReadOnlyList<AgentNow>>> Agents(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        if (DepartmentRules.MayNotSeePeople(await Standing.Of(db, actor, Now, ct)) is { } problem)
        {
            return problem;
        }

        var staffing = await Staffing.Read(db, Now, ct);
        return (await DeskPeople.All(db, staffing.At, ct)).ConvertAll(p => staffing.Agents.GetValueOrDefault(p.Id) ?? new(p, AgentState.Away, 0, new(Agent.UsualChats, [], [], false), AgentState.Available));
    }

    /// <summary>The departments to choose from at the desk; empty for who is no agent.</summary>
    public async Task<IReadOnlyList<DepartmentChoice>> Choices(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return ChatRules.IsDesk(await Standing.Of(db, actor, Now, ct))
            ? await db.Set<Department>().Where(d => d.ArchivedAt == null).OrderBy(d => d.Position).ThenBy(d => d.Id).Take(Department.Most)
                .Select(d => new DepartmentChoice(d.Slug, d.Name, db.Set<DepartmentAgent>().Any(a => a.DepartmentId == d.Id && a.AccountId == actor.AccountId))).ToListAsync(ct)
            : [];
    }

    /// <summary>The scope that a word in an address means: nothing and <see cref="AllWord"/> are all, <see cref="OursWord"/> the agent's own, and else a department's slug; null where there is no such department.</summary>
    public async Task<DeskScope?> Scope(string? word, CancellationToken ct) =>
        string.IsNullOrEmpty(word) || word == AllWord ? DeskScope.All
        : word == OursWord ? DeskScope.Ours
        : !Bounds.IsStorable(word) ? null
        : await database.Read(db => db.Set<Department>().Where(d => d.Slug == word).Select(d => (long?)d.Id).FirstOrDefaultAsync(ct)) is { } id ? new DeskScope(DeskScopeKind.One, id)
        : null;

    private static DepartmentView View(Department d, Staffing staffing) => new(
        d.Id, d.Slug, d.Name, d.About, d.Mode, d.AnswerSeconds, d.PromisedMinutes, d.Hours, d.Hours.IsOpen(staffing.At), d.ArchivedAt is not null, d.Version,
        [.. staffing.Members[d.Id].Select(m => staffing.Agents.GetValueOrDefault(m.AccountId)).OfType<AgentNow>()]);
}
