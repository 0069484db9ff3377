using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Commons.Moderation;

/// <summary>What the moderators' queue reads: every kind of work that somebody plugged in.</summary>
public sealed class Queue(Database database, IEnumerable<IQueueWork> works, ModeratedThings things, NamedPlaces places, SharedViews shared, NewsLog log, TimeProvider time)
{
    /// <summary>How many cases a page holds.</summary>
    public const int PageSize = 25;

    private const int MostPlaces = 50;
    private const int MostOwners = 50;
    private const int Lately = 500; // decisions
    private readonly QueueDetails details = new(works, things);

    /// <summary>The kinds of work there are.</summary>
    public IReadOnlyList<CaseKind> Kinds { get; } = [.. works.Select(w => w.Kind).Order()];

    /// <summary>A page of cases.</summary>
    public async Task<Result<Page<QueuedCase>>> Read(Actor actor, QueueFilter filter, QueueCursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        return ModerationRules.MayNotEnter(standing) is { } problem ? problem : await Read(db, standing, filter, from, size, now, ct);
    }

    /// <summary>
    /// A page of cases with what its page shows around them, as it is now. Where it is read because news on the channels of cases told of a change, <paramref name="told"/>, the open screens of all who moderate
    /// everywhere read it at once: what is alike for them is read once, and never older than what was told. So whatever changes what stands on a page of cases must tell it there.
    /// </summary>
    public async Task<Result<QueueView>> View(Actor actor, QueueFilter filter, QueueCursor from, bool told, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (ModerationRules.MayNotEnter(standing) is { } problem)
        {
            return problem;
        }

        var together = told && standing.IsModerator && filter.Owner is null;
        var stops = together ? CancellationToken.None : ct; // who goes away does not stop what others wait for
        var known = await Once(together, ("page", filter, from), db, reading => Known(reading, standing, filter, from, PageSize, now, stops));
        var page = await details.Of(db, standing, known, now, ct);
        var around = await Once(together, "around", db, reading => Around(reading, standing, now, stops));
        var elsewhere = page.Items.Select(c => c.Place).OfType<Subject>().Except(around.Places.Keys).ToList();
        var named = elsewhere.Count == 0 ? around.Places : around.Places.Concat(await places.Find(db, standing, elsewhere, ct)).ToDictionary();
        return new QueueView(page, around.Waiting, [.. named.Values.OrderBy(p => p.Name, StringComparer.CurrentCulture)], await FlagReasons.All(db, ct), await WithChosen(db, around.Owners, filter.Owner ?? 0, ct))
        {
            Deciders = filter.State == CaseState.Closed ? await WithChosen(db, await Deciders(), filter.DecidedBy ?? 0, ct) : [],
        };

        // For who moderates places alone, those who decided the cases that are shown.
        async Task<IReadOnlyList<PersonView>> Deciders() =>
            standing.IsModerator ? await Once(together, "deciders", db, reading => DecidedLately(reading, stops)) : [.. page.Items.Select(c => c.Decision?.By).OfType<PersonView>().DistinctBy(p => p.Id)];
    }

    /// <summary>Reads for one, or once for all who ask the same after the same news.</summary>
    private Task<T> Once<T>(bool together, object question, PortalDb db, Func<PortalDb, Task<T>> read) =>
        together ? shared.Get((nameof(Queue), question, log.Version(CaseChanged.Moderation), log.Version(CaseChanged.Questions)), () => database.Read(read), SharedViews.OneBurst) : read(db);

    /// <summary>What stands around every list of this person's, whatever its filter.</summary>
    private async Task<QueueAround> Around(PortalDb db, Standing standing, DateTime now, CancellationToken ct)
    {
        var open = new QueueFilter().Of(db, standing, Kinds, now);
        var words = await open.Where(c => c.Place != null).Select(c => c.Place).Distinct().OrderBy(p => p).Take(MostPlaces).ToListAsync(ct);
        return new(await open.CountAsync(ct), await places.Find(db, standing, [.. words.Select(Subject.Parse).OfType<Subject>()], ct), await Owners(db, open, now, ct));
    }

    /// <summary>Whose these cases are, or who is on them.</summary>
    private static async Task<IReadOnlyList<PersonView>> Owners(PortalDb db, IQueryable<Case> open, DateTime now, CancellationToken ct)
    {
        var whose = open.Where(c => c.AssigneeId != null).Select(c => c.AssigneeId).Union(open.Where(c => c.AssigneeId == null && c.ClaimedUntil > now).Select(c => c.ClaimedById));
        return await db.Set<Account>().Where(a => whose.Contains(a.Id)).OrderBy(a => a.NormalizedUserName).Take(MostOwners).Select(PersonView.Of).ToListAsync(ct);
    }

    /// <summary>Who took the newest decisions.</summary>
    private static async Task<IReadOnlyList<PersonView>> DecidedLately(PortalDb db, CancellationToken ct)
    {
        var lately = db.Set<CaseDecision>().OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(Lately).Where(d => d.UndoneAt == null && d.ById != null).Select(d => d.ById); // among so many, however few of them stand
        return await db.Set<Account>().Where(a => lately.Contains(a.Id)).OrderBy(a => a.NormalizedUserName).Take(MostOwners).Select(PersonView.Of).ToListAsync(ct);
    }

    /// <summary>With who is chosen first, also where nothing is theirs any more.</summary>
    private static async Task<IReadOnlyList<PersonView>> WithChosen(PortalDb db, IReadOnlyList<PersonView> owners, long chosen, CancellationToken ct) =>
        chosen == 0 || owners.Any(o => o.Id == chosen) ? [.. owners.OrderByDescending(o => o.Id == chosen)]
        : await db.Set<Account>().Where(a => a.Id == chosen).Select(PersonView.Of).FirstOrDefaultAsync(ct) is { } person ? [person, .. owners]
        : owners;

    /// <summary>Why somebody may not open the queue, or null.</summary>
    public async Task<Problem?> MayNotOpen(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return ModerationRules.MayNotEnter(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct));
    }

    /// <summary>One case.</summary>
    public async Task<Result<QueuedCase>> Find(Actor actor, long caseId, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (ModerationRules.MayNotEnter(standing) is { } problem)
        {
            return problem;
        }

        var rows = await db.Set<Case>().SeenBy(standing).Where(c => c.Id == caseId && Kinds.Contains(c.Kind)).ToListAsync(ct);
        return (await details.Of(db, standing, await QueueDetails.Known(db, new(rows, null), now, ct), now, ct)).Items is [var found] ? found : Problem.NotFound;
    }

    private async Task<Page<QueuedCase>> Read(PortalDb db, Standing standing, QueueFilter filter, QueueCursor from, int size, DateTime now, CancellationToken ct) =>
        await details.Of(db, standing, await Known(db, standing, filter, from, size, now, ct), now, ct);

    private async Task<QueueKnown> Known(PortalDb db, Standing standing, QueueFilter filter, QueueCursor from, int size, DateTime now, CancellationToken ct)
    {
        size = Math.Clamp(size, 1, PageSize);
        var rows = await filter.InOrder(filter.Of(db, standing, Kinds, now), from).Take(size + 1).ToListAsync(ct);
        return await QueueDetails.Known(db, Page<Case>.Cut(rows, size, c => QueueCursor.Of(c).ToString()), now, ct);
    }

    /// <summary>How many cases wait; for the badge.</summary>
    public async Task<int> Waiting(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        return standing.ModeratesSomewhere ? await new QueueFilter().Of(db, standing, Kinds, now).CountAsync(ct) : 0;
    }

    /// <summary>What stands around a list.</summary>
    private sealed record QueueAround(int Waiting, IReadOnlyDictionary<Subject, NamedPlace> Places, IReadOnlyList<PersonView> Owners);
}
