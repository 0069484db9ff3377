using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>
/// The figures of the desk: sums of what is measured of each chat and of what customers said, and nothing else. Who sees everybody's gets all of it; other agents get their own beside those of all
/// together. Read at most once in some seconds for each question.
/// </summary>
public sealed class Reports(Database database, SharedViews shared, TimeProvider time)
{
    /// <summary>The most people told one by one: those who answered most.</summary>
    public const int MostPeople = 200;

    private const int SecondsKept = 10;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Answers a question.</summary>
    public async Task<Result<Report>> Read(Actor actor, ReportQuestion question, CancellationToken ct)
    {
        var now = Now;
        return (await Understand(actor, question, now, ct)).Try(out var wish, out var problem)
            ? await shared.Get((nameof(Reports), wish, now.Ticks / (TimeSpan.TicksPerSecond * SecondsKept)), () => database.Read(db => Count(db, wish, now)))
            : problem;
    }

    /// <summary>Whose figures somebody may choose: those of everybody who answers, or of nobody but themselves, which is no choice. Null for who may not see figures.</summary>
    public async Task<IReadOnlyList<PersonView>?> People(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        return ReportRules.MayNotSee(standing) is not null ? null
            : ReportRules.SeesAll(standing) ? await db.Set<Account>().Where(a => (a.Roles & (Roles.Agent | Roles.Admin)) != 0).OrderBy(a => a.NormalizedUserName).Take(MostPeople).Select(PersonView.Of).ToListAsync(ct)
            : [];
    }

    /// <summary>What is asked, if who asks may know: without a person, who sees only their own asks for that.</summary>
    internal async Task<Result<ReportWish>> Understand(Actor actor, ReportQuestion question, DateTime now, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, now, ct);
        if (ReportRules.MayNotSee(standing, question.Person) is { } mayNot)
        {
            return mayNot;
        }

        var department = question.Department is { } slug && Bounds.IsStorable(slug) ? await db.Set<Department>().FirstOrDefaultAsync(d => d.Slug == slug, ct) : null;
        if (question.Department is not null && department is null)
        {
            return Problem.Invalid<DepartmentText>("department", "NoSuchDepartment");
        }

        var agent = ReportRules.SeesAll(standing) ? await IdOf(db, question.Person, ct) : standing.AccountId;
        if (question.Person is not null && agent is null)
        {
            return Problem.Invalid<ReportText>("person", "NoSuchPerson");
        }

        var zone = department?.Hours.Zone ?? await ZoneOfAll(db, ct);
        return ReportPeriod.Of(question.From, question.To ?? ReportPeriod.DayAt(now, zone), question.Days, zone)
            .Then(period => new ReportWish(period, department?.Id, agent, ReportRules.SeesAll(standing)));
    }

    /// <summary>The days of all departments are those of the first.</summary>
    private static async Task<string> ZoneOfAll(PortalDb db, CancellationToken ct) =>
        (await db.Set<Department>().Where(d => d.ArchivedAt == null).OrderBy(d => d.Position).ThenBy(d => d.Id).FirstOrDefaultAsync(ct))?.Hours.Zone ?? "UTC";

    private static async Task<long?> IdOf(PortalDb db, string? person, CancellationToken ct)
    {
        var name = person is not null && Bounds.IsStorable(person) ? LookupNames.Of(person) : null;
        return name is null ? null : await db.Set<Account>().Where(a => a.NormalizedUserName == name).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct);
    }

    private static async Task<Report> Count(PortalDb db, ReportWish wish, DateTime now)
    {
        var (period, scope, buckets) = (wish.Period, wish.Scope, new ReportBuckets(wish.Period, db.IsSqlite));
        var (sql, (start, end)) = (new ReportSql(db, scope, default), period.Before(now));
        var all = scope with { AgentId = null };
        var departments = await Sheet(sql, scope, """m."DepartmentId" """);
        var people = wish is { WithPeople: true, AgentId: null } ? await Sheet(sql, scope, """m."AgentId" """, """r."AgentId" """, begun: false) : null;
        var slots = await Sheet(sql, scope, buckets.Slot("""m."EndedAt" """), buckets.Slot("""r."At" """), buckets.Slot("""m."OpenedAt" """));
        var hours = await Sheet(sql, scope, buckets.Hour("""m."OpenedAt" """), buckets.Hour("""COALESCE(m."OpenedAt", r."At")"""), buckets.Hour("""m."OpenedAt" """));
        var weekHour = buckets.WeekHour("""m."OpenedAt" """);
        var week = await (scope.AgentId is null ? sql.Begun(weekHour) : sql.Answered(weekHour));
        return new(
            period, await Sums(db, scope), await Sums(db, scope with { Start = start, End = end }), scope.AgentId is null ? null : await Sums(db, all),
            scope.AgentId is null ? await Running(db, scope) : null,
            people is null ? [] : await People(db, people),
            await Departments(db, departments),
            [.. period.Slots.Select((day, i) => new SlotFigures(day, slots.Of(i)))],
            [.. Enumerable.Range(0, 24).Select(hour => new HourFigures(hour, hours.Of(hour)))],
            [.. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<int>)[.. Enumerable.Range(0, 24).Select(hour => week.Find(w => w.Bucket == (day * 24) + hour)?.Count ?? 0)])]);
    }

    private static async Task<ReportSums> Sums(PortalDb db, ReportScope scope) => (await Sheet(new(db, scope, default), scope, ReportBuckets.All)).Of(0);

    /// <summary>One breakdown: the same bucket for what ended, what was rated and what was begun, or one for each.</summary>
    private static async Task<ReportSheet> Sheet(ReportSql sql, ReportScope scope, string ended, string? rated = null, string? opened = null, bool begun = true) => new(
        await sql.Measures(ended), await sql.Ratings(rated ?? ended), begun && scope.AgentId is null ? await sql.Begun(opened ?? ended) : null);

    private static async Task<ReportRunning> Running(PortalDb db, ReportScope scope)
    {
        var running = db.Set<ChatMeasure>().Where(m => m.EndedAt == null && m.Kind != MeasureKind.Promise && (scope.DepartmentId == null || m.DepartmentId == scope.DepartmentId));
        return new(
            await running.CountAsync(m => m.Kind == MeasureKind.Solution),
            await running.CountAsync(m => m.Kind != MeasureKind.Solution),
            await running.Where(m => m.BreachedAt != null).Select(m => m.ChatId).Distinct().CountAsync());
    }

    private static async Task<IReadOnlyList<PersonFigures>> People(PortalDb db, ReportSheet sheet)
    {
        var most = sheet.Buckets.OfType<long>().Select(id => (Id: id, Sums: sheet.Of(id))).OrderByDescending(p => p.Sums.Answered).ThenByDescending(p => p.Sums.Solution.Count).ThenBy(p => p.Id).Take(MostPeople).ToList();
        var ids = most.ConvertAll(p => p.Id);
        var people = await db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(p => p.Id);
        return [.. most.Where(p => people.ContainsKey(p.Id)).Select(p => new PersonFigures(people[p.Id], p.Sums))];
    }

    private static async Task<IReadOnlyList<DepartmentFigures>> Departments(PortalDb db, ReportSheet sheet)
    {
        var there = sheet.Buckets.ToHashSet();
        var known = await db.Set<Department>().OrderBy(d => d.Position).ThenBy(d => d.Id).Select(d => new { d.Id, d.Slug, d.Name }).ToListAsync();
        return [.. known.Where(d => there.Contains(d.Id)).Select(d => new DepartmentFigures(d.Slug, d.Name, sheet.Of(d.Id))), .. there.Contains(null) ? new[] { new DepartmentFigures(null, null, sheet.Of(null)) } : []];
    }
}
