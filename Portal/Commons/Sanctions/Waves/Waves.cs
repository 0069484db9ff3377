using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Commons.Sanctions;

/// <summary>
/// Ends a wave: its cases are decided together, and, where that is wanted, its writers are suspended or banned with one reason. Each sanction is one of its own, made in a transaction of its own: told,
/// appealed and taken back as any other; all are taken back together with the decisions. Who is not touched by it is named with why.
/// </summary>
public sealed class Waves(Database database, ManyDecisions many, Sanctions sanctions, RateLimits limits, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Who wrote what some cases are about, before anything is decided. For moderators of the whole portal, who alone suspend and ban.</summary>
    public async Task<Result<Wave>> Look(Actor actor, CaseChoice choice, CancellationToken ct)
    {
        if (await MayNot(actor, ct) is { } refused)
        {
            return refused;
        }

        return (await many.Chosen(actor, choice, ct)).Try(out var chosen, out var problem)
            ? await Writers(actor, [.. chosen.Take(ManyDecisions.Most).Select(c => c.Id)], ct)
            : problem;
    }

    /// <summary>
    /// Decides cases together (<see cref="ManyDecisions"/>) and then about those who wrote what was decided on. A sanction that cannot be is refused before anything is done; afterwards a writer for whom it
    /// fails stops no other.
    /// </summary>
    public async Task<Result<WaveDone>> Decide(Actor actor, CaseChoice choice, Outcome outcome, string? note, WaveSanction? sanction, CancellationToken ct)
    {
        Func<string?, string>? worded = null;
        if (sanction is not null && !(await Worded(actor, outcome, sanction, ct)).Try(out worded, out var refused))
        {
            return refused;
        }

        if (!(await many.Decide(actor, choice, outcome, note, ct)).Try(out var done, out var problem))
        {
            return problem;
        }

        return new WaveDone(done, sanction is null || worded is null ? [] : await Impose(actor, done, sanction, worded, ct));
    }

    /// <summary>Takes decisions back, and with them what was decided about people. Where somebody else took one of either, a reason is needed; who reads that their sanction is over is told it, or that it was undone at once.</summary>
    public async Task<Result<WaveDone>> Undo(Actor actor, IReadOnlyList<long> caseIds, IReadOnlyList<long> sanctionIds, string? note, CancellationToken ct)
    {
        var people = sanctionIds.Count == 0 ? [] : await People(actor, sanctionIds, ct);
        if (people.Count < sanctionIds.Distinct().Count())
        {
            return Problem.Invalid<SanctionText>("sanctions", "NoSuchSanctions", ManyDecisions.Most);
        }

        if (!(await many.Undo(actor, caseIds, note, ct)).Try(out var undone, out var problem))
        {
            return problem;
        }

        var back = undone.Done.ToHashSet();
        return new WaveDone(undone, await AFewAtOnce.Each(people, async p => new WriterDone(p.Person, p.Id, (await sanctions.TakeBack(actor, p.Person.Id, p.Id, note, back, ct)).Problem), ct));
    }

    private async Task<Problem?> MayNot(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return SanctionRules.MayNotDecideAt(await Standing.Of(db, actor, Now, ct), null);
    }

    /// <summary>The reason for who reads a language, once it is known that all of it makes sense and that the actor may.</summary>
    private async Task<Result<Func<string?, string>>> Worded(Actor actor, Outcome outcome, WaveSanction wish, CancellationToken ct)
    {
        if ((await MayNot(actor, ct) ?? Check(outcome, wish)) is { } refused)
        {
            return refused;
        }

        Func<string?, string> words = _ => wish.Reason ?? "";
        if (wish.TemplateId is { } id)
        {
            await using var db = database.Open();
            var use = wish.Kind == SanctionKind.Ban ? ReasonUse.Ban : ReasonUse.Suspension;
            if (await db.Set<ReasonTemplate>().FirstOrDefaultAsync(t => t.Id == id && t.Use == use, ct) is not { } template)
            {
                return Problem.Invalid<SanctionText>("template", "NoSuchTemplate");
            }

            words = template.In;
        }

        return limits.Take(Limited.Sanctions, actor) is { } tooMany ? tooMany : words;
    }

    private Problem? Check(Outcome outcome, WaveSanction wish) =>
        !SanctionRules.ShutsOut(wish.Kind) ? Problem.Invalid<SanctionText>("kind", "WaveKinds")
        : !Outcomes.Blaming.Contains(outcome) ? Problem.Invalid<SanctionText>("outcome", "WaveOutcomes")
        : SanctionRules.CheckUntil(wish.Kind, wish.Until, Now) ?? (wish.TemplateId is null ? Bounds.Check("reason", wish.Reason, Sanction.MostReason) : null);

    private async Task<Wave> Writers(Actor actor, IReadOnlyCollection<long> caseIds, CancellationToken ct)
    {
        await using var db = database.Open();
        return await WaveWriters.Of(db, await Standing.Of(db, actor, Now, ct), caseIds, Now, ct);
    }

    private async Task<IReadOnlyList<WriterDone>> Impose(Actor actor, ManyDone done, WaveSanction wish, Func<string?, string> worded, CancellationToken ct)
    {
        var decided = await Writers(actor, done.Done, ct);
        var left = done.Left == 0 ? new Wave([], []) : await Writers(actor, [.. done.Items.Where(i => i.Problem is not null).Select(i => i.Id)], ct);
        var sanctioned = await AFewAtOnce.Each(decided.Writers, async w => await Impose(actor, w, wish, worded, ct), ct);
        var named = decided.Writers.Select(w => w.Person.Id).Concat(decided.LeftOut.Select(w => w.Person.Id)).ToHashSet();
        return
        [
            .. sanctioned,
            .. decided.LeftOut.Select(w => new WriterDone(w.Person, null, w.Why)),
            .. left.Writers.Where(w => !named.Contains(w.Person.Id)).Select(w => new WriterDone(w.Person, null, Problem.Conflict<SanctionText>("WriterCaseLeft"))),
        ];
    }

    private async Task<WriterDone> Impose(Actor actor, WaveWriter writer, WaveSanction wish, Func<string?, string> worded, CancellationToken ct)
    {
        if (wish.Only is { } listed && !listed.Contains(writer.Person.Id))
        {
            return new(writer.Person, null, Problem.Conflict<SanctionText>("WriterCame"));
        }

        var made = await sanctions.ImposeInWave(actor, writer.Person.Id, new(wish.Kind, worded(writer.Language), wish.Until, writer.CaseId), ct);
        return new(writer.Person, made.Done ? made.Value : default(long?), made.Problem);
    }

    /// <summary>Whose some sanctions are, of those of which the actor may know; none where they are too many.</summary>
    private async Task<IReadOnlyList<(long Id, PersonView Person)>> People(Actor actor, IReadOnlyList<long> sanctionIds, CancellationToken ct)
    {
        if (sanctionIds.Count > ManyDecisions.Most)
        {
            return [];
        }

        await using var db = database.Open();
        var seen = db.Set<Sanction>().SeenBy(await Standing.Of(db, actor, Now, ct));
        var rows = await (
            from s in seen
            join a in db.Set<Account>() on s.AccountId equals a.Id
            where sanctionIds.Contains(s.Id)
            orderby s.Id
            select new { s.Id, Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => (r.Id, r.Person));
    }
}
