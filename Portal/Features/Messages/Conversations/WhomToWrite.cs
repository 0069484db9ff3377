using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Messages;

/// <summary>Offers names while somebody writes: to whom to begin a conversation, or, in one, whom to speak to.</summary>
public sealed class WhomToWrite(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>How many are offered.</summary>
    public const int Most = 8;

    /// <summary>Others whose names begin so; in a conversation only those who are in it, and all of them where nothing was typed.</summary>
    public async Task<Result<List<PersonView>>> Find(Actor actor, long? conversationId, string? beginning, CancellationToken ct)
    {
        if ((Bounds.Check("q", beginning, 60, min: 0) ?? (actor.AccountId is null ? Problem.SignIn : limits.Take(Limited.LookUps, actor))) is { } problem)
        {
            return problem;
        }

        await using var db = database.Open();
        if ((await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        var found = conversationId is { } id ? await Inside(db, me, id, LookupNames.Of(beginning), ct) : await Everybody(db, beginning ?? "", ct);
        return found is null ? Problem.NotFound : found.Where(p => p.Id != me).Take(Most).ToList();
    }

    /// <summary>Those who can read what is written to them: an account that was brought in by an import cannot.</summary>
    private static async Task<List<PersonView>> Everybody(PortalDb db, string beginning, CancellationToken ct)
    {
        var found = await PeopleByName.Find(db, beginning, null, Most * 4, ct);
        var ids = found.ConvertAll(p => p.Id);
        var readers = await db.Set<Account>().Where(a => ids.Contains(a.Id) && a.EmailConfirmed).Select(a => a.Id).ToListAsync(ct);
        return found.FindAll(p => readers.Contains(p.Id));
    }

    private static async Task<List<PersonView>?> Inside(PortalDb db, long me, long id, string typed, CancellationToken ct)
    {
        var people = await (
            from p in db.Set<Participant>()
            join a in db.Set<Account>() on p.AccountId equals a.Id
            where p.ConversationId == id && p.UntilNumber == null
            orderby a.NormalizedUserName
            select new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles)).ToListAsync(ct);
        return !people.Exists(p => p.Id == me) ? null
            : people.FindAll(p => PeopleByName.IsMeant(p, typed));
    }
}
