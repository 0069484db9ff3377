using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Messages;

/// <summary>To whom somebody wants to write, by the names of their accounts.</summary>
internal static class Recipients
{
    /// <summary>
    /// The people with these names, the writer themselves left out. Refused where there is nobody, where there are too many, where a name is nobody's who could read it, and where one of them
    /// may not be written to.
    /// </summary>
    public static async Task<Result<List<PersonView>>> Find(PortalDb db, Reach reach, Standing standing, IReadOnlyCollection<string?>? given, int most, CancellationToken ct)
    {
        var names = (given ?? []).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => (Given: name!.Trim().TrimStart('@'), Wanted: LookupNames.Of(name.Trim().TrimStart('@'))))
            .DistinctBy(name => name.Wanted).Where(name => name.Wanted != LookupNames.Of(standing.Name)).ToList();
        if (names.Count == 0 || names.Count > most)
        {
            return names.Count == 0 ? Problem.Invalid<MessagesText>("to", "ToNobody") : Problem.Invalid<MessagesText>("to", "TooManyPeople", Conversation.MostPeople);
        }

        var wanted = names.ConvertAll(name => name.Wanted);
        var found = await db.Set<Account>().Where(a => wanted.Contains(a.NormalizedUserName!) && a.EmailConfirmed).OrderBy(a => a.Id)
            .Select(a => new { a.NormalizedUserName, Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        var missing = names.Find(name => !found.Exists(a => a.NormalizedUserName == name.Wanted)).Given;
        if (missing is not null)
        {
            return Problem.Invalid<MessagesText>("to", "NoSuchPerson", missing.Length > AccountRules.MostName ? missing[..AccountRules.MostName] : missing);
        }

        var people = found.ConvertAll(a => a.Person);
        return await reach.MayNotWriteTo(db, standing, people.ConvertAll(p => p.Id), begins: true, ct) is { } problem ? problem with { Field = "to" } : people;
    }
}
