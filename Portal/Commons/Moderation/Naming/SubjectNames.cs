using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Finds what things of any kind are called, as far as the reader may see them: places, what can be flagged, and what rooms name besides (<see cref="NamedKind"/>).</summary>
public sealed partial class SubjectNames(NamedPlaces places, ModeratedThings things, IEnumerable<NamedKind> kinds)
{
    private readonly IReadOnlyList<NamedKind> kinds = [.. kinds];

    /// <summary>The names of those among these that the reader may see. A few queries for each kind, however many there are; one page's worth of things.</summary>
    public async Task<IReadOnlyDictionary<Subject, NamedThing>> Find(PortalDb db, Standing standing, IEnumerable<Subject> subjects, CancellationToken ct)
    {
        var wanted = subjects.Distinct().ToList();
        var found = (await places.Find(db, standing, wanted, ct)).ToDictionary(p => p.Key, p => new NamedThing(p.Key, p.Value.Name, p.Value.Url));
        foreach (var (subject, thing) in await things.Look(db, standing, wanted, ct))
        {
            found.TryAdd(subject, new(subject, thing.Title, thing.Url));
        }

        var rest = wanted.ToLookup(s => s.Kind, s => s.Id);
        foreach (var kind in kinds.Where(k => rest.Contains(k.Kind)))
        {
            var ids = rest[kind.Kind].ToList();
            foreach (var row in await kind.Rows(db, standing).Where(r => ids.Contains(r.Id)).ToListAsync(ct))
            {
                var (name, url) = kind.Name(row, standing);
                found.TryAdd(new(kind.Kind, row.Id), new(new(kind.Kind, row.Id), name, url));
            }

            if (kind.Whole is { } whole && ids.Contains(0))
            {
                var (name, url) = whole(standing);
                found.TryAdd(new(kind.Kind, 0), new(new(kind.Kind, 0), name, url));
            }
        }

        return found;
    }

    /// <summary>The things that stand in words as the log has them, <c>-> topic:12</c>.</summary>
    public static IEnumerable<Subject> In(string? words) => words is null ? [] : Written.Matches(words).Select(m => Subject.Parse(m.Value)).OfType<Subject>();

    /// <summary>Such words in pieces: what is a thing with a name, and what stands between.</summary>
    public static IEnumerable<(string Text, NamedThing? Thing)> Parts(string words, IReadOnlyDictionary<Subject, NamedThing> names)
    {
        var from = 0;
        foreach (Match match in Written.Matches(words))
        {
            if (Subject.Parse(match.Value) is { } subject && names.TryGetValue(subject, out var thing) && thing.Name.Length > 0)
            {
                yield return (words[from..match.Index], null);
                yield return (match.Value, thing);
                from = match.Index + match.Length;
            }
        }

        yield return (words[from..], null);
    }

    /// <summary>Such words with names in place of numbers.</summary>
    public static string Spell(string words, IReadOnlyDictionary<Subject, NamedThing> names) => string.Concat(Parts(words, names).Select(p => p.Thing?.Name ?? p.Text));

    /// <summary>Cases are called after what they are about.</summary>
    internal static NamedKind OfCases { get; } = new(
        "case",
        (db, standing) => db.Set<Case>().SeenBy(standing).Select(c => new NamedRow
        {
            Id = c.Id,
            Name = db.Set<Evidence>().Where(e => e.CaseId == c.Id).OrderByDescending(e => e.Id).Select(e => e.Title).FirstOrDefault() ?? "",
            Part = c.State == CaseState.Closed ? nameof(CaseState.Closed) : "",
        }),
        (row, _) => (row.Name.Length > 0 ? row.Name : $"case:{row.Id}", CaseAddress.Of(row.Id, row.Part.Length > 0 ? CaseState.Closed : CaseState.Open)));

    [GeneratedRegex("\\b[a-z][a-z-]*:[0-9]{1,18}\\b", RegexOptions.NonBacktracking)]
    private static partial Regex Written { get; }
}
