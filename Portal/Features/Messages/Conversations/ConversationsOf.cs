using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Messages;

/// <summary>A conversation in somebody's list.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="IsGroup">False for what is between two.</param>
/// <param name="Title">What the group calls itself, or null.</param>
/// <param name="People">The others who are or were in it: the first few.</param>
/// <param name="Others">How many they are in all.</param>
/// <param name="Mine">The reader's own part.</param>
/// <param name="UnreadCount">How many lines there are to read, counted up to <see cref="ConversationsOf.MostUnread"/>.</param>
/// <param name="Newest">The newest line that the reader was told of; null where there is none.</param>
/// <param name="Words">How it begins.</param>
public sealed record ConversationItem(long Id, bool IsGroup, string? Title, IReadOnlyList<PersonView> People, int Others, Participant Mine, int UnreadCount, MessageLine? Newest, string Words)
{
    /// <summary>True when there is something to read.</summary>
    public bool Unread => Mine.NewestNumber > Mine.ReadNumber;

    /// <summary>What it is called.</summary>
    public string Name => ConversationName.Of(Title, People, Others);
}

/// <summary>Reads the list of somebody's conversations, and no more of each than it shows.</summary>
public sealed class ConversationsOf(Database database, MarkdownRenderer markdown, TimeProvider time)
{
    /// <summary>How many conversations a page of the list holds.</summary>
    public const int PageSize = 30;

    /// <summary>Unread conversations are counted up to here.</summary>
    public const int MostCounted = 100;

    /// <summary>What is unread in one is counted up to here.</summary>
    public const int MostUnread = 100;

    private const int MostWords = 120;
    private const int MostHtml = 1500;

    /// <summary>In how many conversations there is something that the actor has not read; muted ones are not counted.</summary>
    public async Task<int> Unread(Actor actor, CancellationToken ct) =>
        actor.AccountId is not { } me ? 0
        : await database.Read(db => db.Set<Participant>().Where(p => p.AccountId == me && p.NewestNumber > p.ReadNumber && !p.Muted).OrderBy(p => p.ConversationId).Take(MostCounted).CountAsync(ct));

    /// <summary>The actor's conversations, those first in which something was written last.</summary>
    public async Task<Page<ConversationItem>> List(Actor actor, Cursor place, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        if ((await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).AccountId is not { } me)
        {
            return Page<ConversationItem>.Empty;
        }

        var rows = await Rows(db, me, place).Take(size + 1).ToListAsync(ct);
        var page = Page<Row>.Cut(rows, size, row => new Cursor(row.Mine.NewestAt, row.Mine.ConversationId).ToString());
        var ids = page.Items.Select(row => row.Mine.ConversationId).ToList();
        var people = await People(db, page.Items, ct);
        var newest = await MessageLines.Of(
            db,
            db.Set<Message>().Where(m => ids.Contains(m.ConversationId) && db.Set<Participant>().Any(p => p.ConversationId == m.ConversationId && p.AccountId == me && p.NewestNumber == m.Number)),
            mostHtml: MostHtml).ToDictionaryAsync(line => line.ConversationId, ct);
        return new([.. page.Items.Select(row => Item(row, people, newest.GetValueOrDefault(row.Mine.ConversationId)?.Cleared()))], page.Next);
    }

    private ConversationItem Item(Row row, ILookup<long, PersonView> people, MessageLine? newest) => new(
        row.Mine.ConversationId, row.Pair is null, row.Mine.TitleFor(row.Title), [.. people[row.Mine.ConversationId]], row.Others, row.Mine, row.Unread, newest,
        newest is null ? "" : MessageWords.Of(markdown, newest.Html, MostWords));

    /// <summary>What is unread is what others wrote, and to have been brought in.</summary>
    private static IQueryable<Row> Rows(PortalDb db, long me, Cursor place) =>
        from p in db.Set<Participant>()
        join c in db.Set<Conversation>() on p.ConversationId equals c.Id
        where p.AccountId == me && (p.NewestAt < place.At || (p.NewestAt == place.At && p.ConversationId < place.Id))
        orderby p.NewestAt descending, p.ConversationId descending
        select new Row(
            p, c.Pair, c.Title,
            db.Set<Participant>().Count(o => o.ConversationId == p.ConversationId && o.AccountId != me && (p.UntilNumber == null || o.FromNumber < p.UntilNumber)),
            p.NewestNumber <= p.ReadNumber ? 0 : db.Set<Message>()
                .Where(m => m.ConversationId == p.ConversationId && m.Number > p.ReadNumber && m.Number > p.FromNumber && (p.UntilNumber == null || m.Number <= p.UntilNumber)
                    && m.AuthorId != me && (m.Event == null || m.AboutId == me))
                .Take(MostUnread).Count());

    /// <summary>Of each conversation the first few others, those who are still in it before those who left; of one that the reader has left, who was in it then.</summary>
    private static async Task<ILookup<long, PersonView>> People(PortalDb db, IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var left = rows.Where(row => row.Mine.UntilNumber is not null).ToDictionary(row => row.Mine.ConversationId, row => row.Mine.UntilNumber);
        var inside = await First(db, rows, rows.Select(row => row.Mine.ConversationId).Except(left.Keys), goneLast: true, ct);
        var then = left.Count == 0 ? [] : await First(db, rows, left.Keys, goneLast: false, ct);
        return inside.Concat(then.Where(one => one.From < left[one.Conversation])).ToLookup(one => one.Conversation, one => one.Person);
    }

    private static async Task<List<(long Conversation, int From, PersonView Person)>> First(PortalDb db, IReadOnlyList<Row> rows, IEnumerable<long> conversations, bool goneLast, CancellationToken ct)
    {
        var (me, ids) = (rows.Count == 0 ? 0 : rows[0].Mine.AccountId, conversations.ToList());
        var found = await db.Set<Conversation>().Where(c => ids.Contains(c.Id)).Select(c => new
        {
            c.Id,
            People = (
                from p in db.Set<Participant>()
                join a in db.Set<Account>() on p.AccountId equals a.Id
                where p.ConversationId == c.Id && p.AccountId != me
                orderby goneLast && p.UntilNumber != null, p.Since, p.AccountId
                select new { p.FromNumber, Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).Take(ConversationName.MostNames).ToList(),
        }).ToListAsync(ct);
        return [.. found.SelectMany(c => c.People.Select(p => (c.Id, p.FromNumber, p.Person)))];
    }

    private sealed record Row(Participant Mine, string? Pair, string? Title, int Others, int Unread);
}
