using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Who is looking, for what the shell shows. Never asked for permission: deeds and views read the standing themselves.</summary>
/// <param name="Person">The person, or null for a visitor.</param>
/// <param name="Standing">What they could do when it was read.</param>
public sealed record Me(PersonView? Person, Standing Standing);

/// <summary>Reads <see cref="Me"/>.</summary>
public sealed class MeReader(Database database, TimeProvider time)
{
    /// <summary>The actor as others may see that they are here; null for who does not want that, and for visitors.</summary>
    public async Task<PersonView?> Present(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return await db.Set<Account>().Where(a => a.Id == actor.AccountId && !a.HidesPresence).Select(PersonView.Of).FirstOrDefaultAsync(ct);
    }

    /// <summary>The actor's person and standing now.</summary>
    public async Task<Me> Read(Actor actor, CancellationToken ct)
    {
        if (actor.AccountId is not { } id)
        {
            return new(null, Standing.Visitor);
        }

        await using var db = database.Open();
        var person = await db.Set<Account>().Where(a => a.Id == id).Select(PersonView.Of).FirstOrDefaultAsync(ct);
        return new(person, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct));
    }
}
