using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Hours;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Chat;

/// <summary>What is to be otherwise with a department; what is null stays.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it helps with.</param>
/// <param name="Mode">Who gets a chat that waits.</param>
/// <param name="AnswerSeconds">Within how many seconds a chat that was given to somebody is answered.</param>
/// <param name="PromisedMinutes">Within how many minutes of opening time who wrote while it was closed is answered; 0 for no promise.</param>
/// <param name="Hours">When it is open.</param>
/// <param name="Archived">Whether nobody can turn to it any more.</param>
public sealed record DepartmentChange(
    string? Name = null, string? About = null, RoutingMode? Mode = null, int? AnswerSeconds = null, int? PromisedMinutes = null, OpeningHours? Hours = null, bool? Archived = null);

/// <summary>Makes and changes departments. Admins only; each change is in the log.</summary>
public sealed class Departments(Database database, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes one. Without a slug its name makes one.</summary>
    public Task<Result<long>> Create(Actor actor, string? slug, DepartmentChange given, string? key, CancellationToken ct) =>
        Run(actor, Check(given, made: true), async db =>
        {
            if (await db.MadeBefore<Department>(actor, key, ct) is { } before)
            {
                return before;
            }

            var address = Slug.From(Bounds.IsBlank(slug) ? given.Name : slug);
            if (await db.Set<Department>().CountAsync(ct) >= Department.Most)
            {
                return Problem.Refused<DepartmentText>("TooManyDepartments", Department.Most);
            }

            if (address is DepartmentViews.AllWord or DepartmentViews.OursWord || await db.Set<Department>().AnyAsync(d => d.Slug == address, ct))
            {
                return Problem.Invalid<DepartmentText>("slug", "DepartmentSlugTaken", address);
            }

            var made = new Department { Slug = address, Name = given.Name!.Trim(), NormalizedName = LookupNames.Of(given.Name), Position = await db.Set<Department>().CountAsync(ct) };
            if (await Apply(db, made, given, ct) is { } problem)
            {
                return problem;
            }

            db.Add(made);
            await db.SaveChangesAsync(ct);
            db.Made<Department>(actor, key, made.Id, Now);
            Tell(db, actor, made, null);
            return made.Id;
        }, ct);

    /// <summary>Changes one, by its slug. Refused where it is no longer the version that the actor saw.</summary>
    public Task<Result<long>> Change(Actor actor, string slug, DepartmentChange change, int? version, CancellationToken ct) =>
        Run(actor, Check(change, made: false), async db =>
        {
            if (await db.LockDepartment(slug, ct) is not { } department)
            {
                return Problem.NotFound;
            }

            if (version is { } seen && seen != department.Version)
            {
                return Problem.Changed;
            }

            var before = Words(department);
            if (await Apply(db, department, change, ct) is { } problem)
            {
                return problem;
            }

            if (db.Entry(department).State == EntityState.Modified)
            {
                department.Version++;
                Tell(db, actor, department, before);
            }

            return department.Id;
        }, ct);

    /// <summary>Moves one a place up or down in lists; at the end it stays.</summary>
    public Task<Result<long>> Move(Actor actor, string slug, bool up, CancellationToken ct) =>
        Run(actor, null, async db =>
        {
            await db.Lock<Department>(await db.Set<Department>().Select(d => d.Id).ToListAsync(ct), ct);
            var all = await db.Set<Department>().AsTracking().OrderBy(d => d.Position).ThenBy(d => d.Id).ToListAsync(ct);
            var from = all.FindIndex(d => d.Slug == slug);
            if (from < 0)
            {
                return Problem.NotFound;
            }

            var to = Math.Clamp(from + (up ? -1 : 1), 0, all.Count - 1);
            (all[from], all[to]) = (all[to], all[from]);
            for (var i = 0; i < all.Count; i++)
            {
                all[i].Position = i;
            }

            db.Tell(new DepartmentChanged(all[to].Id));
            return all[to].Id;
        }, ct);

    private static Problem? Check(DepartmentChange given, bool made) =>
        (made || given.Name is not null ? Bounds.Check("name", given.Name, Department.MostName) : null)
        ?? (given.Name.AsSpan().IndexOfAny('\r', '\n') >= 0 ? Problem.Invalid<ChatText>("name", "OneLine") : null)
        ?? Bounds.Check("about", given.About, Department.MostAbout, min: 0)
        ?? (given.AnswerSeconds is < Department.LeastAnswerSeconds or > Department.MostAnswerSeconds
            ? Problem.Invalid<DepartmentText>("answerSeconds", "AnswerSecondsOutOfBounds", Department.LeastAnswerSeconds, Department.MostAnswerSeconds) : null)
        ?? (given.PromisedMinutes is < 0 or > Department.MostPromisedMinutes ? Problem.Invalid<DepartmentText>("promisedMinutes", "PromisedMinutesOutOfBounds", Department.MostPromisedMinutes) : null)
        ?? given.Hours?.Check();

    private async Task<Problem?> Apply(PortalDb db, Department department, DepartmentChange change, CancellationToken ct)
    {
        var (name, lookup) = (change.Name?.Trim() ?? department.Name, change.Name is null ? department.NormalizedName : LookupNames.Of(change.Name));
        if (await db.Set<Department>().AnyAsync(d => d.NormalizedName == lookup && d.Id != department.Id, ct))
        {
            return Problem.Invalid<DepartmentText>("name", "DepartmentNameTaken", name);
        }

        (department.Name, department.NormalizedName, department.About) = (name, lookup, change.About?.Trim() ?? department.About);
        (department.Mode, department.Hours) = (change.Mode ?? department.Mode, change.Hours ?? department.Hours);
        (department.AnswerSeconds, department.PromisedMinutes) = (change.AnswerSeconds ?? department.AnswerSeconds, change.PromisedMinutes ?? department.PromisedMinutes);
        department.ArchivedAt = change.Archived switch { null => department.ArchivedAt, true => department.ArchivedAt ?? Now, false => null };
        return null;
    }

    private void Tell(PortalDb db, Actor actor, Department department, string? before)
    {
        db.Audit(actor, AuditAction.DepartmentChanged, new("department", department.Id), Now, before: before, after: Words(department));
        db.Tell(new DepartmentChanged(department.Id));
    }

    private static string Words(Department d) =>
        $"{d.Name}, {d.Mode}, {d.AnswerSeconds} s, {d.PromisedMinutes} min, {d.Hours.Zone} {d.Hours.Frames.Count}/{d.Hours.Holidays.Count}{(d.ArchivedAt is null ? "" : ", archived")}";

    private Task<Result<long>> Run(Actor actor, Problem? unfit, Func<PortalDb, Task<Result<long>>> deed, CancellationToken ct) =>
        database.Write<long>(
            async db => (DepartmentRules.MayNotRun(await Standing.Of(db, actor, Now, ct)) ?? unfit) is { } problem ? problem : await deed(db),
            ct);
}

/// <summary>Finds departments inside deeds.</summary>
internal static class DepartmentFinding
{
    /// <summary>A department by its slug, locked until the deed ends.</summary>
    public static async Task<Department?> LockDepartment(this PortalDb db, string slug, CancellationToken ct)
    {
        if (await db.Set<Department>().Where(d => d.Slug == slug).Select(d => (long?)d.Id).FirstOrDefaultAsync(ct) is not { } id)
        {
            return null;
        }

        await db.Lock<Department>(id, ct);
        return await db.Set<Department>().AsTracking().FirstOrDefaultAsync(d => d.Id == id, ct);
    }

    /// <summary>The department that somebody means by its slug or its name, however it is written; null where there is none to turn to.</summary>
    public static async Task<Department?> MeantDepartment(this PortalDb db, string? words, CancellationToken ct)
    {
        var name = LookupNames.Of(words);
        var slug = words?.Trim().ToLowerInvariant();
        return name.Length == 0 ? null
            : await db.Set<Department>().Where(d => d.ArchivedAt == null && (d.Slug == slug || d.NormalizedName == name)).OrderBy(d => d.Slug != slug).FirstOrDefaultAsync(ct);
    }
}
