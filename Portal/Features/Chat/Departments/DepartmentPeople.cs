using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>How an agent is set up.</summary>
/// <param name="MostChats">How many chats at once are given to them, 1 to 30.</param>
/// <param name="Languages">The languages they answer in, such as <c>en</c> or <c>zh-Hans</c>; <c>zh</c> is any Chinese.</param>
/// <param name="Skills">What they know about, in words that customers use.</param>
/// <param name="IsExpert">Whether customers can turn to them by name.</param>
public sealed record AgentSetup(int MostChats, IReadOnlyList<string> Languages, IReadOnlyList<string> Skills, bool IsExpert);

/// <summary>Who belongs to a department, and what its people can do. Admins only; each change is in the log.</summary>
public sealed class DepartmentPeople(Database database, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes an agent into a department. Who is in it stays in it.</summary>
    public Task<Result<Nothing>> Add(Actor actor, string slug, string name, CancellationToken ct) =>
        Run(actor, name, async (db, person) =>
        {
            if (await db.LockDepartment(slug, ct) is not { } department)
            {
                return Problem.NotFound;
            }

            if (!ChatRules.IsDesk(await Standing.Of(db, Actor.Member(person.Id), Now, ct)))
            {
                return Problem.Invalid<DepartmentText>("name", "NoAgent", person.Name);
            }

            if (await db.Set<DepartmentAgent>().AnyAsync(a => a.DepartmentId == department.Id && a.AccountId == person.Id, ct))
            {
                return null;
            }

            if (await db.Set<DepartmentAgent>().CountAsync(a => a.DepartmentId == department.Id, ct) >= DepartmentAgent.Most)
            {
                return Problem.Refused<DepartmentText>("TooManyPeople", DepartmentAgent.Most);
            }

            await db.AgentOf(person.Id, ct);
            db.Add(new DepartmentAgent { DepartmentId = department.Id, AccountId = person.Id });
            Tell(db, actor, department, $"+ {person.Name}");
            return null;
        }, ct);

    /// <summary>
    /// Takes an agent out of a department. The chats of it that they have answered stay theirs to the end; those in which they have said nothing yet go back to the queue.
    /// </summary>
    public Task<Result<Nothing>> Remove(Actor actor, string slug, string name, CancellationToken ct) =>
        Run(actor, name, async (db, person) =>
        {
            if (await db.LockDepartment(slug, ct) is not { } department)
            {
                return Problem.NotFound;
            }

            if (await db.Set<DepartmentAgent>().Where(a => a.DepartmentId == department.Id && a.AccountId == person.Id).ExecuteDeleteAsync(ct) > 0)
            {
                await db.GiveBackUnanswered(person.Id, department.Id, actor, Now, ct);
                Tell(db, actor, department, $"- {person.Name}");
            }

            return null;
        }, ct);

    /// <summary>Says how an agent is set up, in place of what was said before.</summary>
    public Task<Result<Nothing>> SetUp(Actor actor, string name, AgentSetup setup, CancellationToken ct) =>
        Run(actor, name, async (db, person) =>
        {
            if (setup.MostChats is < 1 or > Agent.MostSeats)
            {
                return Problem.Invalid<DepartmentText>("mostChats", "MostChatsOutOfBounds", Agent.MostSeats);
            }

            if ((AgentRules.Check("languages", setup.Languages) ?? AgentRules.Check("skills", setup.Skills)) is { } unfit)
            {
                return unfit;
            }

            if (!ChatRules.IsDesk(await Standing.Of(db, Actor.Member(person.Id), Now, ct)))
            {
                return Problem.Invalid<DepartmentText>("name", "NoAgent", person.Name);
            }

            var agent = await db.AgentOf(person.Id, ct);
            var (wasExpert, before) = (agent.IsExpert, Words(agent));
            (agent.MostChats, agent.Languages, agent.Skills, agent.IsExpert) = (setup.MostChats, Joined(setup.Languages), Joined(setup.Skills), setup.IsExpert);
            db.Audit(actor, AuditAction.AgentSetUp, new("account", person.Id), Now, before: before, after: Words(agent));
            db.Tell(new AgentChanged(person.Id));
            if (wasExpert != agent.IsExpert)
            {
                db.Tell(new PersonChanged(person.Id, person.Name)); // their profile says so
            }

            return null;
        }, ct);

    private void Tell(PortalDb db, Actor actor, Department department, string details)
    {
        db.Audit(actor, AuditAction.DepartmentChanged, new("department", department.Id), Now, details: $"{department.Name}: {details}");
        db.Tell(new DepartmentChanged(department.Id));
    }

    private static string Words(Agent agent) => $"{agent.MostChats}{(agent.IsExpert ? ", expert" : "")}\n{agent.Languages}\n{agent.Skills}".TrimEnd();

    private static string Joined(IEnumerable<string> words) => string.Join(',', words.Select(w => w.Trim()).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>Finds who is meant and locks their account, before any chat: as everywhere at the desk.</summary>
    private Task<Result<Nothing>> Run(Actor actor, string name, Func<PortalDb, (long Id, string Name), Task<Problem?>> deed, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                if (DepartmentRules.MayNotRun(await Standing.Of(db, actor, Now, ct)) is { } mayNot)
                {
                    return mayNot;
                }

                var wanted = LookupNames.Of(name);
                var person = await db.Set<Account>().Where(a => a.NormalizedUserName == wanted && a.NormalizedEmail != null).Select(a => new { a.Id, Name = a.UserName! }).FirstOrDefaultAsync(ct);
                if (person is null)
                {
                    return Problem.NotFound;
                }

                await db.Lock<Account>(person.Id, ct);
                return await deed(db, (person.Id, person.Name)) is { } problem ? problem : default(Nothing);
            },
            ct);
}
