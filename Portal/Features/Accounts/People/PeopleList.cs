using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Accounts;

/// <summary>Somebody in the list of people, and what the reader may do to them.</summary>
/// <param name="Person">The person.</param>
/// <param name="Email">The address, for admins alone.</param>
/// <param name="Since">When the account was made.</param>
/// <param name="Bound">What binds them now, but warnings.</param>
/// <param name="MaySetRoles">Whether the reader may change the roles.</param>
public sealed record PersonRow(PersonView Person, string? Email, DateTime Since, IReadOnlyList<BoundBy> Bound, bool MaySetRoles);

/// <summary>Something that binds somebody in the list.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why.</param>
public sealed record BoundBy(SanctionKind Kind, string Reason);

/// <summary>Lists people for staff.</summary>
public sealed class PeopleList(Database database, TimeProvider time)
{
    /// <summary>How many people a part of the list holds.</summary>
    public const int Size = 30;

    /// <summary>People in the order of their names; a query finds the beginning of a name, and for admins of an address. Moderators and admins only.</summary>
    public async Task<Result<Page<PersonRow>>> Read(Actor actor, string? query, string? after, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, now, ct);
        if (!standing.IsModerator && !standing.IsAdmin)
        {
            return standing.IsMember ? Problem.NotFound : Problem.SignIn;
        }

        var rows = await Rows(db, Find(db.Set<Account>(), LookupNames.Of(query), after, standing.IsAdmin), now).ToListAsync(ct);
        var people = rows.Select(r => new PersonRow(
            r.Person,
            standing.IsAdmin ? r.Email : null,
            r.Since,
            r.Bound,
            StandingRules.MayNotSetRoles(standing, r.Person.Id, r.Person.Roles, r.Person.Roles) is null)).ToList();
        return Page<PersonRow>.Cut(people, Size, r => r.Person.Name);
    }

    private static IQueryable<Account> Find(IQueryable<Account> accounts, string query, string? after, bool alsoByEmail)
    {
        if (query.Length > 0)
        {
            accounts = alsoByEmail
                ? accounts.Where(a => a.NormalizedUserName!.StartsWith(query) || a.NormalizedEmail!.StartsWith(query))
                : accounts.Where(a => a.NormalizedUserName!.StartsWith(query));
        }

        if (LookupNames.Of(after) is { Length: > 0 } last)
        {
            accounts = accounts.Where(a => string.Compare(a.NormalizedUserName, last) > 0);
        }

        return accounts.OrderBy(a => a.NormalizedUserName).Take(Size + 1);
    }

    private static IQueryable<Row> Rows(PortalDb db, IQueryable<Account> accounts, DateTime now) =>
        accounts.Select(a => new Row(
            new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles),
            a.Email,
            a.CreatedAt,
            db.Set<Sanction>().Where(s => s.AccountId == a.Id && s.Binds && s.Place == null && s.Kind != SanctionKind.Warning && (s.Until == null || s.Until > now)).Select(s => new BoundBy(s.Kind, s.Reason)).ToList()));

    private sealed record Row(PersonView Person, string? Email, DateTime Since, List<BoundBy> Bound);
}
