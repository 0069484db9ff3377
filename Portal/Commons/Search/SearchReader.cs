using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Commons.Search;

/// <summary>Turns what somebody typed into what is looked for: each operator is asked of the room that knows it.</summary>
public sealed class SearchReader
{
    private const string In = "in";
    private const string Title = "title";

    private readonly Dictionary<string, ISearchOperators> knowing;
    private readonly HashSet<string> names;

    /// <summary>Gathers the operators of all rooms.</summary>
    public SearchReader(IEnumerable<ISearchOperators> rooms)
    {
        knowing = rooms.SelectMany(room => room.Names.Select(name => (name, room))).ToDictionary(known => known.name, known => known.room);
        names = [In, .. knowing.Keys];
    }

    /// <summary>Reads what was typed; the first operator that cannot be understood is the problem.</summary>
    public async Task<Result<SearchQuery>> Read(PortalDb db, Standing standing, string text, CancellationToken ct)
    {
        var line = SearchLine.Read(text, names);
        if (line.IsCut)
        {
            return Problem.Invalid<SearchingText>("q", "TooManyParts", SearchLine.MostParts);
        }

        var (marks, inTitle) = (new List<SearchMarks>(), false);
        foreach (var part in line.Operators)
        {
            if (part.Value.Length == 0)
            {
                return Problem.Invalid<SearchingText>("q", "EmptyOperator", part.Name);
            }

            if (part.Name == In)
            {
                inTitle = true;
                if (part.IsExcluded || !part.Value.Equals(Title, StringComparison.OrdinalIgnoreCase))
                {
                    return Problem.Invalid<SearchingText>("q", "OnlyInTitle", part.Value);
                }
            }
            else if ((await knowing[part.Name].Marks(db, standing, part.Name, part.Value, ct)).Try(out var anyOf, out var problem))
            {
                marks.Add(new(anyOf, part.IsExcluded));
            }
            else
            {
                return problem;
            }
        }

        return line.Query with { InTitle = inTitle, Marks = marks };
    }
}
