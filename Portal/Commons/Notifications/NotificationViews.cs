using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Notifications;

/// <summary>What belongs together, as one row.</summary>
/// <param name="Id">The id of the newest notification in it.</param>
/// <param name="Kind">What it is to its reader.</param>
/// <param name="By">Who did it last, or null for the portal itself.</param>
/// <param name="Others">How many others did it too.</param>
/// <param name="Count">How often it was done.</param>
/// <param name="Title">The title of what it belongs to.</param>
/// <param name="Url">Where the oldest of it stands.</param>
/// <param name="Text">The first words of that.</param>
/// <param name="At">When it was done last.</param>
/// <param name="ReadAt">When it was read, or null.</param>
public sealed record NotificationRow(long Id, NotificationKind Kind, PersonView? By, int Others, int Count, string Title, string Url, string Text, DateTime At, DateTime? ReadAt)
{
    /// <summary>Which of the kind's sentences says it: see <see cref="NotifiedThing.Form"/>.</summary>
    public string Form { get; init; } = "";

    /// <summary>The oldest thing in it.</summary>
    public Subject Subject { get; init; }

    /// <summary>What it belongs to: <c>topic:12</c>.</summary>
    public string Whole { get; init; } = "";

    /// <summary>The list by which it is sent; null for what stands among everything else.</summary>
    public MailedList? List { get; init; }

    /// <summary>Its place in the list.</summary>
    public Cursor Cursor => new(At, Id);
}

/// <summary>Reads notifications: every one is asked of its room first, so that nothing is shown or counted that its reader may not see now.</summary>
public sealed class NotificationViews(IEnumerable<INotifying> rooms, Database database, TimeProvider time)
{
    /// <summary>How many rows a page holds.</summary>
    public const int PageSize = 30;

    /// <summary>Unread rows are counted up to here.</summary>
    public const int MostCounted = 100;

    /// <summary>The actor's rows that are older than a place, newest first.</summary>
    public async Task<Page<NotificationRow>> List(Actor actor, Cursor from, int size, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Page<NotificationRow>.Empty;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var newest = db.Set<Notification>().Where(n => n.AccountId == me && n.Bell).OrderByDescending(n => n.Id).Take(Notification.Most);
        var rows = await Rows(db, standing, newest, from.Id, size + 1, ct);
        return Page<NotificationRow>.Cut(rows, size, row => row.Cursor.ToString());
    }

    /// <summary>How many rows the actor has not read.</summary>
    public async Task<int> Unread(Actor actor, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return 0;
        }

        await using var db = database.Open();
        var unread = db.Set<Notification>().Where(n => n.AccountId == me && n.Bell && n.ReadAt == null).OrderByDescending(n => n.Id).Take(Notification.Most);
        if (!await unread.AnyAsync(ct))
        {
            return 0;
        }

        return await Seen(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), unread).Select(n => new { n.Kind, n.Whole }).Distinct().OrderBy(g => g.Whole).Take(MostCounted).CountAsync(ct);
    }

    /// <summary>Of some notifications of one reader those that they may see now, as rows, newest first.</summary>
    internal async Task<List<NotificationRow>> Rows(PortalDb db, Standing standing, IQueryable<Notification> some, long before, int most, CancellationToken ct)
    {
        var groups = await Seen(db, standing, some).GroupBy(n => new { n.Kind, n.SubjectKind, n.Whole, n.ReadAt })
            .Select(g => new { g.Key.Kind, g.Key.SubjectKind, g.Key.ReadAt, Last = g.Max(n => n.Id), First = g.Min(n => n.Id), Count = g.Count(), People = g.Select(n => n.ById).Distinct().Count() })
            .Where(g => g.Last < before).OrderByDescending(g => g.Last).Take(most).ToListAsync(ct);
        var ends = groups.SelectMany(g => new[] { g.First, g.Last }).Distinct().ToList();
        var items = await db.Set<Notification>().Where(n => ends.Contains(n.Id)).ToDictionaryAsync(n => n.Id, ct);
        var by = items.Values.Select(n => n.ById).Distinct().ToList();
        groups.RemoveAll(g => !items.ContainsKey(g.First) || !items.ContainsKey(g.Last)); // gone since the groups were read
        var people = await db.Set<Account>().Where(a => by.Contains(a.Id)).Select(PersonView.Of).ToDictionaryAsync(p => p.Id, ct);
        var things = await Look(db, standing, groups.ConvertAll(g => items[g.First]), ct);
        return [.. groups.Where(g => things.ContainsKey(g.First)).Select(g => new NotificationRow(
            g.Last, g.Kind, people.GetValueOrDefault(items[g.Last].ById), g.People - 1, g.Count, things[g.First].Title, things[g.First].Url, things[g.First].Text, items[g.Last].At, g.ReadAt)
        {
            Form = (g.Count > 1 ? things[g.First].FormOfSeveral : null) ?? things[g.First].Form,
            Subject = new(items[g.First].SubjectKind, items[g.First].SubjectId),
            Whole = items[g.First].Whole,
            List = things[g.First].List,
        })];
    }

    private IQueryable<Notification> Seen(PortalDb db, Standing standing, IQueryable<Notification> some) =>
        rooms.Select(room => room.SeenBy(db, standing, some.Where(n => n.SubjectKind == room.Kind))).Aggregate((all, more) => all.Concat(more));

    private async Task<Dictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, List<Notification> items, CancellationToken ct)
    {
        var found = new Dictionary<long, NotifiedThing>();
        foreach (var room in rooms)
        {
            var mine = items.Where(n => n.SubjectKind == room.Kind).ToList();
            var things = mine.Count == 0 ? null : await room.Look(db, standing, mine.ConvertAll(n => n.SubjectId), ct);
            foreach (var item in mine.Where(n => things!.ContainsKey(n.SubjectId)))
            {
                found[item.Id] = things![item.SubjectId];
            }
        }

        return found;
    }
}
