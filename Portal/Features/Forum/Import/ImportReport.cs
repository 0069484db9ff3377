using System.Globalization;
using System.Text;

namespace Portal.Features.Forum;

/// <summary>What an import brought in, found here already, and left out, and why.</summary>
public sealed class ImportReport
{
    private readonly Dictionary<string, long> came = [];
    private readonly Dictionary<string, long> here = [];
    private readonly Dictionary<string, long> skipped = [];
    private readonly List<string> lacking = [];

    /// <summary>How many things of a kind were brought in.</summary>
    public IReadOnlyDictionary<string, long> Came => came;

    /// <summary>How many were here from an earlier run.</summary>
    public IReadOnlyDictionary<string, long> Here => here;

    /// <summary>How many were left out, by reason.</summary>
    public IReadOnlyDictionary<string, long> Skipped => skipped;

    /// <summary>Files that the dump does not have: what they would hold is not here either.</summary>
    public IReadOnlyList<string> Lacking => lacking;

    /// <summary>The category's name in addresses, once it is known.</summary>
    public string Category { get; internal set; } = "";

    /// <summary>Three short tables for people to read.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, $"Brought into the category {Category}:", came);
        Write(text, "Here from an earlier run:", here);
        Write(text, "Left out:", skipped);
        if (lacking.Count > 0)
        {
            text.Append("Not in the dump: ").AppendJoin(", ", lacking).AppendLine();
        }

        return text.ToString().TrimEnd();
    }

    internal void Bring(string what, long count = 1) => Count(came, what, count);

    internal void Find(string what, long count = 1) => Count(here, what, count);

    internal void Skip(string why, long count = 1) => Count(skipped, why, count);

    internal void Lack(string file) => lacking.Add(file);

    private static void Count(Dictionary<string, long> counts, string what, long count) => counts[what] = counts.GetValueOrDefault(what) + count;

    private static void Write(StringBuilder text, string title, Dictionary<string, long> counts)
    {
        var lines = counts.Where(c => c.Value > 0).ToList();
        if (lines.Count == 0)
        {
            return;
        }

        text.AppendLine(title);
        foreach (var (what, count) in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{count,10:N0}  {what}");
        }
    }
}
