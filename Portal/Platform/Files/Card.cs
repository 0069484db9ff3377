using System.Globalization;
using System.Security;
using System.Text;

namespace Portal.Platform.Files;

/// <summary>A picture of words that other sites show beside a link, 1200 by 630 pixels.</summary>
/// <param name="Place">The small line above.</param>
/// <param name="Title">The large words.</param>
public sealed record Card(string Place, string Title)
{
    private const int Size = 60;
    private const int MostLines = 4;
    private const double LineWidth = 1040d / Size;

    /// <summary>The drawing. Nothing in it but our own shapes and escaped words.</summary>
    internal string Svg()
    {
        var svg = new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="sans-serif"><rect width="1200" height="630" fill="#f6f6f3"/><rect width="1200" height="14" fill="#3350c4"/>
            <g transform="translate(80,506) scale(2.2)"><rect x="1" y="1" width="30" height="30" rx="9" fill="#3350c4"/>
            <path d="M9.5 24.5v-10a6.5 6.5 0 0 1 13 0V18a4.5 4.5 0 0 1-4.5 4.5h-1.5l-3 2.5" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></g>
            """);
        Write(svg, 170, 556, 40, "bold", "#1d2027", "Portal");
        Write(svg, 80, 112, 32, "normal", "#4c5059", Lines(Place, 1, 1040d / 32).Single());
        foreach (var (i, line) in Lines(Title, MostLines, LineWidth).Index()) Write(svg, 80, 200 + (i * 76), Size, "bold", "#1d2027", line);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>The words in lines; the last one ends in an ellipsis where there is not room for all.</summary>
    /// <param name="text">The words.</param>
    /// <param name="most">So many lines.</param>
    /// <param name="width">How wide a line may be, in ems.</param>
    internal static List<string> Lines(string text, int most, double width)
    {
        var lines = new List<string> { "" };
        foreach (var word in Words(text))
        {
            if (Width(lines[^1] + word.TrimEnd()) <= width) lines[^1] += word;
            else if (lines.Count < most) lines.Add(word);
            else
            {
                lines[^1] = lines[^1].TrimEnd() + "…";
                break;
            }
        }

        return lines.ConvertAll(line => line.TrimEnd());
    }

    // Chinese may break after any sign; a word longer than a line breaks where the line ends.
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (word.Length > 0 && (IsWide(rune) || Width(word.ToString()) > LineWidth - 2))
            {
                yield return word.ToString();
                word.Clear();
            }

            word.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
            if (Rune.IsWhiteSpace(rune) || IsWide(rune))
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        yield return word.ToString();
    }

    private static double Width(string text) => text.EnumerateRunes().Sum(rune => IsWide(rune) ? 1 : Rune.IsUpper(rune) || rune.Value is 'm' or 'w' or '%' or '@' ? 0.85 : Rune.IsWhiteSpace(rune) || rune.Value is 'i' or 'l' or 'j' or '.' or ',' ? 0.38 : 0.66);

    private static bool IsWide(Rune rune) => rune.Value >= 0x2e80;

    private static void Write(StringBuilder svg, int x, int y, int size, string weight, string colour, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">{SecurityElement.Escape(text)}</text>");
}
