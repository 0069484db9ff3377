using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Somebody who keeps order at a place.</summary>
/// <param name="Person">Who.</param>
/// <param name="Since">Since when.</param>
public sealed record PlaceModeratorView(PersonView Person, DateTime Since);

/// <summary>Gives people the rights of a moderator at one place alone, and takes them away. It works at their next click, and open circuits are told at once.</summary>
public sealed class PlaceModerators(Database database, NamedPlaces places, IEnumerable<IStaffWork> work, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes somebody a moderator of a place. Admins only; where they are it already, there is nothing to do.</summary>
    public Task<Result<Nothing>> Give(Actor actor, Subject place, string name, CancellationToken ct) => Change(actor, place, name, ct, (db, person) => Give(db, actor, place, person, ct));

    /// <summary>The same inside a deed of the room that owns the place, which has asked whether the actor may, and holds what it locks.</summary>
    public async Task<Problem?> Give(PortalDb db, Actor actor, Subject place, PersonView person, CancellationToken ct)
    {
        if (await Has(db, place, person, ct))
        {
            return null;
        }

        if ((person.Roles & Moderators.Everywhere) != 0)
        {
            return Problem.Refused<PlaceText>("Everywhere", person.DisplayName) with { Field = "name" };
        }

        if (await db.Set<PlaceModerator>().CountAsync(m => m.AccountId == person.Id, ct) >= PlaceModerator.MostPlaces)
        {
            return Problem.Conflict<PlaceText>("TooManyPlaces", PlaceModerator.MostPlaces);
        }

        var word = place.ToString();
        if (await db.Set<PlaceModerator>().CountAsync(m => m.Place == word, ct) >= PlaceModerator.MostPeople)
        {
            return Problem.Conflict<PlaceText>("TooManyPeople", PlaceModerator.MostPeople);
        }

        db.Add(new PlaceModerator { AccountId = person.Id, Place = word, GivenById = actor.AccountId, GivenAt = Now });
        db.Audit(actor, AuditAction.PlaceGiven, new("account", person.Id), Now, details: word, place: place, whom: person.Id);
        return null;
    }

    /// <summary>Takes that away again. Admins only; where they are none, there is nothing to do.</summary>
    public Task<Result<Nothing>> Take(Actor actor, Subject place, string name, CancellationToken ct) => Change(actor, place, name, ct, (db, person) => Take(db, actor, place, person, ct));

    /// <summary>The same inside a deed of the room that owns the place.</summary>
    public async Task<Problem?> Take(PortalDb db, Actor actor, Subject place, PersonView person, CancellationToken ct)
    {
        if (await Has(db, place, person, ct))
        {
            var word = place.ToString();
            await db.Set<PlaceModerator>().Where(m => m.AccountId == person.Id && m.Place == word).ExecuteDeleteAsync(ct);
            await work.GiveBack(db, actor, person.Id, Now, ct);
            db.Audit(actor, AuditAction.PlaceTaken, new("account", person.Id), Now, details: word, place: place, whom: person.Id);
        }

        return null;
    }

    /// <summary>Who keeps order at a place, the longest there first: for staff, for those themselves and, of a club, for its members. Not found where the place may not be seen.</summary>
    public async Task<Result<IReadOnlyList<PlaceModeratorView>>> At(Actor actor, Subject place, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        if (!standing.IsAdmin && !standing.Moderates(place) && !(place.Kind == ModeratedPlaces.Club && standing.IsIn(place.Id)))
        {
            return standing.IsMember ? Problem.NotAllowed : Problem.SignIn;
        }

        if (!(await places.Find(db, standing, [place], ct)).ContainsKey(place))
        {
            return Problem.NotFound;
        }

        var word = place.ToString();
        return await (
            from m in db.Set<PlaceModerator>()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where m.Place == word
            orderby m.GivenAt, m.AccountId
            select new PlaceModeratorView(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), m.GivenAt)).Take(PlaceModerator.MostPeople).ToListAsync(ct);
    }

    /// <summary>The places where somebody keeps order: for moderators, admins and that person. One that the reader may not see is not among them.</summary>
    public async Task<Result<IReadOnlyList<NamedPlace>>> Of(Actor actor, string name, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var normal = LookupNames.Of(name);
        if (!standing.IsAdmin && !standing.IsModerator && (!standing.IsMember || LookupNames.Of(standing.Name) != normal))
        {
            return standing.IsMember ? Problem.NotAllowed : Problem.SignIn;
        }

        if (await db.Set<Account>().Where(a => a.NormalizedUserName == normal).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct) is not { } id)
        {
            return Problem.NotFound;
        }

        var words = await db.Set<PlaceModerator>().Where(m => m.AccountId == id).OrderBy(m => m.GivenAt).ThenBy(m => m.Place).Take(PlaceModerator.MostPlaces).Select(m => m.Place).ToListAsync(ct);
        var found = await places.Find(db, standing, words.Select(Subject.Parse).OfType<Subject>(), ct);
        return words.Select(w => Subject.Parse(w) is { } place ? found.GetValueOrDefault(place) : null).OfType<NamedPlace>().ToList();
    }

    /// <summary>The places that can be given, for admins; none for everybody else.</summary>
    public async Task<IReadOnlyList<NamedPlace>> Choices(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        return standing.IsAdmin ? await places.List(db, standing, ct) : [];
    }

    /// <summary>Whether somebody is one there: their account is locked, so that two who change it come one after the other.</summary>
    private static async Task<bool> Has(PortalDb db, Subject place, PersonView person, CancellationToken ct)
    {
        await db.Lock<Account>(person.Id, ct);
        var word = place.ToString();
        return await db.Set<PlaceModerator>().AnyAsync(m => m.AccountId == person.Id && m.Place == word, ct);
    }

    private Task<Result<Nothing>> Change(Actor actor, Subject place, string name, CancellationToken ct, Func<PortalDb, PersonView, Task<Problem?>> change) =>
        database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                if (StandingRules.MayNotGivePlaces(standing) is { } refused)
                {
                    return refused;
                }

                if (!(await places.Find(db, standing, [place], ct)).ContainsKey(place))
                {
                    return Problem.Invalid<PlaceText>("place", "NoSuchPlace");
                }

                var normal = LookupNames.Of(name);
                if (await db.Set<Account>().Where(a => a.NormalizedUserName == normal && a.NormalizedEmail != null).Select(PersonView.Of).FirstOrDefaultAsync(ct) is not { } person)
                {
                    return Problem.Invalid<PlaceText>("name", "Nobody", name);
                }

                if (await change(db, person) is { } problem)
                {
                    return problem;
                }

                db.Tell(new StandingChanged(person.Id));
                return default(Nothing);
            },
            ct).LogRefusal(database, actor, place.Kind is ModeratedPlaces.Category or ModeratedPlaces.Club ? place : new("portal", 0), Now, ct, reserved: true);
}
