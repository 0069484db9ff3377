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
            ? await shared.Get((nameof(Reports), wish, now.Ticks / (TimeSpan.TicksPerSecond * SecondsKept)), () => Count(wish, now))
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

    /// <summary>Reads what is added up, all of it at one moment: what stands in one place fits what stands in another. Null where there is too much.</summary>
    private static async Task<Found?> Look(PortalDb db, ReportWish wish, DateTime start)
    {
        await using var moment = await db.Freeze(default);
        return await ReportLines.Read(db, new(start, wish.Period.End, wish.DepartmentId, null)) is not { } lines ? null
            : new(
                lines,
                wish.AgentId is not null ? null : await Running(db, wish.DepartmentId),
                await db.Set<Department>().OrderBy(d => d.Position).ThenBy(d => d.Id).Select(d => new Named(d.Id, d.Slug, d.Name)).ToListAsync());
    }

    /// <summary>Adds up, when the moment is over: neither it nor its connection is held for what takes a processor its time.</summary>
    private async Task<Result<Report>> Count(ReportWish wish, DateTime now)
    {
        var (period, (start, end)) = (wish.Period, wish.Period.Before(now));
        if (await database.Read(db => Look(db, wish, start)) is not { } found)
        {
            return Problem.Invalid<ReportText>("from", "TooMuchMeasured", ReportLines.Most);
        }

        var (these, before, ofPerson) = (found.Lines.Between(period.Start, period.End), found.Lines.Between(start, end), wish.AgentId is not null);
        var sheet = new ReportSheet(Of(these), ofPerson);
        var slots = sheet.By(m => period.SlotAt(m.EndedAt), r => period.SlotAt(r.At), b => period.SlotAt(b.OpenedAt));
        var hours = sheet.By(m => period.WallAt(m.OpenedAt).Hour, r => period.WallAt(r.OpenedAt).Hour, b => period.WallAt(b.OpenedAt).Hour);
        return new Report(
            period, sheet.All, new ReportSheet(Of(before), ofPerson).All, ofPerson ? new ReportSheet(these, false).All : null,
            found.Running,
            wish.WithPeople && !ofPerson ? await People(these) : [],
            Departments(found.Departments, sheet),
            [.. period.Slots.Select((day, i) => new SlotFigures(day, slots.GetValueOrDefault(i) ?? Nothing(ofPerson)))],
            [.. Enumerable.Range(0, 24).Select(hour => new HourFigures(hour, hours.GetValueOrDefault(hour) ?? Nothing(ofPerson)))],
            Week(ofPerson ? Of(these).Ended.Where(m => m is { Kind: MeasureKind.FirstAnswer, End: MeasureEnd.Given }).Select(m => m.OpenedAt) : these.Begun.Select(b => b.OpenedAt), period));

        ReportLines Of(ReportLines lines) => wish.AgentId is { } agent ? lines.By(agent) : lines;
    }

    private static ReportSums Nothing(bool ofPerson) => new ReportSheet(new([], [], []), ofPerson).All;

    private static IReadOnlyList<IReadOnlyList<int>> Week(IEnumerable<DateTime> moments, ReportPeriod period)
    {
        var counts = moments.Select(period.WallAt).CountBy(at => (((int)at.DayOfWeek + 6) % 7, at.Hour)).ToDictionary();
        return [.. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<int>)[.. Enumerable.Range(0, 24).Select(hour => counts.GetValueOrDefault((day, hour)))])];
    }

    private static async Task<ReportRunning> Running(PortalDb db, long? departmentId)
    {
        var running = db.Set<ChatMeasure>().Where(m => m.EndedAt == null && m.Kind != MeasureKind.Promise && (departmentId == null || m.DepartmentId == departmentId));
        return new(
            await running.CountAsync(m => m.Kind == MeasureKind.Solution),
            await running.CountAsync(m => m.Kind != MeasureKind.Solution),
            await running.Where(m => m.BreachedAt != null).Select(m => m.ChatId).Distinct().CountAsync());
    }

    private async Task<IReadOnlyList<PersonFigures>> People(ReportLines lines)
    {
        var most = new ReportSheet(lines with { Begun = [] }, ofPeople: true).By(m => m.AgentId ?? 0, r => r.AgentId ?? 0, _ => 0L).Where(p => p.Key != 0)
            .OrderByDescending(p => p.Value.Answered).ThenByDescending(p => p.Value.Solution.Count).ThenBy(p => p.Key).Take(MostPeople).ToList();
        var ids = most.ConvertAll(p => p.Key);
        var people = await database.Read(db => db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(p => p.Id));
        return [.. most.Where(p => people.ContainsKey(p.Key)).Select(p => new PersonFigures(people[p.Key], p.Value))];
    }

    private static IReadOnlyList<DepartmentFigures> Departments(IReadOnlyList<Named> known, ReportSheet sheet)
    {
        var sums = sheet.By(m => m.DepartmentId ?? 0, r => r.DepartmentId ?? 0, b => b.DepartmentId ?? 0);
        return [.. known.Where(d => sums.ContainsKey(d.Id)).Select(d => new DepartmentFigures(d.Slug, d.Name, sums[d.Id])), .. sums.TryGetValue(0, out var none) ? new[] { new DepartmentFigures(null, null, none) } : []];
    }

    /// <summary>A department by its name.</summary>
    private sealed record Named(long Id, string Slug, string Name);

    /// <summary>What was there at one moment.</summary>
    private sealed record Found(ReportLines Lines, ReportRunning? Running, IReadOnlyList<Named> Departments);
}

/// <summary>A question that is understood, and may be answered.</summary>
/// <param name="Period">The days.</param>
/// <param name="DepartmentId">Only this department.</param>
/// <param name="AgentId">Only this person.</param>
/// <param name="WithPeople">Whether who asks may see what each person did.</param>
internal sealed record ReportWish(ReportPeriod Period, long? DepartmentId, long? AgentId, bool WithPeople)
{
    public ReportScope Scope => new(Period.Start, Period.End, DepartmentId, AgentId);
}
