using System.Text;

namespace Portal.Commons.Screening;

/// <summary>Covers words in a text that is about to be stored as it is shown.</summary>
internal static class Mask
{
    private const char Sign = '*';

    /// <summary>The text with each letter of these finds covered; tags between them stay, so HTML stays whole.</summary>
    public static string Cover(string text, IEnumerable<WordHit> hits)
    {
        var covered = new StringBuilder(text);
        foreach (var hit in hits.OrderByDescending(h => h.Start))
        {
            Cover(covered, hit.Start, Math.Min(hit.End, covered.Length - 1));
        }

        return covered.ToString();
    }

    private static void Cover(StringBuilder text, int start, int end)
    {
        for (var at = start; at <= end && at < text.Length; at++)
        {
            if (text[at] == '<')
            {
                at = Find(text, '>', at);
            }
            else if (text[at] == '&')
            {
                at = Find(text, ';', at);
            }
            else if (!char.IsWhiteSpace(text[at]))
            {
                text[at] = Sign;
            }
        }
    }

    private static int Find(StringBuilder text, char sign, int from)
    {
        while (from < text.Length && text[from] != sign)
        {
            from++;
        }

        return from;
    }
}
