using Portal.Platform.Text;
using System.Text;

namespace Portal.Commons.Screening;

/// <summary>What of a text is compared with the texts of others.</summary>
/// <param name="Whole">The whole text; null where it is too short for two people not to write it by chance.</param>
/// <param name="Parts">Eight parts chosen by their own numbers, so that two texts that are nearly the same have most of them in common; none of a short text.</param>
/// <param name="Hosts">The hosts that it links to, with their numbers.</param>
/// <param name="Writer">The writer's own number: how much they write.</param>
/// <param name="Waits">The number that says that something of theirs waits.</param>
internal sealed record TextTraits(long? Whole, IReadOnlyList<long> Parts, IReadOnlyDictionary<string, long> Hosts, long Writer, long Waits)
{
    private const int Chosen = 8, InOnePart = 3, LeastParts = 8, LeastWhole = 40;

    /// <summary>All of them, each once.</summary>
    public IReadOnlyList<long> All => [.. ((long[])[Writer, Waits]).Concat(Whole is { } whole ? [whole] : []).Concat(Parts).Concat(Hosts.Values).Distinct()];

    /// <summary>Those that stay with what was written.</summary>
    public IReadOnlyList<long> Kept => [.. All.Where(v => v != Waits)];

    /// <summary>Reads them.</summary>
    /// <param name="words">The text's words in the form in which texts are compared.</param>
    /// <param name="hosts">The hosts that its links lead to.</param>
    /// <param name="accountId">Who wrote it.</param>
    public static TextTraits Of(string words, IEnumerable<string> hosts, long accountId) => new(
        words.Length >= LeastWhole ? Number("t", words) : null,
        PartsOf(words),
        hosts.Distinct().ToDictionary(h => h, h => Number("h", h)),
        Number("w", accountId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        WaitsFor(accountId));

    /// <summary>The number that says that something of theirs waits.</summary>
    public static long WaitsFor(long accountId) => Number("q", accountId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static IReadOnlyList<long> PartsOf(string words)
    {
        var units = Units(words);
        if (units.Count < LeastParts + InOnePart - 1)
        {
            return [];
        }

        var least = new ulong[Chosen];
        Array.Fill(least, ulong.MaxValue);
        for (var i = 0; i + InOnePart <= units.Count; i++)
        {
            var part = Mix(units[i]) * 31 + Mix(units[i + 1]) * 17 + Mix(units[i + 2]);
            for (var k = 0; k < Chosen; k++)
            {
                least[k] = Math.Min(least[k], Mix(part + ((ulong)(k + 1) * 0x9E3779B97F4A7C15)));
            }
        }

        return [.. least.Select(l => (long)l)];
    }

    /// <summary>The words, and of scripts without any the characters, as numbers.</summary>
    private static List<ulong> Units(string words)
    {
        var units = new List<ulong>();
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Tokens.IsCjk(Rune.TryGetRuneAt(word, 0, out var first) ? first : Rune.ReplacementChar))
            {
                units.AddRange(word.Select(c => (ulong)c));
            }
            else
            {
                units.Add((ulong)Number("", word));
            }
        }

        return units;
    }

    /// <summary>The same on every node and after every start, as the framework's own is not.</summary>
    private static long Number(string kind, string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in kind)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        return (long)Mix(hash);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
