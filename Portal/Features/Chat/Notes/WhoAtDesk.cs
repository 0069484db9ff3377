using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Chat;

/// <summary>Finds colleagues by the beginning of their names, for a note to speak to.</summary>
public sealed class WhoAtDesk(Database database, RateLimits limits, TimeProvider time)
{
    private const int Most = 8;

    /// <summary>Those who work at the desk and whose names begin so; at most eight, and not the actor.</summary>
    public async Task<Result<List<PersonView>>> Find(Actor actor, string? beginning, CancellationToken ct)
    {
        if (actor.AccountId is null)
        {
            return Problem.SignIn;
        }

        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        if (!ChatRules.IsDesk(await Standing.Of(db, actor, now, ct)))
        {
            return Problem.NotAllowed;
        }

        if ((Bounds.Check("q", beginning, 60, min: 0) ?? limits.Take(Limited.LookUps, actor)) is { } problem)
        {
            return problem;
        }

        var typed = LookupNames.Of(beginning);
        return (await DeskPeople.All(db, now, ct)).Where(p => p.Id != actor.AccountId && PeopleByName.IsMeant(p, typed)).Take(Most).ToList();
    }
}
