using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>A sanction as moderators see it.</summary>
/// <param name="It">The sanction.</param>
/// <param name="By">Who decided; null for the portal itself.</param>
/// <param name="RevokedBy">Who took it back.</param>
/// <param name="Binds">Whether it takes something away now.</param>
/// <param name="Place">The place that it is about alone; null for the whole portal, and where the reader may not know of that place.</param>
public sealed record SanctionView(Sanction It, PersonView? By, PersonView? RevokedBy, bool Binds, NamedPlace? Place);

/// <summary>What a moderator sees before deciding about somebody; who moderates some places alone, as far as it is about these.</summary>
/// <param name="Person">Who.</param>
/// <param name="Language">The language in which they are told.</param>
/// <param name="Since">When the account was made.</param>
/// <param name="Trust">How well they are known.</param>
/// <param name="IsCustomer">Whether they own something of the company's.</param>
/// <param name="Points">What their sanctions count now.</param>
/// <param name="Proposed">What the scale proposes next.</param>
/// <param name="Binding">What binds them now, newest first.</param>
/// <param name="Newest">The newest sanction that is no note, 0 for none: what <see cref="NewSanction.Seen"/> names.</param>
/// <param name="Refusal">Why the reader may not decide about them, not even at one place; null where they may.</param>
/// <param name="Everywhere">Whether the reader decides about the whole portal, and not only about places.</param>
public sealed record PersonStanding(
    PersonView Person, string? Language, DateTime Since, Trust Trust, bool IsCustomer, int Points, SanctionStep Proposed, IReadOnlyList<SanctionView> Binding, long Newest, Problem? Refusal, bool Everywhere)
{
    /// <summary>The steps of the scale, in order.</summary>
    public IReadOnlyList<SanctionStep> Steps { get; init; } = [];
}

/// <summary>Reads what was decided about people. For moderators and admins, and, as far as it is about their places, for who moderates these alone; what one reads about oneself is <see cref="MyStanding"/>.</summary>
public sealed class SanctionViews(Database database, NamedPlaces places, WhereTheyWrote wrote, TimeProvider time)
{
    /// <summary>How many a page holds.</summary>
    public const int PageSize = 50;

    private const int MostBinding = 20;

    /// <summary>Whether an actor may decide about somebody, and what is known before they do; by the id of the account.</summary>
    public Task<Result<PersonStanding>> Of(Actor actor, long accountId, CancellationToken ct) => Of(actor, db => db.Set<Account>().Where(a => a.Id == accountId), ct);

    /// <summary>The same by the name of the account.</summary>
    public Task<Result<PersonStanding>> Of(Actor actor, string name, CancellationToken ct)
    {
        var wanted = LookupNames.Of(name);
        return Of(actor, db => db.Set<Account>().Where(a => a.NormalizedUserName == wanted), ct);
    }

    /// <summary>What was decided about somebody, newest first, notes included.</summary>
    public async Task<Result<Page<SanctionView>>> List(Actor actor, long accountId, Cursor from, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (await wrote.MayNotSee(db, standing, accountId, ct) is { } refused)
        {
            return refused;
        }

        if (!await db.Set<Account>().AnyAsync(a => a.Id == accountId, ct))
        {
            return Problem.NotFound;
        }

        var rows = await With(db, standing, db.Set<Sanction>().SeenBy(standing).Where(s => s.AccountId == accountId && (s.At < from.At || (s.At == from.At && s.Id < from.Id))).OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(PageSize + 1), now, ct);
        return Page<SanctionView>.Cut(rows, PageSize, s => new Cursor(s.It.At, s.It.Id).ToString());
    }

    /// <summary>One of them.</summary>
    public async Task<Result<SanctionView>> Find(Actor actor, long accountId, long sanctionId, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        return await wrote.MayNotSee(db, standing, accountId, ct) is { } refused ? refused
            : await With(db, standing, db.Set<Sanction>().SeenBy(standing).Where(s => s.Id == sanctionId && s.AccountId == accountId), now, ct) is [var found] ? found : Problem.NotFound;
    }

    /// <summary>
    /// The places that a decision about somebody can be about alone: where they wrote and the actor moderates. Of who moderates the whole portal, the first of all places are looked through.
    /// </summary>
    public async Task<IReadOnlyList<NamedPlace>> PlacesFor(Actor actor, long accountId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (!standing.ModeratesSomewhere)
        {
            return [];
        }

        var all = standing.IsModerator ? await places.List(db, standing, ct) : [.. (await places.Find(db, standing, WhereTheyWrote.PlacesOf(standing), ct)).Values.OrderBy(p => p.Name, StringComparer.CurrentCulture)];
        var there = await wrote.Among(db, accountId, [.. all.Select(p => p.Place)], ct);
        return [.. all.Where(p => there.Contains(p.Place))];
    }

    private async Task<Result<PersonStanding>> Of(Actor actor, Func<PortalDb, IQueryable<Account>> which, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (!standing.ModeratesSomewhere && SanctionRules.MayNotSee(standing) is { } outside)
        {
            return outside;
        }

        if (await which(db).FirstOrDefaultAsync(ct) is not { } account)
        {
            return Problem.NotFound;
        }

        IReadOnlyList<Subject> here = standing.IsModerator ? [] : await wrote.Among(db, account.Id, WhereTheyWrote.PlacesOf(standing), ct);
        if (here.Count == 0 && SanctionRules.MayNotSee(standing) is { } refused)
        {
            return refused;
        }

        var refusal = here.Count == 0 ? SanctionRules.MayNotSanction(standing, account.Id, StandingRules.Level(account.Roles)) : await MayNotAtAny(db, standing, account, here, ct);
        var theirs = db.Set<Sanction>().SeenBy(standing).Where(s => s.AccountId == account.Id);
        var points = await (standing.IsModerator ? theirs.Where(s => s.Place == null) : theirs).PointsNow(now, ct); // what was about one place alone proposes nothing for the whole portal
        var steps = await SavedScale.Of(db, ct);
        var binding = await With(db, standing, theirs.Where(s => s.Binds && (s.Until == null || s.Until > now)).OrderByDescending(s => s.Id).Take(MostBinding), now, ct);
        return new PersonStanding(
            new(account.Id, account.UserName!, account.DisplayName ?? account.UserName!, account.Roles), account.Language, account.CreatedAt, account.Trust, account.IsCustomer, points, SanctionScale.Next(steps, points), binding,
            await theirs.Where(s => s.Kind != SanctionKind.Note).MaxAsync(s => (long?)s.Id, ct) ?? 0, refusal, standing.IsModerator)
        {
            Steps = steps,
        };
    }

    /// <summary>Why the reader decides about somebody at none of some places, or null: where that person keeps order or runs the club, they may stand beside the reader or above.</summary>
    private static async Task<Problem?> MayNotAtAny(PortalDb db, Standing standing, Account account, IReadOnlyList<Subject> here, CancellationToken ct)
    {
        var kept = await db.Set<PlaceModerator>().Where(m => m.AccountId == account.Id).Select(m => m.Place).ToListAsync(ct);
        var above = await HostsAbove.Of(db, standing, [account.Id], ct);
        List<Problem?> each = [.. here.Select(p =>
            SanctionRules.MayNotSanction(standing, account.Id, StandingRules.LevelOf(account.Roles, kept.Contains(p.ToString())), p) ?? (above.Contains((p, account.Id)) ? SanctionRules.NotBelow : null))];
        return each.Contains(null) ? null : each[0];
    }

    private async Task<List<SanctionView>> With(PortalDb db, Standing standing, IQueryable<Sanction> some, DateTime now, CancellationToken ct)
    {
        var rows = await some.ToListAsync(ct);
        var ids = rows.SelectMany(s => new[] { s.ById, s.RevokedById }).OfType<long>().Distinct().ToList();
        var people = await db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(p => p.Id, ct);
        var named = await places.Find(db, standing, rows.Select(s => s.Where()).OfType<Subject>(), ct);
        return rows.ConvertAll(s => new SanctionView(s, Person(s.ById), Person(s.RevokedById), s.BindsAt(now), s.Where() is { } at ? named.GetValueOrDefault(at) : null));

        PersonView? Person(long? id) => id is { } known ? people.GetValueOrDefault(known) : null;
    }
}
