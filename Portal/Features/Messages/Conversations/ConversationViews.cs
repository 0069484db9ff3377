using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Messages;

/// <summary>Somebody who is or was in a conversation, as the others see them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Left">True when they have left.</param>
/// <param name="ReadNumber">How far they have read; null for who does not want others to see that.</param>
public sealed record ParticipantView(PersonView Person, bool Left, int? ReadNumber);

/// <summary>A conversation as its reader sees it.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="IsGroup">False for what is between two.</param>
/// <param name="Title">What the group calls itself, or null.</param>
/// <param name="People">Everybody in it, and who has left, in the order in which they came; the reader among them.</param>
/// <param name="Mine">The reader's own part.</param>
/// <param name="MayNotWrite">Why the reader may not write in it, or null.</param>
/// <param name="MayNotShape">Why the reader may not bring others in, rename or leave it, or null.</param>
public sealed record ConversationView(long Id, bool IsGroup, string? Title, IReadOnlyList<ParticipantView> People, Participant Mine, Problem? MayNotWrite, Problem? MayNotShape)
{
    /// <summary>The others.</summary>
    public IEnumerable<ParticipantView> Others => People.Where(p => p.Person.Id != Mine.AccountId);

    /// <summary>What it is called: its title, or the names of the others.</summary>
    public string Name => ConversationName.Of(Title, [.. Others.OrderBy(p => p.Left).Select(p => p.Person)]);
}

/// <summary>A conversation in somebody's list.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="IsGroup">False for what is between two.</param>
/// <param name="Title">What the group calls itself, or null.</param>
/// <param name="People">The others who are or were in it.</param>
/// <param name="Mine">The reader's own part.</param>
/// <param name="Newest">The newest line that the reader was told of; null where there is none.</param>
/// <param name="Words">How it begins.</param>
public sealed record ConversationItem(long Id, bool IsGroup, string? Title, IReadOnlyList<PersonView> People, Participant Mine, MessageLine? Newest, string Words)
{
    /// <summary>True when there is something to read.</summary>
    public bool Unread => Mine.NewestNumber > Mine.ReadNumber;

    /// <summary>What it is called.</summary>
    public string Name => ConversationName.Of(Title, People);
}

/// <summary>What pages and the API read of conversations: each reader their own.</summary>
public sealed class ConversationViews(Database database, MarkdownRenderer markdown, Reach reach, TimeProvider time)
{
    /// <summary>How many conversations a page of the list holds.</summary>
    public const int PageSize = 30;

    /// <summary>Unread conversations are counted up to here.</summary>
    public const int MostCounted = 100;

    private const int MostWords = 120;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>In how many conversations there is something that the actor has not read; muted ones are not counted.</summary>
    public async Task<int> Unread(Actor actor, CancellationToken ct) =>
        actor.AccountId is not { } me ? 0
        : await database.Read(db => db.Set<Participant>().Where(p => p.AccountId == me && p.NewestNumber > p.ReadNumber && !p.Muted).OrderBy(p => p.ConversationId).Take(MostCounted).CountAsync(ct));

    /// <summary>The actor's conversations, those first in which something was written last.</summary>
    public async Task<Page<ConversationItem>> List(Actor actor, Cursor place, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        if (standing.AccountId is not { } me)
        {
            return Page<ConversationItem>.Empty;
        }

        var rows = await (
            from p in db.Set<Participant>()
            join c in db.Set<Conversation>() on p.ConversationId equals c.Id
            where p.AccountId == me && (p.NewestAt < place.At || (p.NewestAt == place.At && p.ConversationId < place.Id))
            orderby p.NewestAt descending, p.ConversationId descending
            select new { Mine = p, c.Pair, c.Title }).Take(size + 1).ToListAsync(ct);
        var page = Page<Participant>.Cut(rows.ConvertAll(r => r.Mine), size, p => new Cursor(p.NewestAt, p.ConversationId).ToString());
        var ids = page.Items.Select(p => p.ConversationId).ToList();
        var people = await People(db, page.Items, ct);
        var newest = (await MessageLines.Of(db, db.Set<Message>().Where(m => ids.Contains(m.ConversationId)
            && db.Set<Participant>().Any(p => p.ConversationId == m.ConversationId && p.AccountId == me && p.NewestNumber == m.Number))).ToListAsync(ct)).ToDictionary(line => line.ConversationId);
        return new([.. rows.Take(page.Items.Count).Select(r => Item(r.Mine, r.Pair is null, TitleFor(r.Mine, r.Title)))], page.Next);

        ConversationItem Item(Participant mine, bool isGroup, string? title)
        {
            var line = newest.GetValueOrDefault(mine.ConversationId)?.Cleared();
            return new(mine.ConversationId, isGroup, title, [.. people[mine.ConversationId].Where(p => p.Person.Id != me).OrderBy(p => p.Left).Select(p => p.Person)], mine, line,
                line is null ? "" : markdown.PlainText(SafeHtml.FromStored(line.Html), MostWords));
        }
    }

    /// <summary>One conversation; null for who is not, and was not, in it.</summary>
    public async Task<ConversationView?> Find(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var found = await (
            from p in db.Set<Participant>()
            join c in db.Set<Conversation>() on p.ConversationId equals c.Id
            where c.Id == id && p.AccountId == standing.AccountId
            select new { Mine = p, c.Pair, c.Title }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var people = (await People(db, [found.Mine], ct))[id].ToList();
        var (left, group) = (found.Mine.UntilNumber is not null, found.Pair is null);
        List<long> others = [.. people.Where(p => !p.Left && p.Person.Id != standing.AccountId).Select(p => p.Person.Id)];
        var mayNotWrite = ConversationRules.MayNotWriteIn(standing, left, others.Count) ?? (group ? null : await reach.MayNotWriteTo(db, standing, others, begins: false, ct));
        return new(id, group, TitleFor(found.Mine, found.Title), people, found.Mine, mayNotWrite, ConversationRules.MayNotShape(standing, group, left));
    }

    /// <summary>The conversation between the actor and somebody else, or null where there is none yet.</summary>
    public async Task<long?> Between(Actor actor, string name, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return null;
        }

        var wanted = LookupNames.Of(name);
        await using var db = database.Open();
        var other = await db.Set<Account>().Where(a => a.NormalizedUserName == wanted).Select(a => a.Id).FirstOrDefaultAsync(ct);
        var pair = Conversation.PairOf(me, other);
        return await db.Set<Conversation>().Where(c => c.Pair == pair).Select(c => (long?)c.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>
    /// Lines of a conversation in order: the newest before a number, or the first after one. Null for who is not, and was not, in it; what they may not see is not there.
    /// </summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="before">Those before this number; null for the newest.</param>
    /// <param name="after">Those after this number, which goes before <paramref name="before"/>.</param>
    /// <param name="size">How many.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<MessageLine>?> Lines(Actor actor, long id, int? before, int? after, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        if (!await db.Set<Participant>().AnyAsync(p => p.ConversationId == id && p.AccountId == standing.AccountId, ct))
        {
            return null;
        }

        var seen = db.Set<Message>().Where(m => m.ConversationId == id).SeenBy(db, standing);
        var some = after is { } from ? seen.Where(m => m.Number > from).OrderBy(m => m.Number).Take(size)
            : seen.Where(m => before == null || m.Number < before).OrderByDescending(m => m.Number).Take(size);
        return [.. (await MessageLines.Of(db, some).ToListAsync(ct)).Select(line => line.Cleared())];
    }

    /// <summary>Who has left knows a group by the name that it had then.</summary>
    private static string? TitleFor(Participant mine, string? title) => mine.UntilNumber is null ? title : mine.TitleThen;

    /// <summary>Who is in these conversations; who has left one knows of it what was so then.</summary>
    private static async Task<ILookup<long, ParticipantView>> People(PortalDb db, IReadOnlyList<Participant> mine, CancellationToken ct)
    {
        var until = mine.ToDictionary(p => p.ConversationId, p => p.UntilNumber ?? int.MaxValue);
        var ids = until.Keys.ToList();
        var rows = await (
            from p in db.Set<Participant>()
            join a in db.Set<Account>() on p.AccountId equals a.Id
            where ids.Contains(p.ConversationId)
            orderby p.ConversationId, p.Since, p.AccountId
            select new { p.ConversationId, p.FromNumber, p.UntilNumber, p.ReadNumber, a.HidesPresence, Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.Where(r => r.FromNumber < until[r.ConversationId]).ToLookup(
            r => r.ConversationId,
            r => new ParticipantView(r.Person, r.UntilNumber <= until[r.ConversationId], r.HidesPresence ? null : Math.Min(r.ReadNumber, until[r.ConversationId])));
    }
}
