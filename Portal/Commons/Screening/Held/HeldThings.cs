using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Commons.Screening;

/// <summary>Something of one's own that waits for a moderator, or was rejected.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Subject">What it is.</param>
/// <param name="Title">The title of its place.</param>
/// <param name="Html">The text, as it was looked at last.</param>
/// <param name="State">Held or rejected.</param>
/// <param name="Reason">What the moderator said who rejected it, or who took a decision about it back; of what was rejected without a word, what was found, in the reader's language.</param>
/// <param name="At">Since when.</param>
public sealed record HeldThing(long CaseId, Subject Subject, string Title, SafeHtml Html, HoldState State, string? Reason, DateTime At)
{
    /// <summary>Whether its writer can take it back.</summary>
    public bool MayWithdraw { get; init; }
}

/// <summary>What of somebody's own waits for a moderator: they see it, and nobody else who is none.</summary>
public sealed class HeldThings(IEnumerable<IHeldBack> rooms, CaseClosing closing, Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>How many a page holds.</summary>
    public const int PageSize = 20;

    /// <summary>How a case ended that its writer took back: nobody decided about it.</summary>
    public const string Withdrawn = "withdrawn";

    private readonly Dictionary<string, IHeldWriting> writings = rooms.OfType<IHeldWriting>().ToDictionary(r => r.Kind);

    /// <summary>The newest of what waits, or was rejected.</summary>
    public async Task<Result<Page<HeldThing>>> List(Actor actor, long? before, int size, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        await using var db = database.Open();
        size = Math.Clamp(size, 1, PageSize);
        var mine = db.Set<ScreenedCase>().Where(s => s.AccountId == me && (s.State == HoldState.Held || s.State == HoldState.Rejected));
        var rows = await Read(db, mine, db.Set<Case>(), before ?? long.MaxValue, size + 1, ct);
        return Page<HeldThing>.Cut(rows, size, r => r.CaseId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The newest of what waits at this moment in one topic, room and so on, however much of theirs waits elsewhere: a handful, and mostly nothing.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="kind">What of theirs: the first word of its subjects.</param>
    /// <param name="placeId">The topic, or the room.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<HeldThing>> In(Actor actor, string kind, long placeId, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return [];
        }

        await using var db = database.Open();
        var word = kind + ":";
        var here = writings[kind].In(db, placeId, me).Select(id => word + id);
        return await Read(db, db.Set<ScreenedCase>().Where(s => s.AccountId == me && s.State == HoldState.Held), db.Set<Case>().Where(c => here.Contains(c.Subject)), long.MaxValue, PageSize, ct);
    }

    /// <summary>Its writer takes back what waits: it is deleted, and no moderator has to look at it. Twice is as good as once. Refused once a moderator has decided.</summary>
    public Task<Result<Nothing>> Withdraw(Actor actor, long caseId, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if ((standing.MayNotUse ?? pace()) is { } refused) // who is muted may take back what nobody saw
                {
                    return refused;
                }

                if (await closing.Find(db, caseId, ct) is not { Kind: CaseKind.Approval } it
                    || await db.Set<ScreenedCase>().AsTracking().FirstOrDefaultAsync(c => c.CaseId == caseId && c.AccountId == standing.AccountId, ct) is not { } mine
                    || !writings.TryGetValue(it.Thing().Kind, out var room))
                {
                    return Problem.NotFound;
                }

                return await Withdraw(db, actor, it, mine, room, now, ct) is { } problem ? problem : default(Nothing);
            },
            ct);
    }

    private static async Task<Problem?> Withdraw(PortalDb db, Actor actor, Case it, ScreenedCase mine, IHeldWriting room, DateTime now, CancellationToken ct)
    {
        if (mine.State != HoldState.Held)
        {
            return mine.State == HoldState.Withdrawn ? null : Problem.Conflict<ScreeningText>("NotWaiting");
        }

        if (await room.Withdraw(db, it.Thing().Id, now, ct) is { } problem)
        {
            return problem;
        }

        (mine.State, mine.At) = (HoldState.Withdrawn, now);
        await SpamMarks.WaitsNoMore(db, it.Thing(), mine.AccountId, ct);
        db.CloseCase(it, actor, Withdrawn, null, now);
        db.Tell(new HoldChanged(it.Id, it.Subject, HoldState.Withdrawn) { Accounts = [mine.AccountId] });
        return null;
    }

    private async Task<List<HeldThing>> Read(PortalDb db, IQueryable<ScreenedCase> mine, IQueryable<Case> cases, long before, int take, CancellationToken ct)
    {
        var rows = await (
            from s in mine
            join c in cases on s.CaseId equals c.Id
            join e in db.Set<Evidence>() on s.CaseId equals e.CaseId
            where s.CaseId < before && !db.Set<Evidence>().Any(later => later.CaseId == e.CaseId && later.Id > e.Id)
            orderby s.CaseId descending
            select new { s.CaseId, c.Subject, e.Title, e.Html, s.State, s.Reason, s.Findings, s.At }).Take(take).ToListAsync(ct);
        return rows.ConvertAll(r => new HeldThing(r.CaseId, Subject.Parse(r.Subject)!.Value, r.Title, SafeHtml.FromStored(r.Html), r.State, ScreenedCase.Why(r.State, r.Reason, r.Findings), r.At)
        {
            MayWithdraw = r.State == HoldState.Held && writings.ContainsKey(Subject.Parse(r.Subject)!.Value.Kind),
        });
    }
}
