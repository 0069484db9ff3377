using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>Makes accounts for people of another site: nobody can sign in to them, they have no password and no address.</summary>
internal sealed class PeopleImport(Database database, ImportTexts texts)
{
    private const string Left = "Former member";
    private const int MostDisplayName = 100;

    /// <summary>Makes those of a batch that are not here yet.</summary>
    public async Task Write(Dump dump, IReadOnlyList<DumpPerson> people, CancellationToken ct)
    {
        var here = await database.Read(db => ImportedItems.Of(db, dump.Source, people.Select(p => (p.Key.Kind, p.Key.Id)), ct));
        var missing = people.Where(p => here.Find(p.Key.Kind, p.Key.Id) is null).Select(Named).ToList();
        dump.Report.Find("people", people.Count - missing.Count);
        if (missing.Count > 0)
        {
            var abouts = InParallel.Map(missing, p => texts.About(p.About));
            await database.Write(db => Write(db, dump.Source, missing, abouts, ct), ct);
            dump.Report.Bring("people", missing.Count);
        }
    }

    private static async Task<Result<Nothing>> Write(PortalDb db, string source, List<DumpPerson> people, IReadOnlyList<string?> abouts, CancellationToken ct)
    {
        var names = await ImportNames.Assign(db, people, ct);
        var accounts = people.Zip(abouts, (p, about) => Make(p, names[p.Key], about)).ToList();
        await db.GiveIds(accounts, ct);
        await db.Insert(accounts, ct);
        await db.Insert(people.Zip(accounts, (p, a) => new ImportedItem { Source = source, Kind = p.Key.Kind, ExternalId = p.Key.Id, LocalId = a.Id }).ToList(), ct);
        return default(Nothing);
    }

    private static Account Make(DumpPerson person, string name, string? about) => new()
    {
        UserName = name,
        NormalizedUserName = LookupNames.Of(name),
        DisplayName = Shorten.To(person.Name, MostDisplayName),
        About = about,
        CreatedAt = person.At,
        Imported = true,
        SecurityStamp = AccountDeeds.NewStamp(),
        LockoutEnabled = true,
    };

    private static DumpPerson Named(DumpPerson person) => person.Name.Length > 0 ? person : person with { Name = Left };
}
