using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Which topics of the staff's list are wanted.</summary>
/// <param name="State">Those in this state; null for all that are overdue.</param>
/// <param name="OwnerId">Only those that this person looks after; 0 for those that nobody does, null for all.</param>
/// <param name="CategoryId">Only this category's.</param>
public sealed record WorkFilter(WorkState? State = WorkState.WaitingForUs, long? OwnerId = null, long? CategoryId = null);

/// <summary>A topic in the staff's list.</summary>
/// <param name="Id">The topic.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address.</param>
/// <param name="CategoryName">Where it stands.</param>
/// <param name="CategoryHue">The category's colour.</param>
/// <param name="Author">Who asked.</param>
/// <param name="PostCount">How many posts it has.</param>
/// <param name="MeTooCount">How many members ask the same.</param>
/// <param name="State">Where staff are with it.</param>
/// <param name="Since">Since when.</param>
/// <param name="Owner">Who looks after it.</param>
/// <param name="Due">Until when an answer was promised.</param>
/// <param name="Overdue">True when that promise was broken, and there is a case.</param>
/// <param name="Version">What who changes it names.</param>
public sealed record WorkRow(
    long Id, string Title, string Url, string CategoryName, int CategoryHue, PersonView Author, int PostCount, int MeTooCount, WorkState State, DateTime Since, PersonView? Owner,
    DateTime? Due, bool Overdue, int Version);

/// <summary>A line of the history of the work on a topic.</summary>
public sealed record WorkLine(long Id, AuditAction Action, PersonView? By, DateTime At, string? Note, string? Details);

/// <summary>The work on one topic.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="State">Where staff are with it.</param>
/// <param name="Since">Since when; null where nobody has taken it up.</param>
/// <param name="Owner">Who looks after it.</param>
/// <param name="Due">Until when an answer was promised.</param>
/// <param name="Overdue">True when that promise was broken.</param>
/// <param name="Version">What who changes it names; 0 where nobody has taken it up.</param>
/// <param name="History">What staff did, the newest first.</param>
public sealed record WorkView(long TopicId, WorkState State, DateTime? Since, PersonView? Owner, DateTime? Due, bool Overdue, int Version, IReadOnlyList<WorkLine> History);

/// <summary>Reads how topics are looked after. For the forum's staff; others get the refusal.</summary>
public sealed class WorkViews(Database database, TimeProvider time)
{
    /// <summary>How many topics a page of the list holds.</summary>
    public const int PageSize = 30;

    /// <summary>Topics that wait are counted up to here.</summary>
    public const int MostCounted = 100;

    private const int MostHistory = 20;
    private const int MostColleagues = 200;
    private static readonly List<AuditAction> Told = [AuditAction.TopicStateSet, AuditAction.TopicHandedOver, AuditAction.AnswerAccepted];

    /// <summary>A page of the list: who waits longest comes first, and of what is done the newest.</summary>
    public async Task<Result<Page<WorkRow>>> Read(Actor actor, WorkFilter filter, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await StandingOf(db, actor, ct);
        if (WorkRules.MayNotSee(standing) is { } problem)
        {
            return problem;
        }

        var (topics, category, done) = (db.Set<Topic>().SeenBy(standing), filter.CategoryId, filter.State == WorkState.Done);
        var works = Matching(db.Set<TopicWork>(), filter).Where(w => topics.Any(t => t.Id == w.Id && (category == null || t.CategoryId == category)));
        var found = await Rows(db, InOrder(works, done, from).Take(size + 1)).ToListAsync(ct);
        List<WorkRow> rows = done ? [.. found.OrderByDescending(r => r.Since).ThenByDescending(r => r.Id)] : [.. found.OrderBy(r => r.Since).ThenBy(r => r.Id)];
        return Page<WorkRow>.Cut(rows, size, row => new Cursor(row.Since, row.Id).ToString());
    }

    /// <summary>How many wait for us, are overdue, and are new; each counted up to <see cref="MostCounted"/>, and none for who is no staff.</summary>
    public async Task<(int Waiting, int Overdue, int New)> Counts(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await StandingOf(db, actor, ct);
        if (WorkRules.MayNotSee(standing) is not null)
        {
            return default;
        }

        var topics = db.Set<Topic>().SeenBy(standing);
        var works = db.Set<TopicWork>().Where(w => topics.Any(t => t.Id == w.Id));
        return (await Counted(w => w.State == WorkState.WaitingForUs), await Counted(w => w.CaseId != null), await Counted(w => w.State == WorkState.New));

        Task<int> Counted(Expression<Func<TopicWork, bool>> which) => works.Where(which).Take(MostCounted).CountAsync(ct);
    }

    /// <summary>The work on one topic.</summary>
    public async Task<Result<WorkView>> Find(Actor actor, long topicId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await StandingOf(db, actor, ct);
        if (!await db.Set<Topic>().SeenBy(standing).AnyAsync(t => t.Id == topicId, ct))
        {
            return Problem.NotFound;
        }

        if (WorkRules.MayNotSee(standing) is { } problem)
        {
            return problem;
        }

        var row = await Rows(db, db.Set<TopicWork>().Where(w => w.Id == topicId)).FirstOrDefaultAsync(ct);
        var subject = WorkSteps.CaseOf(topicId).ToString();
        var history = await (
            from e in db.Set<AuditEntry>()
            from a in db.Set<Account>().Where(a => a.Id == e.ActorId).DefaultIfEmpty()
            where e.Subject == subject && Told.Contains(e.Action)
            orderby e.Id descending
            select new WorkLine(
                e.Id, e.Action, a == null ? null : new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), e.At, e.Reason, e.Details)).Take(MostHistory).ToListAsync(ct);
        return row is null ? new WorkView(topicId, WorkState.New, null, null, null, false, 0, history)
            : new WorkView(topicId, row.State, row.Since, row.Owner, row.Due, row.Overdue, row.Version, history);
    }

    /// <summary>Whom a topic can be handed to; nobody for who is no staff.</summary>
    public async Task<IReadOnlyList<PersonView>> Colleagues(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return WorkRules.MayNotSee(await StandingOf(db, actor, ct)) is not null ? []
            : await TopicWorks.Colleagues(db).OrderBy(a => a.UserName).Take(MostColleagues).Select(PersonView.Of).ToListAsync(ct);
    }

    private Task<Standing> StandingOf(PortalDb db, Actor actor, CancellationToken ct) => Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);

    private static IQueryable<TopicWork> Matching(IQueryable<TopicWork> works, WorkFilter filter)
    {
        works = filter.State is { } state ? works.Where(w => w.State == state) : works.Where(w => w.CaseId != null);
        return filter.OwnerId switch
        {
            null => works,
            0 => works.Where(w => w.OwnerId == null),
            { } owner => works.Where(w => w.OwnerId == owner),
        };
    }

    private static IQueryable<TopicWork> InOrder(IQueryable<TopicWork> works, bool newestFirst, Cursor from)
    {
        var (at, id) = (from.At, from.Id);
        return newestFirst ? works.Where(w => w.Since < at || (w.Since == at && w.Id < id)).OrderByDescending(w => w.Since).ThenByDescending(w => w.Id)
            : from == Cursor.Start ? works.OrderBy(w => w.Since).ThenBy(w => w.Id)
            : works.Where(w => w.Since > at || (w.Since == at && w.Id > id)).OrderBy(w => w.Since).ThenBy(w => w.Id);
    }

    private static IQueryable<WorkRow> Rows(PortalDb db, IQueryable<TopicWork> works) =>
        from w in works
        join t in db.Set<Topic>() on w.Id equals t.Id
        join c in db.Set<Category>() on t.CategoryId equals c.Id
        join a in db.Set<Account>() on t.AuthorId equals a.Id
        from o in db.Set<Account>().Where(o => o.Id == w.OwnerId).DefaultIfEmpty()
        select new WorkRow(
            t.Id, t.Title, "/t/" + t.Id + "/" + t.Slug, c.Name, c.Hue, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), t.PostCount, t.MeTooCount,
            w.State, w.Since, o == null ? null : new PersonView(o.Id, o.UserName!, o.DisplayName ?? o.UserName!, o.Roles),
            w.CaseId == null ? w.DueAt : db.Set<Case>().Where(x => x.Id == w.CaseId).Select(x => x.Due).FirstOrDefault(), w.CaseId != null, w.Version);
}
