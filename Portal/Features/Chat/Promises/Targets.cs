using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>The targets of a department, or of chats of none, as they are and are to be.</summary>
/// <param name="FirstAnswerMinutes">Within how many minutes of open time the first answer is given; null for no target.</param>
/// <param name="NextAnswerMinutes">The same for every further answer.</param>
/// <param name="SolutionMinutes">The same until all is done, without the time in which the staff wait for the customer.</param>
/// <param name="WarnPercent">At which part of a target it is warned.</param>
/// <param name="Version">Grows with every change; 0 before the first.</param>
public sealed record TargetsView(int? FirstAnswerMinutes, int? NextAnswerMinutes, int? SolutionMinutes, int WarnPercent = PromiseTargets.UsualWarnPercent, int Version = 0);

/// <summary>Reads and sets the targets. Agents read them, admins set them, and each change is in the log.</summary>
public sealed class Targets(Database database, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The targets of a department by its slug, or without one those of chats of no department.</summary>
    public async Task<Result<TargetsView>> Find(Actor actor, string? slug, CancellationToken ct)
    {
        await using var db = database.Open();
        return PromiseRules.MayNotSee(await Standing.Of(db, actor, Now, ct)) is { } problem ? problem
            : await IdOf(db, slug, ct) is { } id ? View(await db.Set<PromiseTargets>().FirstOrDefaultAsync(t => t.DepartmentId == id, ct))
            : Problem.NotFound;
    }

    /// <summary>Sets them, in place of what was said before. Refused where they are no longer the version that the actor saw.</summary>
    public Task<Result<TargetsView>> Set(Actor actor, string? slug, TargetsView given, int? version, CancellationToken ct) =>
        database.Write<TargetsView>(
            async db => (DepartmentRules.MayNotRun(await Standing.Of(db, actor, Now, ct)) ?? PromiseTargets.Check(given.FirstAnswerMinutes, given.NextAnswerMinutes, given.SolutionMinutes, given.WarnPercent)) is { } problem
                ? problem
                : await IdOf(db, slug, ct) is { } id ? await Set(db, actor, id, given, version, ct)
                : Problem.NotFound,
            ct);

    private async Task<Result<TargetsView>> Set(PortalDb db, Actor actor, long id, TargetsView given, int? version, CancellationToken ct)
    {
        await db.Lock<Department>(id, ct);
        var targets = await db.Set<PromiseTargets>().AsTracking().FirstOrDefaultAsync(t => t.DepartmentId == id, ct) ?? db.Add(new PromiseTargets { DepartmentId = id }).Entity;
        if (version is { } seen && seen != targets.Version)
        {
            return Problem.Changed;
        }

        var (before, after) = (View(targets), given with { Version = targets.Version });
        if (before != after || targets.Version == 0)
        {
            (targets.FirstAnswerMinutes, targets.NextAnswerMinutes, targets.SolutionMinutes, targets.WarnPercent) = (given.FirstAnswerMinutes, given.NextAnswerMinutes, given.SolutionMinutes, given.WarnPercent);
            targets.Version++;
            db.Audit(actor, AuditAction.DepartmentChanged, new("department", id), Now, before: Words(before), after: Words(after));
            db.Tell(new DepartmentChanged(id));
        }

        return View(targets);
    }

    private static async Task<long?> IdOf(PortalDb db, string? slug, CancellationToken ct) =>
        slug is null ? PromiseTargets.OfNone
        : Bounds.IsStorable(slug) ? await db.Set<Department>().Where(d => d.Slug == slug).Select(d => (long?)d.Id).FirstOrDefaultAsync(ct)
        : null;

    private static TargetsView View(PromiseTargets? t) => t is null ? new(null, null, null) : new(t.FirstAnswerMinutes, t.NextAnswerMinutes, t.SolutionMinutes, t.WarnPercent, t.Version);

    private static string Words(TargetsView t) => $"targets {Minutes(t.FirstAnswerMinutes)}/{Minutes(t.NextAnswerMinutes)}/{Minutes(t.SolutionMinutes)} min, {t.WarnPercent} %";

    private static string Minutes(int? minutes) => minutes is { } set ? $"{set}" : "-";
}
