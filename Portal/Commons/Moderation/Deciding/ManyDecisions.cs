using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>A case as it was looked at.</summary>
/// <param name="Id">The case.</param>
/// <param name="Version">The version that was seen; null where that does not matter.</param>
/// <param name="Stamp">How the text and its title stood; null where that does not matter.</param>
public sealed record SeenCase(long Id, int? Version = null, string? Stamp = null);

/// <summary>Which cases to decide together: some by name, or all open ones like one of them. One of the three is given.</summary>
/// <param name="Cases">These.</param>
/// <param name="SameAuthorAs">All open cases of this one's kind about what its author wrote.</param>
/// <param name="SameTextAs">All open cases of this one's kind about the very same text, whoever wrote it.</param>
public sealed record CaseChoice(IReadOnlyList<SeenCase>? Cases = null, long? SameAuthorAs = null, long? SameTextAs = null);

/// <summary>What became of one of many.</summary>
/// <param name="Id">The case.</param>
/// <param name="Problem">Why it was left as it is; null where it was done.</param>
public sealed record DoneCase(long Id, Problem? Problem);

/// <summary>What became of many.</summary>
/// <param name="Items">Each of them, in order.</param>
/// <param name="More">True where there are more than can be done at once: the same again takes the next.</param>
public sealed record ManyDone(IReadOnlyList<DoneCase> Items, bool More)
{
    /// <summary>Nothing was done.</summary>
    public static ManyDone Nothing { get; } = new([], false);

    /// <summary>Those that were done.</summary>
    public IReadOnlyList<long> Done => [.. Items.Where(i => i.Problem is null).Select(i => i.Id)];

    /// <summary>How many were left.</summary>
    public int Left => Items.Count(i => i.Problem is not null);
}

/// <summary>
/// Decides many cases together, as a wave of spam wants it: each by the rule for one, in a transaction of its own, so that one that is refused stops no other. Each can be undone for itself, or
/// all together.
/// </summary>
public sealed class ManyDecisions(Database database, Decisions decisions, TimeProvider time)
{
    /// <summary>The most at once.</summary>
    public const int Most = 500;

    /// <summary>Claims and decides them. Whoever is on one keeps it.</summary>
    public async Task<Result<ManyDone>> Decide(Actor actor, CaseChoice choice, Outcome outcome, string? note, CancellationToken ct)
    {
        if (Bounds.Check("note", note, Decisions.MostNote, min: 0) is { } wrong)
        {
            return wrong;
        }

        if (!(await Chosen(actor, choice, ct)).Try(out var chosen, out var problem))
        {
            return problem;
        }

        var done = await AFewAtOnce.Each(chosen.Take(Most).ToList(), async it => new DoneCase(it.Id, (await decisions.ClaimAndDecide(actor, it.Id, new(outcome, note, it.Version, it.Stamp), ct)).Problem), ct);
        return new ManyDone(done, chosen.Count > Most);
    }

    /// <summary>Takes the last decisions on them back.</summary>
    public async Task<Result<ManyDone>> Undo(Actor actor, IReadOnlyList<long> caseIds, string? reason, CancellationToken ct) =>
        (await MayNot(actor, ct) ?? TooMany(caseIds.Count)) is { } problem ? problem
        : new ManyDone(await AFewAtOnce.Each(caseIds.Distinct().ToList(), async id => new DoneCase(id, (await decisions.Undo(actor, id, reason, ct)).Problem), ct), More: false);

    /// <summary>How many open cases are like this one, the one among them: by the same author, and with the same text. Counted up to <see cref="Most"/>.</summary>
    public async Task<(int SameAuthor, int SameText)> Count(Actor actor, long caseId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var (author, text) = (Like(db, standing, caseId, sameText: false), Like(db, standing, caseId, sameText: true));
        return ModerationRules.MayNotEnter(standing) is null ? (await author.Take(Most).CountAsync(ct), await text.Take(Most).CountAsync(ct)) : (0, 0);
    }

    /// <summary>The cases that are chosen, one more than <see cref="Most"/> where there are more like one of them.</summary>
    internal async Task<Result<List<SeenCase>>> Chosen(Actor actor, CaseChoice choice, CancellationToken ct)
    {
        if (choice is { Cases: { } named, SameAuthorAs: null, SameTextAs: null })
        {
            return (await MayNot(actor, ct) ?? TooMany(named.Count)) is { } problem ? problem
                : named.DistinctBy(c => c.Id).ToList();
        }

        if (choice.Cases is not null || choice.SameAuthorAs is null == choice.SameTextAs is null)
        {
            return await MayNot(actor, ct) ?? Problem.Invalid<FlagText>("cases", "ChooseOneWay");
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var like = Like(db, standing, choice.SameAuthorAs ?? choice.SameTextAs!.Value, choice.SameTextAs is not null);
        return (ModerationRules.MayNotEnter(standing) ?? standing.MayNotWrite) is { } refused ? refused
            : await like.OrderBy(c => c.Id).Take(Most + 1).Select(c => new SeenCase(c.Id, c.Version, null)).ToListAsync(ct) is { Count: > 0 } found ? found
            : Problem.NotFound;
    }

    private async Task<Problem?> MayNot(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return ModerationRules.MayNotEnter(standing) ?? standing.MayNotWrite;
    }

    /// <summary>The open cases of the same kind with the same text, or by the same author, as any evidence of one has it.</summary>
    private static IQueryable<Case> Like(PortalDb db, Standing standing, long caseId, bool sameText)
    {
        var (cases, one) = (db.Set<Case>().SeenBy(standing).Where(c => c.State == CaseState.Open), db.Set<Evidence>().Where(e => e.CaseId == caseId && db.Set<Case>().SeenBy(standing).Any(c => c.Id == caseId)));
        var like = sameText
            ? db.Set<Evidence>().Where(e => e.Stamp != "" && one.Select(o => o.Stamp).Contains(e.Stamp))
            : db.Set<Evidence>().Where(e => one.Select(o => o.AuthorId).Contains(e.AuthorId));
        return cases.Where(c => like.Select(e => e.CaseId).Contains(c.Id) && db.Set<Case>().Where(x => x.Id == caseId).Select(x => x.Kind).Contains(c.Kind));
    }

    private static Problem? TooMany(int count) => count is 0 or > Most ? Problem.Invalid<FlagText>("cases", "ManyBounds", Most) : null;
}
