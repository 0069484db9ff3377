using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>What an admin says of a reason. Empty words of a usual one are its own.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What it is called, by language: English, simplified and traditional Chinese.</param>
/// <param name="Hint">When it fits, likewise.</param>
/// <param name="Weight">How much one flag for it weighs.</param>
/// <param name="NoteNeeded">Whoever chooses it must write a note.</param>
/// <param name="Off">It is offered no longer.</param>
public sealed record ReasonText(string Code, InLanguages Title, InLanguages Hint, int Weight, bool NoteNeeded, bool Off);

/// <summary>Words in the three languages; each may be empty.</summary>
public sealed record InLanguages(string? English, string? Hans, string? Hant);

/// <summary>What the admins say about flags: reasons, and when something is hidden by itself.</summary>
/// <param name="Reasons">As they say it, in the order shown.</param>
/// <param name="HideAt">The weight at which something is hidden; 0 for never.</param>
public sealed record FlagTerms(IReadOnlyList<ReasonText> Reasons, int HideAt);

/// <summary>Reads and changes the reasons for flags and what flags do by themselves. For admins; each change stands in the log.</summary>
public sealed class FlagReasonDeeds(Database database, TimeProvider time)
{
    /// <summary>The reasons that are offered now, in the reader's language: for everybody.</summary>
    public async Task<IReadOnlyList<ReasonView>> Offered(CancellationToken ct)
    {
        await using var db = database.Open();
        return [.. (await FlagReasons.All(db, ct)).Where(r => !r.Off)];
    }

    /// <summary>All reasons there are, those that are offered no longer too, in the reader's language.</summary>
    public async Task<IReadOnlyList<ReasonView>> Named(CancellationToken ct)
    {
        await using var db = database.Open();
        return await FlagReasons.All(db, ct);
    }

    /// <summary>What is said about flags.</summary>
    public async Task<Result<FlagTerms>> Read(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        if (StandingRules.MayNotAdminister(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)) is { } problem)
        {
            return problem;
        }

        var said = (await db.Set<OfferedReason>().ToListAsync(ct)).ToDictionary(r => r.Code);
        return new FlagTerms([.. (await FlagReasons.All(db, ct)).Select(r => TextOf(r, said.GetValueOrDefault(r.Code)))], (await FlagSettings.Of(db, ct)).HideAt);
    }

    /// <summary>Adds a reason. Refused where there is one with its code.</summary>
    public Task<Result<Nothing>> Add(Actor actor, ReasonText text, CancellationToken ct) => Save(actor, text, isNew: true, ct);

    /// <summary>Changes a reason. The last that is offered cannot be switched off.</summary>
    public Task<Result<Nothing>> Save(Actor actor, ReasonText text, CancellationToken ct) => Save(actor, text, isNew: false, ct);

    /// <summary>Sets the weight at which something is hidden by itself; 0 for never.</summary>
    public Task<Result<Nothing>> HideAt(Actor actor, int weight, CancellationToken ct) => Change(
        actor,
        async (db, now) =>
        {
            if (weight is < 0 or > FlagSettings.MostHideAt)
            {
                return Problem.Invalid<FlagText>("hideAt", "HideAtBounds", FlagSettings.MostHideAt);
            }

            var row = await db.Set<FlagSettings>().AsTracking().SingleOrDefaultAsync(ct);
            if (row is null)
            {
                db.Add(row = new FlagSettings());
            }

            db.Audit(actor, AuditAction.FlagTermsChanged, new("portal", 0), now, details: $"hide at {row.HideAt} -> {weight}");
            row.HideAt = weight;
            return null;
        },
        ct);

    private Task<Result<Nothing>> Save(Actor actor, ReasonText text, bool isNew, CancellationToken ct) => Change(
        actor,
        async (db, now) =>
        {
            if (FlagReason.Read(text.Code) is not { } code)
            {
                return Problem.Invalid<FlagText>("code", "ReasonCode", FlagReason.MostCode);
            }

            var all = await FlagReasons.All(db, ct);
            if (all.Any(r => r.Code == code) == isNew)
            {
                return isNew ? Problem.Invalid<FlagText>("code", "ReasonKnown") : Problem.NotFound;
            }

            if (Unfit(code, text, all) is { } problem)
            {
                return problem;
            }

            var row = await db.Set<OfferedReason>().AsTracking().FirstOrDefaultAsync(r => r.Code == code, ct);
            if (row is null)
            {
                db.Add(row = new OfferedReason { Code = code });
            }

            var before = Said(row);
            (row.Title, row.TitleHans, row.TitleHant) = (Given(text.Title.English), Given(text.Title.Hans), Given(text.Title.Hant));
            (row.Hint, row.HintHans, row.HintHant) = (Given(text.Hint.English), Given(text.Hint.Hans), Given(text.Hint.Hant));
            (row.Weight, row.NoteNeeded, row.Off) = (text.Weight, text.NoteNeeded, text.Off);
            db.Audit(actor, AuditAction.FlagTermsChanged, new("portal", 0), now, details: $"{code}: weight {text.Weight}{(text.NoteNeeded ? ", note needed" : "")}{(text.Off ? ", off" : "")}", before: before, after: Said(row));
            return null;
        },
        ct);

    private Task<Result<Nothing>> Change(Actor actor, Func<PortalDb, DateTime, Task<Problem?>> change, CancellationToken ct) => database.Write<Nothing>(
        async db =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            var standing = await Standing.Of(db, actor, now, ct);
            return (StandingRules.MayNotAdminister(standing) ?? standing.MayNotWrite ?? await change(db, now)) is { } problem ? problem : default(Nothing);
        },
        ct).LogRefusal(database, actor, new("portal", 0), time.GetUtcNow().UtcDateTime, ct, reserved: true);

    private static Problem? Unfit(FlagReason code, ReasonText text, IReadOnlyList<ReasonView> all)
    {
        var known = all.Any(r => r.Code == code);
        return Long("title", text.Title, OfferedReason.MostTitle) ?? Long("hint", text.Hint, OfferedReason.MostHint)
            ?? (!FlagReason.Usual.Contains(code) && Given(text.Title.English) is null ? Problem.Invalid<FlagText>("title", "ReasonTitle")
                : text.Weight is < 1 or > OfferedReason.MostWeight ? Problem.Invalid<FlagText>("weight", "ReasonWeight", OfferedReason.MostWeight)
                : !known && all.Count >= FlagReasons.Most ? Problem.Invalid<FlagText>("code", "TooManyReasons", FlagReasons.Most)
                : text.Off && all.All(r => r.Off || r.Code == code) ? Problem.Invalid<FlagText>("off", "LastReason")
                : null);
    }

    private static Problem? Long(string field, InLanguages words, int most) =>
        Bounds.Check(field, words.English, most, min: 0) ?? Bounds.Check(field, words.Hans, most, min: 0) ?? Bounds.Check(field, words.Hant, most, min: 0);

    private static ReasonText TextOf(ReasonView view, OfferedReason? said) => new(
        view.Code.ToString(), new(said?.Title, said?.TitleHans, said?.TitleHant), new(said?.Hint, said?.HintHans, said?.HintHant), view.Weight, view.NoteNeeded, view.Off);

    /// <summary>What an admin has worded of a reason, for the log; null for nothing.</summary>
    private static string? Said(OfferedReason row) => string.Join('\n', new[] { row.Title, row.TitleHans, row.TitleHant, row.Hint, row.HintHans, row.HintHant }.OfType<string>()) is { Length: > 0 } words ? words : null;

    private static string? Given(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
