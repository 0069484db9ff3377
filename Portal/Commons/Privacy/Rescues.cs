using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Text;

namespace Portal.Commons.Privacy;

/// <summary>What looks personal in something, for who is asked what to take out.</summary>
/// <param name="Pieces">What was found by itself; there may be more.</param>
/// <param name="AuthorId">Who wrote it and will be told, or null where that was nobody with an account.</param>
public sealed record RescueOffer(IReadOnlyList<PersonalPiece> Pieces, long? AuthorId);

/// <summary>What a rescue did.</summary>
/// <param name="Taken">Out of how many places of each kind the words were taken.</param>
/// <param name="LettersSent">How many letters went out with them: those cannot be reached.</param>
/// <param name="Files">How many files are attached, which somebody should look at.</param>
public sealed record RescueReport(IReadOnlyDictionary<RescuedFrom, int> Taken, int LettersSent, int Files);

/// <summary>
/// Takes personal data out of something that was written, with one deed: out of its text, its earlier versions, what quotes it, evidence, drafts, the log, the search and letters that are waiting. Who moderates
/// one place alone, or answers chats, reaches the thing and what goes with it and nothing else of the portal. The log says that it happened, by whom and where, and not what the words were; who wrote it is told that
/// it happened, and why.
/// </summary>
public sealed class Rescues(Database database, IEnumerable<IRescued> rooms, ModeratedThings things, SearchInDeed search, Screening.Screening screening, RateLimits limits, TimeProvider time)
{
    /// <summary>So many pieces at once.</summary>
    public const int MostPieces = 20;

    /// <summary>The shortest piece: less would be found in everything.</summary>
    public const int LeastPiece = 3;

    /// <summary>The longest piece.</summary>
    public const int MostPiece = 500;

    /// <summary>The longest reason.</summary>
    public const int MostReason = 1000;

    private readonly IReadOnlyList<IRescued> rooms = [.. rooms];

    /// <summary>So many rows are read at once.</summary>
    internal int AtOnce { get; init; } = 500;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>What looks personal in something, for who may take it out.</summary>
    public async Task<Result<RescueOffer>> Look(Actor actor, Subject subject, CancellationToken ct)
    {
        await using var db = database.Open();
        return (await Find(db, await Standing.Of(db, actor, Now, ct), subject, ct)).Then(thing => new RescueOffer(PersonalData.In(string.Join("\n\n", thing.Texts)), thing.AuthorId));
    }

    /// <summary>Whether such a thing is one out of which something can be taken.</summary>
    public bool Reaches(Subject subject) => rooms.Any(r => r.Kind == subject.Kind);

    /// <summary>Takes these pieces out. Each must stand in the thing, in its text or in an earlier version.</summary>
    public async Task<Result<RescueReport>> Rescue(Actor actor, Subject subject, IReadOnlyList<string> words, string? reason, CancellationToken ct)
    {
        var pieces = words.Select(w => w.Trim()).Distinct().OrderByDescending(w => w.Length).ToList();
        var pace = limits.Once(Limited.Edits, actor);
        var cover = await screening.CoverHtml(ct);
        return await database.Write(db => Rescue(db, actor, subject, pieces, reason, cover, pace, ct), ct).LogRefusal(database, actor, subject, Now, ct);
    }

    private async Task<Result<RescueReport>> Rescue(PortalDb db, Actor actor, Subject subject, List<string> pieces, string? reason, Func<string, string> cover, Func<Problem?> pace, CancellationToken ct)
    {
        if (!db.IsSqlite)
        {
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7106)", ct); // one rescue at a time, as on SQLite: the second finds what the first left
        }

        var now = Now;
        var standing = await Standing.Of(db, actor, now, ct);
        if (!(await Find(db, standing, subject, ct)).Try(out var thing, out var problem))
        {
            return problem;
        }

        if ((Check(pieces) ?? Bounds.Check("reason", reason, MostReason, min: 0) ?? (pieces.Exists(p => !thing.Texts.Any(t => t.Contains(p, StringComparison.Ordinal))) ? Problem.Invalid<RescueText>("words", "NotThere") : pace())) is { } refused)
        {
            return refused;
        }

        var order = new RescueOrder(subject, pieces, actor, now)
        {
            Everywhere = standing.IsModerator, Cover = cover, Whole = thing.Whole, Address = thing.Address, Before = await RescuedEvidence.Stands(db, subject, standing, things, ct), Holder = thing.Holder ?? subject, AtOnce = AtOnce,
        };
        var tally = new RescueTally();
        foreach (var room in rooms.Where(r => order.Everywhere || r.Kind == subject.Kind || r.Kind == RescuedFiles.Word).OrderBy(Turn))
        {
            await room.Rescue(db, order, tally, ct);
        }

        await db.SaveChangesAsync(ct);
        await RescuedRecord.Rescue(db, order, standing, things, tally, ct);
        foreach (var kind in order.Found.Distinct().ToLookup(f => f.Kind, f => f.Id))
        {
            await search.Put(db, kind.Key, [.. kind], ct);
        }

        var line = db.Audit(actor, AuditAction.Rescued, subject, now, string.IsNullOrWhiteSpace(reason) ? null : order.Clean(reason.Trim()), string.Join(", ", tally.Counts.Select(c => $"{c.Key.ToString().ToLowerInvariant()} {c.Value}")),
            place: thing.Place, whom: thing.AuthorId);
        if (thing.AuthorId is { } author && author != actor.AccountId)
        {
            await db.SaveChangesAsync(ct);
            db.Tell(new PersonalDataTaken(line.Id, author));
        }

        return new RescueReport(tally.Counts, tally.LettersSent, tally.Files);

        // Links to files hold their names, so those come first; then what the thing itself is shown as.
        int Turn(IRescued room) => room.Kind == RescuedFiles.Word ? 0 : room.Kind == subject.Kind ? 1 : 2;
    }

    /// <summary>The thing, with the names of its files among its texts.</summary>
    private async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, Subject subject, CancellationToken ct)
    {
        if (rooms.FirstOrDefault(r => r.Kind == subject.Kind) is not { } room)
        {
            return Problem.NotFound;
        }

        var found = await room.Find(db, standing, subject.Id, ct);
        return !found.Try(out var thing, out var problem) ? problem : thing with { Texts = [.. thing.Texts, .. await RescuedFiles.Names(db, thing.Holder ?? subject, ct)] };
    }

    private static Problem? Check(List<string> pieces) =>
        pieces.Count == 0 ? Problem.Invalid<KernelText>("words", "Required")
        : pieces.Count > MostPieces ? Problem.Invalid<RescueText>("words", "TooManyPieces", MostPieces)
        : pieces.Exists(RescueOrder.Mark.Contains) ? Problem.Invalid<RescueText>("words", "TheMark")
        : pieces.Select(p => Bounds.Check("words", p, MostPiece, LeastPiece)).FirstOrDefault(p => p is not null);
}
