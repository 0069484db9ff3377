using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Makes account names of the names that people had elsewhere, where anything was allowed and nothing unique.</summary>
internal static class ImportNames
{
    private const int Attempts = 20;

    /// <summary>A free name for each, in as few queries as they need rounds: usually two.</summary>
    public static async Task<Dictionary<DumpAuthor, string>> Assign(PortalDb db, IReadOnlyList<DumpPerson> people, CancellationToken ct)
    {
        var given = new Dictionary<DumpAuthor, string>();
        var taken = new HashSet<string>();
        for (var attempt = 0; given.Count < people.Count; attempt++)
        {
            var wishes = people.Where(p => !given.ContainsKey(p.Key)).Select(p => (p.Key, Name: Wish(p, attempt))).ToList();
            var forms = wishes.ConvertAll(w => LookupNames.Of(w.Name));
            taken.UnionWith(await db.Set<Account>().Where(a => forms.Contains(a.NormalizedUserName!)).Select(a => a.NormalizedUserName!).ToListAsync(ct));
            foreach (var (key, name) in wishes.Where(w => taken.Add(LookupNames.Of(w.Name))))
            {
                given[key] = name;
            }
        }

        return given;
    }

    /// <summary>The name itself; then with the person's number or, for one without, a mark; then counted on, and at last by chance.</summary>
    internal static string Wish(DumpPerson person, int attempt)
    {
        var mark = person.Key.Kind == ImportedItem.Person ? person.Key.Id.Trim('-') : Mark(person.Key.Id);
        var end = attempt switch
        {
            0 => "",
            1 => $"-{mark}",
            < Attempts => $"-{mark}-{attempt}",
            _ => $"-{Guid.NewGuid():N}"[..12],
        };
        var name = Fitting(person.Name, AccountRules.MostName - end.Length) + end;
        return AccountRules.Name(name) is null ? name : Fitting($"member-{mark}", AccountRules.MostName - end.Length) + end;
    }

    /// <summary>What of a name an account's name may hold; a gap becomes a hyphen.</summary>
    private static string Fitting(string name, int most)
    {
        var fitting = new StringBuilder(most);
        foreach (var c in name)
        {
            if (fitting.Length == most)
            {
                break;
            }

            if (char.IsLetterOrDigit(c) || (fitting.Length > 0 && c is '.' or '_'))
            {
                fitting.Append(c);
            }
            else if (fitting.Length > 0 && fitting[^1] != '-')
            {
                fitting.Append('-');
            }
        }

        return fitting.ToString().Trim('-', '.', '_');
    }

    private static string Mark(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 3));
}
