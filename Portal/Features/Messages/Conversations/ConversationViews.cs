using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Ui;

namespace Portal.Features.Messages;

/// <summary>Somebody who is or was in a conversation, as the others see them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Left">True when they have left.</param>
/// <param name="ReadNumber">How far they have read; null for who does not want others to see that, and of others once the reader has left.</param>
public sealed record ParticipantView(PersonView Person, bool Left, int? ReadNumber);

/// <summary>A conversation as its reader sees it.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="IsGroup">False for what is between two.</param>
/// <param name="Title">What the group calls itself, or null.</param>
/// <param name="People">Everybody in it, and who has left, in the order in which they came; the reader among them.</param>
/// <param name="Mine">The reader's own part.</param>
/// <param name="LastNumber">The last number that the reader sees.</param>
/// <param name="MayNotWrite">Why the reader may not write in it, or null. That somebody has blocked them is told when they write.</param>
/// <param name="MayNotShape">Why the reader may not bring others in, rename or leave it, or null.</param>
public sealed record ConversationView(long Id, bool IsGroup, string? Title, IReadOnlyList<ParticipantView> People, Participant Mine, int LastNumber, Problem? MayNotWrite, Problem? MayNotShape)
{
    /// <summary>The others.</summary>
    public IEnumerable<ParticipantView> Others => People.Where(p => p.Person.Id != Mine.AccountId);

    /// <summary>True where the reader may take personal data out of what was written: moderators, in conversations of theirs.</summary>
    public bool MayRescue { get; init; }

    /// <summary>True when the reader has left.</summary>
    public bool Left => Mine.UntilNumber is not null;

    /// <summary>What it is called: its title, or the names of the others, those who left last; for who has left, as the others came.</summary>
    public string Name => ConversationName.Of(Title, [.. Others.OrderBy(p => !Left && p.Left).Select(p => p.Person)], People.Count - 1);
}

/// <summary>What pages and the API read of a conversation: each reader their own.</summary>
public sealed class ConversationViews(Database database, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>One conversation; null for who is not, and was not, in it.</summary>
    public async Task<ConversationView?> Find(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var found = await (
            from p in db.Set<Participant>()
            join c in db.Set<Conversation>() on p.ConversationId equals c.Id
            where c.Id == id && p.AccountId == standing.AccountId
            select new { Mine = p, c.Pair, c.Title, c.LastNumber }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var people = await People(db, found.Mine, ct);
        var (mine, group) = (found.Mine, found.Pair is null);
        List<long> others = [.. people.Where(p => !p.Left && p.Person.Id != mine.AccountId).Select(p => p.Person.Id)];
        var mayNotWrite = ConversationRules.MayNotWriteIn(standing, mine.UntilNumber is not null, others.Count) ?? (group ? null : await Reach.HasBlocked(db, mine.AccountId, others, ct));
        return new(id, group, mine.TitleFor(found.Title), people, mine, mine.UntilNumber ?? found.LastNumber, mayNotWrite, ConversationRules.MayNotShape(standing, group, mine.UntilNumber is not null))
        {
            MayRescue = ModerationRules.MayNotModerate(standing) is null,
        };
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
    /// Lines of a conversation in order, with their Markdown: the newest before a number, or the first after one. Null for who is not, and was not, in it; what they may not see is not there.
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
        return [.. (await MessageLines.Of(db, some, bodies: true).ToListAsync(ct)).Select(line => line.Cleared())];
    }

    /// <summary>The lines from one number to another, without their Markdown; at most <see cref="LogWindow.Most"/>. What the actor may not see is not there.</summary>
    public async Task<IReadOnlyList<MessageLine>> Log(Actor actor, long id, int from, int to, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var some = db.Set<Message>().Where(m => m.ConversationId == id && m.Number >= from && m.Number <= to).SeenBy(db, standing).OrderBy(m => m.Number).Take(LogWindow.Most);
        return [.. (await MessageLines.Of(db, some).ToListAsync(ct)).Select(line => line.Cleared())];
    }

    /// <summary>
    /// How many of the others in a conversation have read a number, and of how many that can be said: those who do not want it to be seen are not counted. Nothing for who is not in it now.
    /// </summary>
    public async Task<(int Readers, int Others)> ReadBy(Actor actor, long id, int number, CancellationToken ct)
    {
        var read = await database.Read(db => (
            from p in db.Set<Participant>()
            join a in db.Set<Account>() on p.AccountId equals a.Id
            where p.ConversationId == id && p.AccountId != actor.AccountId && p.UntilNumber == null && !a.HidesPresence
                && db.Set<Participant>().Any(mine => mine.ConversationId == id && mine.AccountId == actor.AccountId && mine.UntilNumber == null)
            select p.ReadNumber >= number).ToListAsync(ct));
        return (read.Count(r => r), read.Count);
    }

    /// <summary>Who is in a conversation; who has left it knows of it what was so then, and not how far the others read on.</summary>
    private static async Task<List<ParticipantView>> People(PortalDb db, Participant mine, CancellationToken ct)
    {
        var until = mine.UntilNumber ?? int.MaxValue;
        var rows = await (
            from p in db.Set<Participant>()
            join a in db.Set<Account>() on p.AccountId equals a.Id
            where p.ConversationId == mine.ConversationId && p.FromNumber < until
            orderby p.Since, p.AccountId
            select new { Left = p.UntilNumber <= until, p.ReadNumber, Shown = !a.HidesPresence, Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ParticipantView(r.Person, r.Left, r.Person.Id == mine.AccountId || (r.Shown && mine.UntilNumber is null) ? r.ReadNumber : null));
    }
}
