using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Ui;

namespace Portal.Commons.Sanctions;

/// <summary>A worded reason as its maker gives it.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="En">The words in English.</param>
/// <param name="ZhHans">In simplified Chinese, or nothing.</param>
/// <param name="ZhHant">In traditional Chinese, or nothing.</param>
/// <param name="Points">What a warning counts that is given with it; null for what warnings count. What was given before keeps what it counts.</param>
/// <param name="PointDays">For how many days it does, 0 for good; null for half a year.</param>
public sealed record ReasonText(ReasonUse Use, string Name, string En, string? ZhHans = null, string? ZhHant = null, int? Points = null, int? PointDays = null);

/// <summary>A worded reason in the language of who will read it.</summary>
/// <param name="Id">The template.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Words">The words; variables are filled in when they are sent.</param>
public sealed record ReasonChoice(long Id, ReasonUse Use, string Name, string Words)
{
    /// <summary>What a warning counts that is given with it; null for what warnings count.</summary>
    public int? Points { get; init; }

    /// <summary>For how many days it does, 0 for good; null for half a year.</summary>
    public int? PointDays { get; init; }

    /// <summary>Those of some that are worded for a kind, to choose from, with one's own words first; none where none is.</summary>
    internal static IReadOnlyList<Option<long>> For(IReadOnlyList<ReasonChoice> all, SanctionKind kind)
    {
        List<Option<long>> worded = [.. all.Where(w => w.Use.ToString() == kind.ToString()).Select(w => new Option<long>(w.Id, w.Name))];
        return worded.Count == 0 ? [] : [new(0, Sentences.Say(typeof(SanctionText), "OwnWords")), .. worded];
    }
}

/// <summary>The worded reasons: admins write them, moderators choose one and may change its words.</summary>
public sealed class ReasonTemplates(Database database, ReasonWords words, WhereTheyWrote wrote, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>All of them, by what they are for. Moderators and admins only.</summary>
    public async Task<Result<IReadOnlyList<ReasonTemplate>>> List(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        return !standing.IsAdmin && SanctionRules.MayNotSee(standing) is { } refused
            ? refused
            : await db.Set<ReasonTemplate>().OrderBy(t => t.Use).ThenBy(t => t.Name).Take(ReasonTemplate.Most).ToListAsync(ct);
    }

    /// <summary>All of them in the language of an account: for moderators and admins, and for who moderates a place at which that person wrote.</summary>
    public async Task<Result<IReadOnlyList<ReasonChoice>>> For(Actor actor, long accountId, CancellationToken ct)
    {
        await using var db = database.Open();
        if (await wrote.MayNotSee(db, await Standing.Of(db, actor, Now, ct), accountId, ct) is { } refused)
        {
            return refused;
        }

        var language = await db.Set<Account>().Where(a => a.Id == accountId).Select(a => a.Language).FirstOrDefaultAsync(ct);
        var all = await db.Set<ReasonTemplate>().OrderBy(t => t.Use).ThenBy(t => t.Name).Take(ReasonTemplate.Most).ToListAsync(ct);
        return all.ConvertAll(t => new ReasonChoice(t.Id, t.Use, t.Name, t.In(language)) { Points = t.Points, PointDays = t.PointDays });
    }

    /// <summary>What those of one use are called, by their ids: for whoever decides cases, at one place alone too.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Named(Actor actor, ReasonUse use, CancellationToken ct)
    {
        await using var db = database.Open();
        var named = db.Set<ReasonTemplate>().Where(t => t.Use == use).OrderBy(t => t.Name).Take(ReasonTemplate.Most);
        return await MayNotDecide(db, actor, ct) ? new Dictionary<long, string>() : await named.ToDictionaryAsync(t => t.Id, t => t.Name, ct);
    }

    /// <summary>
    /// One of them as an account will read it: in its language, with its name and the place filled in; for several people, without an account, in the language of who chooses it. Null where there is none.
    /// </summary>
    public async Task<string?> Worded(Actor actor, long id, long? accountId, string place, CancellationToken ct)
    {
        await using var db = database.Open();
        if (await MayNotDecide(db, actor, ct) || await db.Set<ReasonTemplate>().FirstOrDefaultAsync(t => t.Id == id, ct) is not { } template)
        {
            return null;
        }

        if (accountId is not { } one)
        {
            return words.FillForAll(template.In(CultureInfo.CurrentUICulture.Name), place);
        }

        var language = await db.Set<Account>().Where(a => a.Id == one).Select(a => a.Language).FirstOrDefaultAsync(ct);
        return await words.Fill(db, template.In(language), one, place, until: null, ct);
    }

    /// <summary>Adds one, or changes one. Admins only; two of one use have different names. The same key adds one.</summary>
    public Task<Result<long>> Save(Actor actor, long? id, ReasonText text, string? key, CancellationToken ct) =>
        Change<long>(actor, Check(text), ct, async db =>
        {
            if (await db.MadeBefore<ReasonTemplate>(actor, key, ct) is { } made)
            {
                return made;
            }

            var name = text.Name.Trim();
            if (await db.Set<ReasonTemplate>().AnyAsync(t => t.Use == text.Use && t.Name == name && t.Id != id, ct))
            {
                return Problem.Invalid<SanctionText>("name", "NameTaken");
            }

            var template = id is null ? null : await db.Set<ReasonTemplate>().AsTracking().FirstOrDefaultAsync(t => t.Id == id, ct);
            if (id is not null && template is null)
            {
                return Problem.NotFound;
            }

            if (template is null)
            {
                if (await db.Set<ReasonTemplate>().CountAsync(ct) >= ReasonTemplate.Most)
                {
                    return Problem.Conflict<SanctionText>("TooManyTemplates", ReasonTemplate.Most);
                }

                db.Add(template = new ReasonTemplate { Name = name, En = "", ZhHans = "", ZhHant = "" });
            }

            var before = id is null ? null : Said(template);
            (template.Use, template.Name, template.En, template.ZhHans, template.ZhHant) = (text.Use, name, text.En.Trim(), text.ZhHans?.Trim() ?? "", text.ZhHant?.Trim() ?? "");
            (template.Points, template.PointDays) = (text.Points, text.PointDays);
            await db.SaveChangesAsync(ct);
            db.Made<ReasonTemplate>(actor, key, template.Id, Now);
            db.Audit(actor, AuditAction.ReasonChanged, new("reason", template.Id), Now, details: $"{template.Use}: {template.Name}", before: before, after: Said(template));
            return template.Id;
        });

    /// <summary>Deletes one; what was sent with its words stays.</summary>
    public Task<Result<Nothing>> Delete(Actor actor, long id, CancellationToken ct) =>
        Change<Nothing>(actor, null, ct, async db =>
        {
            if (await db.Set<ReasonTemplate>().AsTracking().FirstOrDefaultAsync(t => t.Id == id, ct) is not { } template)
            {
                return Problem.NotFound;
            }

            db.Remove(template);
            db.Audit(actor, AuditAction.ReasonChanged, new("reason", id), Now, details: $"{template.Use}: {template.Name} -", before: Said(template));
            return default(Nothing);
        });

    /// <summary>Adds those of the usual ones whose names are not taken, worded in all languages; answers how many. Admins and the portal itself.</summary>
    public Task<Result<int>> AddUsual(Actor actor, CancellationToken ct) =>
        Change<int>(actor, null, ct, async db =>
        {
            var known = await db.Set<ReasonTemplate>().Select(t => new { t.Use, t.Name }).ToListAsync(ct);
            var missing = UsualReasons.All.Where(t => !known.Exists(k => k.Use == t.Use && k.Name == t.Name)).Take(Math.Max(0, ReasonTemplate.Most - known.Count)).ToList();
            var added = missing.ConvertAll(t => new ReasonTemplate { Use = t.Use, Name = t.Name, En = t.En, ZhHans = t.ZhHans!, ZhHant = t.ZhHant! });
            db.AddRange(added);
            if (added.Count > 0 && actor.AccountId is not null) // what a new portal begins with is nobody's deed
            {
                db.Audit(actor, AuditAction.ReasonChanged, new("reason", 0), Now, details: $"+ {added.Count}", after: string.Join("\n\n", added.Select(Said)));
            }

            return added.Count;
        });

    private static string Said(ReasonTemplate template) => string.Join("\n\n", new[] { $"{template.Use}: {template.Name}", template.En, template.ZhHans, template.ZhHant, Counting(template) }.Where(t => t.Length > 0));

    private static string Counting(ReasonTemplate template) => template.Points is null && template.PointDays is null ? "" : SanctionNames.WrittenPoints(template.Points, template.PointDays);

    private Task<Result<T>> Change<T>(Actor actor, Problem? unfit, CancellationToken ct, Func<PortalDb, Task<Result<T>>> deed) =>
        database.Write<T>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                return !standing.IsAdmin ? standing.MayNotWrite ?? Problem.NotAllowed : unfit is not null ? unfit : await deed(db);
            },
            ct).LogRefusal(database, actor, new("portal", 0), Now, ct, reserved: true);

    private async Task<bool> MayNotDecide(PortalDb db, Actor actor, CancellationToken ct) => ModerationRules.MayNotEnter(await Standing.Of(db, actor, Now, ct)) is not null;

    private static Problem? Check(ReasonText text) =>
        !Enum.IsDefined(text.Use) ? Problem.Invalid<KernelText>("use", "UnknownValue", text.Use)
        : Problem.Together([.. new[]
        {
            Bounds.Check("name", text.Name, ReasonTemplate.MostName), Bounds.Check("en", text.En, Sanction.MostReason),
            Bounds.Check("zhHans", text.ZhHans, Sanction.MostReason, min: 0), Bounds.Check("zhHant", text.ZhHant, Sanction.MostReason, min: 0),
            SanctionRules.CheckPoints(text.Use == ReasonUse.Warning ? SanctionKind.Warning : SanctionKind.Note, text.Points, text.PointDays),
        }.OfType<Problem>()]);
}
