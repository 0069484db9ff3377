using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Commons.Sanctions;

/// <summary>What somebody wants to decide about a person.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why, as the person is told; of a note what it says. May hold the variables of <see cref="ReasonWords"/>.</param>
/// <param name="Until">Until when; for approvals, mutes and suspensions.</param>
/// <param name="CaseId">The case that led to it.</param>
/// <param name="Subject">The thing that led to it, where there is no case.</param>
/// <param name="Seen">The newest, of what they may know of, that its maker saw when they decided, 0 for none; where there is a newer one now, nothing is done. Null where they did not look: then nothing takes another's place.</param>
/// <param name="Place">The place that it is about alone, as <c>category:5</c> or <c>club:7</c>; null for the whole portal.</param>
/// <param name="Points">What a warning counts, 0 to <see cref="SanctionScale.MostPoints"/>; null for what its kind does.</param>
/// <param name="PointDays">For how many days, 0 for good; null for <see cref="SanctionScale.Counts"/>.</param>
/// <param name="StaffNote">What colleagues alone are to read beside it; null for nothing, and for a note, which is all for them.</param>
public sealed record NewSanction(
    SanctionKind Kind, string Reason, DateTime? Until = null, long? CaseId = null, Subject? Subject = null, long? Seen = null, Subject? Place = null, int? Points = null, int? PointDays = null, string? StaffNote = null);

/// <summary>Decides about people, takes decisions back, and hears that a warning was read. It works at their next click, and open pages are told at once.</summary>
public sealed class Sanctions(Database database, ReasonWords words, ModeratedThings things, NamedPlaces places, WhereTheyWrote wrote, IEnumerable<IStaffWork> work, RateLimits limits, TimeProvider time)
{
    /// <summary>By what the log's details name a sanction whose place another one took.</summary>
    public const string InPlaceOf = "in place of sanction:";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Decides about somebody below the actor's own level; who moderates one place alone about who wrote there, as far as it is about that place. Refused where somebody else decided meanwhile, or where a mute, or a suspension or ban, stands that the actor has not seen; one that
    /// they have seen ends with it. What an admin said follows by itself from a warning is decided with it, in the portal's own name. Answers the sanction's id; the same key answers the same one.
    /// </summary>
    public Task<Result<long>> Impose(Actor actor, long accountId, NewSanction wish, string? key, CancellationToken ct) =>
        Impose(actor, accountId, wish, key, limits.Once(Limited.Sanctions, actor), ct);

    /// <summary>The same for one of many about whom it is decided together: the pace is counted once for all of them.</summary>
    internal Task<Result<long>> ImposeInWave(Actor actor, long accountId, NewSanction wish, CancellationToken ct) => Impose(actor, accountId, wish, key: null, () => null, ct);

    /// <summary>Takes a decision back, with a reason that the person is told. Refused where it was taken back before.</summary>
    public Task<Result<Nothing>> Revoke(Actor actor, long accountId, long sanctionId, string? reason, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Sanctions, actor);
        return Revoke(actor, accountId, sanctionId, () => pace() ?? Bounds.Check("reason", reason, Sanction.MostReason), (_, _) => Task.FromResult<Result<string>>(reason!.Trim()), ct);
    }

    /// <summary>The same for one of many that are undone together: one's own without a reason, too, where the case that led to it is among those that were <paramref name="undone"/>; the person is told so then.</summary>
    internal Task<Result<Nothing>> TakeBack(Actor actor, long accountId, long sanctionId, string? reason, IReadOnlySet<long> undone, CancellationToken ct) => Revoke(
        actor, accountId, sanctionId, () => Bounds.Check("note", reason, Sanction.MostReason, min: 0),
        async (db, it) => string.IsNullOrWhiteSpace(reason) && (it.ById != actor.AccountId || it.CaseId is not { } led || !undone.Contains(led)) ? Problem.Invalid<FlagText>("note", "ReasonToUndo") : await db.ReasonFor<SanctionText>(accountId, reason, "UndoneAtOnce", ct), ct);

    /// <summary>The actor has read a warning of theirs. Twice is as good as once.</summary>
    public Task<Result<Nothing>> Acknowledge(Actor actor, long sanctionId, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var now = Now;
                var standing = await Standing.Of(db, actor, now, ct);
                if ((SanctionRules.MayNotAnswer(standing) ?? pace()) is { } refused)
                {
                    return refused;
                }

                await db.Lock<Sanction>(sanctionId, ct);
                if (await db.Set<Sanction>().AsTracking().FirstOrDefaultAsync(s => s.Id == sanctionId && s.AccountId == standing.AccountId && s.Kind == SanctionKind.Warning, ct) is not { } warning)
                {
                    return Problem.NotFound;
                }

                if (warning.AcknowledgedAt is null && warning.RevokedAt is null)
                {
                    warning.Acknowledge(now);
                    db.Audit(actor, AuditAction.WarningAcknowledged, new("account", warning.AccountId), now, details: $"sanction:{warning.Id}", before: SanctionNames.Written(warning), place: warning.Where());
                    db.Tell(new StandingChanged(warning.AccountId));
                    db.Tell(new Sanctioned(warning.Id, warning.AccountId, Told: false, Ended: false));
                }

                return default(Nothing);
            },
            ct);
    }

    /// <summary>Inside a deed: takes a decision back, and with a warning what followed from it by itself. Who may was asked before. Where an appeal did it, the appeal's own news tell the person.</summary>
    internal static async Task<Result<Nothing>> Lift(PortalDb db, Actor actor, Sanction sanction, string reason, DateTime now, bool byAppeal, CancellationToken ct)
    {
        sanction.Revoke(actor.AccountId, now, reason);
        db.Audit(actor, sanction.Kind == SanctionKind.Ban ? AuditAction.Unbanned : AuditAction.SanctionRevoked, new("account", sanction.AccountId), now, reason, $"sanction:{sanction.Id} {sanction.Kind}", SanctionNames.Written(sanction), place: sanction.Where());
        await Tell(db, sanction, ended: !byAppeal, ct);
        return await FindFollowing(db, sanction, now, ct) is { } followed ? await Lift(db, actor, followed, reason, now, byAppeal: false, ct) : default(Nothing);
    }

    /// <summary>What followed by itself from a warning and still binds, locked; null for nothing. From each no more than one thing does.</summary>
    private static async Task<Sanction?> FindFollowing(PortalDb db, Sanction warning, DateTime now, CancellationToken ct)
    {
        var theirs = db.Set<Sanction>().Where(s => s.AccountId == warning.AccountId && s.FollowsId == warning.Id && s.Binds && (s.Until == null || s.Until > now));
        var id = warning.Kind == SanctionKind.Warning ? await theirs.Select(s => s.Id).FirstOrDefaultAsync(ct) : 0;
        if (id == 0)
        {
            return null;
        }

        await db.Lock<Sanction>(id, ct); // an appeal may overturn it at this moment
        return await theirs.AsTracking().FirstOrDefaultAsync(ct);
    }

    private Task<Result<long>> Impose(Actor actor, long accountId, NewSanction wish, string? key, Func<Problem?> pace, CancellationToken ct) =>
        database.Write(db => Impose(db, actor, accountId, wish, key, pace, ct), ct).LogRefusal(database, actor, new("account", accountId), Now, ct);

    private Task<Result<Nothing>> Revoke(Actor actor, long accountId, long sanctionId, Func<Problem?> unfit, Func<PortalDb, Sanction, Task<Result<string>>> why, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var about = await db.Set<Sanction>().Where(s => s.Id == sanctionId && s.AccountId == accountId).Select(s => s.Place).FirstOrDefaultAsync(ct);
                if (!(await Enter(db, actor, accountId, Subject.Parse(about), ct)).Try(out var standing, out var barred))
                {
                    return barred;
                }

                if (unfit() is { } refused)
                {
                    return refused;
                }

                await db.Lock<Sanction>(sanctionId, ct); // an appeal may overturn it at this moment
                return await db.Set<Sanction>().AsTracking().FirstOrDefaultAsync(s => s.Id == sanctionId && s.AccountId == accountId, ct) is not { } sanction ? Problem.NotFound
                    : sanction.RevokedAt is not null ? Problem.Conflict<SanctionText>("RevokedBefore")
                    : await Overruling.MayNot(db, standing, sanction.Where(), sanction.ById, ct) is { } above ? above
                    : !(await why(db, sanction)).Try(out var reason, out var unsaid) ? unsaid
                    : await Lift(db, actor, sanction, reason, Now, byAppeal: false, ct);
            },
            ct).LogRefusal(database, actor, new("account", accountId), Now, ct);

    private async Task<Result<long>> Impose(PortalDb db, Actor actor, long accountId, NewSanction wish, string? key, Func<Problem?> pace, CancellationToken ct)
    {
        if (await db.MadeBefore<Sanction>(actor, key, ct) is { } before)
        {
            return before;
        }

        var now = Now;
        if (!(await Enter(db, actor, accountId, wish.Place, ct)).Try(out var standing, out var barred))
        {
            return barred;
        }

        var (replaced, place) = (new List<Sanction>(), await PlaceOf(db, standing, wish, ct));
        if ((pace() ?? Check(wish, now) ?? await MayNotAt(db, standing, accountId, wish, place, ct) ?? await MakeRoom(db, standing, accountId, wish, replaced, now, ct)) is { } refused)
        {
            return refused;
        }

        var subject = wish.Subject?.ToString();
        if (wish.CaseId is { } caseId && (subject = await db.Set<Case>().SeenBy(standing).Where(c => c.Id == caseId).Select(c => c.Subject).FirstOrDefaultAsync(ct)) is null)
        {
            return Problem.Invalid<SanctionText>("caseId", "NoSuchCase");
        }

        if (wish is { CaseId: null, Subject: { } led } && !await IsThere(db, standing, led, ct))
        {
            return Problem.Invalid<SanctionText>("subject", "NoSuchThing");
        }

        var reason = SanctionRules.IsTold(wish.Kind) ? await words.Fill(db, wish.Reason.Trim(), accountId, await TitleOf(db, standing, wish, ct) ?? place?.Name, wish.Until, ct) : wish.Reason.Trim();
        if (Bounds.Check("reason", reason, Sanction.MostReason) is { } tooLong)
        {
            return tooLong;
        }

        var sanction = Sanction.Of(wish.Kind, accountId, actor.AccountId, now, reason, wish.Until, wish.CaseId, subject, wish.Place, wish.Points, wish.PointDays);
        sanction.StaffNote = wish.StaffNote is { } note && !Bounds.IsBlank(note) ? note.Trim() : null;
        await Write(db, actor, sanction, replaced, null, now, ct);
        db.Made<Sanction>(actor, key, sanction.Id, now);
        if (await DueStep.Find(db, standing, sanction, now, ct) is { } due)
        {
            await Write(db, Actor.System, due.It, [], $"from {due.It.FromPoints} points on, with {due.Points}, after sanction:{sanction.Id}", now, ct);
        }

        return sanction.Id;
    }

    /// <summary>Writes a decision down, and tells of it: the work of who is shut out goes back to everybody.</summary>
    private async Task Write(PortalDb db, Actor actor, Sanction sanction, IReadOnlyList<Sanction> replaced, string? why, DateTime now, CancellationToken ct)
    {
        if (SanctionRules.ShutsOut(sanction.Kind))
        {
            foreach (var room in work)
            {
                await room.GiveBack(db, actor, sanction.AccountId, Standing.Visitor, now, ct);
            }
        }

        db.Add(sanction);
        await db.SaveChangesAsync(ct);
        db.Audit(
            actor, ActionOf(sanction.Kind), new("account", sanction.AccountId), now, sanction.Reason, Details(sanction, why, replaced), replaced.Count == 0 ? null : string.Join('\n', replaced.Select(SanctionNames.Written)),
            SanctionNames.Written(sanction), place: sanction.Where());
        await Tell(db, sanction, ended: false, ct);
    }

    /// <summary>Who may, with the account locked until the deed ends, so that two who decide about one person do it one after the other.</summary>
    private async Task<Result<Standing>> Enter(PortalDb db, Actor actor, long accountId, Subject? place, CancellationToken ct)
    {
        await db.LockAdmins(ct);
        await db.Lock<Account>(accountId, ct);
        var standing = await Standing.Of(db, actor, Now, ct);
        if (SanctionRules.MayNotDecideAt(standing, place) is { } refused)
        {
            return refused;
        }

        var word = place?.ToString() ?? "";
        return await db.Set<Account>().Where(a => a.Id == accountId && (a.NormalizedEmail != null || a.Imported))
            .Select(a => new { a.Roles, KeepsThePlace = db.Set<PlaceModerator>().Any(m => m.AccountId == a.Id && m.Place == word) }).FirstOrDefaultAsync(ct) is not { } account ? Problem.NotFound
            : SanctionRules.MayNotSanction(standing, accountId, StandingRules.LevelOf(account.Roles, account.KeepsThePlace), place) is { } above ? above
            : await HostsAbove.Stands(db, standing, place, accountId, ct) ? SanctionRules.NotBelow
            : standing;
    }

    /// <summary>The place that it is about alone, where the actor may know of it.</summary>
    private async Task<NamedPlace?> PlaceOf(PortalDb db, Standing standing, NewSanction wish, CancellationToken ct) =>
        wish.Place is { } place ? (await places.Find(db, standing, [place], ct)).GetValueOrDefault(place) : null;

    /// <summary>Why it cannot be about its place alone, or null: who moderates no more than that place decides about who wrote there.</summary>
    private async Task<Problem?> MayNotAt(PortalDb db, Standing standing, long accountId, NewSanction wish, NamedPlace? place, CancellationToken ct) =>
        wish.Place is not { } at ? null
        : place is null ? Problem.Invalid<SanctionText>("place", "NoSuchPlace")
        : standing.IsModerator || (await wrote.Among(db, accountId, [at], ct)).Count > 0 ? null
        : Problem.Refused<SanctionText>("NeverWroteHere");

    /// <summary>Why a new one cannot stand beside what is there, or null; what it takes the place of has ended then.</summary>
    private static async Task<Problem?> MakeRoom(PortalDb db, Standing standing, long accountId, NewSanction wish, List<Sanction> replaced, DateTime now, CancellationToken ct)
    {
        if (wish.Kind == SanctionKind.Note)
        {
            return null;
        }

        var newest = await db.Set<Sanction>().SeenBy(standing).Where(s => s.AccountId == accountId && s.Kind != SanctionKind.Note).OrderByDescending(s => s.Id)
            .Select(s => new { s.Id, s.Kind, By = db.Set<Account>().Where(a => a.Id == s.ById).Select(a => a.DisplayName ?? a.UserName).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        if (wish.Seen is { } seen && newest is not null && newest.Id > seen)
        {
            return Problem.Conflict<SanctionText>("SanctionedMeanwhile", newest.By ?? Sentences.Say(typeof(SanctionText), "ThePortal"), Sentences.Say(typeof(SanctionText), $"Kind{newest.Kind}"));
        }

        var (alike, place) = (SanctionRules.Alike(wish.Kind), wish.Place?.ToString());
        var formers = await db.Set<Sanction>().AsTracking().Where(s => s.AccountId == accountId && s.Binds && alike.Contains(s.Kind) && s.Place == place && (s.Until == null || s.Until > now)).ToListAsync(ct);
        if (wish.Seen is null && formers is [var stands, ..])
        {
            return Problem.Conflict<SanctionText>("StandsAlready", Sentences.Say(typeof(SanctionText), $"Kind{stands.Kind}"));
        }

        if (await Overruling.MayNot(db, standing, wish.Place, formers.ConvertAll(f => f.ById), ct) is { } above)
        {
            return above;
        }

        formers.ForEach(f => f.Replace(standing.AccountId, now));
        replaced.AddRange(formers);
        return null;
    }

    /// <summary>Whether who decides sees what led to it. What passes by in the watch and is flagged for itself nowhere, such as a poll, is taken as it is named.</summary>
    private async Task<bool> IsThere(PortalDb db, Standing standing, Subject led, CancellationToken ct) =>
        things.Knows(led) ? await things.Look(db, standing, led, ct) is not null : led.Kind.Length > 0 && led.ToString().Length <= Sanction.MostSubject;

    /// <summary>The title of the place of what led to it, where the reason speaks of it.</summary>
    private async Task<string?> TitleOf(PortalDb db, Standing standing, NewSanction wish, CancellationToken ct) =>
        !ReasonWords.NamesPlace(wish.Reason) ? null
        : wish.CaseId is { } caseId ? await db.Set<Evidence>().Where(e => e.CaseId == caseId).OrderByDescending(e => e.Id).Select(e => e.Title).FirstOrDefaultAsync(ct)
        : wish.Subject is { } subject ? (await things.Look(db, standing, subject, ct))?.Title
        : null;

    private static Problem? Check(NewSanction wish, DateTime now) =>
        !Enum.IsDefined(wish.Kind) ? Problem.Invalid<KernelText>("kind", "UnknownValue", wish.Kind)
        : Bounds.Check("reason", wish.Reason, Sanction.MostReason) ?? SanctionRules.CheckUntil(wish.Kind, wish.Until, now) ?? SanctionRules.CheckPlace(wish.Kind, wish.Place)
            ?? SanctionRules.CheckPoints(wish.Kind, wish.Points, wish.PointDays) ?? SanctionRules.CheckStaffNote(wish.Kind, wish.StaffNote);

    private static async Task Tell(PortalDb db, Sanction sanction, bool ended, CancellationToken ct)
    {
        var told = SanctionRules.IsTold(sanction.Kind);
        db.Tell(new Sanctioned(sanction.Id, sanction.AccountId, told, ended));
        if (told)
        {
            db.Tell(new StandingChanged(sanction.AccountId));
        }

        if (SanctionRules.ShutsOut(sanction.Kind) && await db.Set<Account>().Where(a => a.Id == sanction.AccountId).Select(a => a.UserName).FirstOrDefaultAsync(ct) is { } name)
        {
            db.Tell(new PersonChanged(sanction.AccountId, name));
        }
    }

    private static string Details(Sanction it, string? why, IEnumerable<Sanction> replaced) => string.Join(
        ' ',
        new[] { $"sanction:{it.Id}", it.Until?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), it.CaseId is { } id ? $"case:{id}" : null, it.Subject, why }.OfType<string>().Concat(replaced.Select(r => $"{InPlaceOf}{r.Id} {r.Kind}")));

    private static AuditAction ActionOf(SanctionKind kind) => kind switch
    {
        SanctionKind.Note => AuditAction.PersonNoted,
        SanctionKind.Warning => AuditAction.Warned,
        SanctionKind.Approval => AuditAction.ApprovalRequired,
        SanctionKind.Mute => AuditAction.Muted,
        SanctionKind.Suspension => AuditAction.Suspended,
        _ => AuditAction.Banned,
    };
}
