using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>What the moderators' queue reads: every kind of work that somebody plugged in.</summary>
public sealed class Queue(Database database, IEnumerable<IQueueWork> works, ModeratedThings things, NamedPlaces places, TimeProvider time)
{
    /// <summary>How many cases a page holds.</summary>
    public const int PageSize = 25;

    private const int MostPlaces = 50;
    private const int MostOwners = 50;
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

    /// <summary>A page of cases with what its page shows around them.</summary>
    public async Task<Result<QueueView>> View(Actor actor, QueueFilter filter, QueueCursor from, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (ModerationRules.MayNotEnter(standing) is { } problem)
        {
            return problem;
        }

        var page = await Read(db, standing, filter, from, PageSize, now, ct);
        var open = new QueueFilter().Of(db, standing, Kinds, now);
        var words = await open.Where(c => c.Place != null).Select(c => c.Place).Distinct().OrderBy(p => p).Take(MostPlaces).ToListAsync(ct);
        var named = await places.Find(db, standing, [.. words.Select(Subject.Parse).OfType<Subject>(), .. page.Items.Select(c => c.Place).OfType<Subject>()], ct);
        return new QueueView(page, await open.CountAsync(ct), [.. named.Values.OrderBy(p => p.Name, StringComparer.CurrentCulture)], await FlagReasons.All(db, ct), await Owners(db, open, filter.Owner ?? 0, now, ct));
    }

    /// <summary>Whose these cases are, or who is on them; and first who is chosen, also where nothing is theirs any more.</summary>
    private static async Task<IReadOnlyList<PersonView>> Owners(PortalDb db, IQueryable<Case> open, long chosen, DateTime now, CancellationToken ct)
    {
        var whose = open.Where(c => c.AssigneeId != null).Select(c => c.AssigneeId).Union(open.Where(c => c.AssigneeId == null && c.ClaimedUntil > now).Select(c => c.ClaimedById));
        return await db.Set<Account>().Where(a => whose.Contains(a.Id) || a.Id == chosen).OrderByDescending(a => a.Id == chosen).ThenBy(a => a.NormalizedUserName).Take(MostOwners).Select(PersonView.Of).ToListAsync(ct);
    }

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
        return await details.Of(db, standing, rows, now, ct) is [var found] ? found : Problem.NotFound;
    }

    private async Task<Page<QueuedCase>> Read(PortalDb db, Standing standing, QueueFilter filter, QueueCursor from, int size, DateTime now, CancellationToken ct)
    {
        size = Math.Clamp(size, 1, PageSize);
        var rows = await filter.InOrder(filter.Of(db, standing, Kinds, now), from).Take(size + 1).ToListAsync(ct);
        var page = Page<Case>.Cut(rows, size, c => QueueCursor.Of(c).ToString());
        return new(await details.Of(db, standing, page.Items, now, ct), page.Next);
    }

    /// <summary>How many cases wait; for the badge.</summary>
    public async Task<int> Waiting(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        return standing.ModeratesSomewhere ? await new QueueFilter().Of(db, standing, Kinds, now).CountAsync(ct) : 0;
    }
}
