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
    /// Keeps the accounts of who acts and of whom they name from being erased until the deed ends, as rows that point at them would: asked before anything is read of them, and before a
    /// conversation is locked.
    /// </summary>
    public static async Task Hold(PortalDb db, Actor actor, IReadOnlyCollection<string?>? given, CancellationToken ct)
    {
        if (!db.IsSqlite) // there is one writer at a time
        {
            var wanted = Read(given).Take(Conversation.MostPeople).Select(name => name.Wanted).ToArray();
            await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Accounts" WHERE "Id" = {actor.AccountId ?? 0} OR "NormalizedUserName" = ANY({wanted}) ORDER BY "Id" FOR KEY SHARE""", ct);
        }
    }

    /// <summary>
    /// The people with these names, the writer themselves left out. Refused where there is nobody, where there are too many, and where a name is nobody's who could read it.
    /// </summary>
    public static async Task<Result<List<PersonView>>> Find(PortalDb db, Standing standing, IReadOnlyCollection<string?>? given, int most, CancellationToken ct)
    {
        var names = Read(given).Where(name => name.Wanted != LookupNames.Of(standing.Name)).ToList();
        if (names.Count == 0 || names.Count > most)
        {
            return names.Count == 0 ? Problem.Invalid<MessagesText>("to", "ToNobody") : Problem.Invalid<MessagesText>("to", "TooManyPeople", Conversation.MostPeople);
        }

        var wanted = names.ConvertAll(name => name.Wanted);
        var found = await db.Set<Account>().Where(a => wanted.Contains(a.NormalizedUserName!) && a.EmailConfirmed).OrderBy(a => a.Id)
            .Select(a => new { a.NormalizedUserName, Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        var missing = names.Find(name => !found.Exists(a => a.NormalizedUserName == name.Wanted)).Given;
        return missing is null ? found.ConvertAll(a => a.Person)
            : Problem.Invalid<MessagesText>("to", "NoSuchPerson", missing.Length > AccountRules.MostName ? missing[..AccountRules.MostName] : missing);
    }

    /// <summary>Why one of them may not be written to, said at the field in which they are named, or null.</summary>
    public static async Task<Problem?> MayNotWriteTo(PortalDb db, Reach reach, Standing standing, List<PersonView> people, bool begins, CancellationToken ct) =>
        await reach.MayNotWriteTo(db, standing, people.ConvertAll(p => p.Id), begins, ct) is { } problem ? problem with { Field = "to" } : null;

    private static IEnumerable<(string Given, string Wanted)> Read(IReadOnlyCollection<string?>? given) =>
        (given ?? []).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => name!.Trim().TrimStart('@')).Select(name => (Given: name, Wanted: LookupNames.Of(name))).DistinctBy(name => name.Wanted);
}
