using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Contact;

/// <summary>Somebody whom the reader has blocked.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">Since when.</param>
public sealed record BlockedPerson(PersonView Person, DateTime At);

/// <summary>How the reader stands to somebody.</summary>
/// <param name="Person">Who.</param>
/// <param name="CanRead">They have an account with which they can read what is written to them.</param>
/// <param name="Blocked">The reader has blocked them.</param>
/// <param name="MayNotBlock">Why the reader may not block them, or null.</param>
public sealed record ContactWith(PersonView Person, bool CanRead, bool Blocked, Problem? MayNotBlock);

/// <summary>Reads what members decided about who may write to them: each their own.</summary>
public sealed class ContactViews(Database database)
{
    /// <summary>How many blocked people a page of the list holds.</summary>
    public const int PageSize = 100;

    /// <summary>Who may begin a conversation with the actor.</summary>
    public async Task<MayBegin> Chosen(Actor actor, CancellationToken ct) =>
        await database.Read(db => db.Set<ContactChoice>().Where(c => c.AccountId == actor.AccountId).Select(c => c.Who).FirstOrDefaultAsync(ct));

    /// <summary>Whom the actor has blocked, the latest first.</summary>
    public async Task<Page<BlockedPerson>> Blocked(Actor actor, Cursor place, CancellationToken ct)
    {
        var rows = await database.Read(db => (
            from b in db.Set<Block>()
            join a in db.Set<Account>() on b.BlockedId equals a.Id
            where b.AccountId == actor.AccountId && (b.At < place.At || (b.At == place.At && b.BlockedId < place.Id))
            orderby b.At descending, b.BlockedId descending
            select new BlockedPerson(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), b.At)).Take(PageSize + 1).ToListAsync(ct));
        return Page<BlockedPerson>.Cut(rows, PageSize, row => new Cursor(row.At, row.Person.Id).ToString());
    }

    /// <summary>How the actor stands to somebody else; null for visitors, for oneself, and for who is not there.</summary>
    public async Task<ContactWith?> With(Actor actor, long accountId, CancellationToken ct)
    {
        if (actor.AccountId is not { } me || me == accountId)
        {
            return null;
        }

        var found = await database.Read(db => db.Set<Account>().Where(a => a.Id == accountId)
            .Select(a => new { Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), a.EmailConfirmed, Blocked = db.Set<Block>().Any(b => b.AccountId == me && b.BlockedId == a.Id) })
            .FirstOrDefaultAsync(ct));
        return found is null ? null : new(found.Person, found.EmailConfirmed, found.Blocked, ContactRules.MayNotBlock(me, found.Person));
    }
}
