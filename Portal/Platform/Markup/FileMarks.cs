using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Platform.Markup;

/// <summary>A file that stands in a plain text.</summary>
/// <param name="Start">Where its mark begins.</param>
/// <param name="Length">How long the mark is.</param>
/// <param name="Name">What the file is called.</param>
/// <param name="Address">Its address on this site.</param>
/// <param name="Size">Of a picture, its pixels across and down.</param>
public readonly record struct FileMark(int Start, int Length, string Name, string Address, (int Width, int Height)? Size);

/// <summary>
/// The marks by which files stand in plain text, as the upload's own address gives them: <c>[manual.pdf](/files/7/...)</c>, and of a picture <c>![front|640x480](/files/8/...)</c>.
/// Nothing but a file of this site is a mark; all other brackets are what was typed.
/// </summary>
public static partial class FileMarks
{
    private const int Most = 50;

    /// <summary>The files in a text, in order.</summary>
    public static IEnumerable<FileMark> In(string text) =>
        text.Contains("](/files/", StringComparison.Ordinal) ? Whole.Matches(text).Take(Most).Select(Of) : [];

    /// <summary>The text with the names of its files in the place of their marks, for where only a line of it is shown; also of a mark that was cut off.</summary>
    public static string Named(string text) =>
        text.Contains("](/files/", StringComparison.Ordinal) ? Any.Replace(text, "$1") : text;

    private static FileMark Of(Match mark) => new(
        mark.Index, mark.Length, mark.Groups[2].Value, mark.Groups[5].Value,
        mark.Groups[1].Length > 0 && mark.Groups[3].Success ? (Number(mark.Groups[3]), Number(mark.Groups[4])) : null);

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(!?)\[([^\[\]\n|]+)(?:\|([0-9]{1,5})x([0-9]{1,5}))?\]\((/files/[0-9]{1,18}/[0-9a-f]{12}-[^\s()]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Whole { get; }

    [GeneratedRegex(@"!?\[([^\[\]\n|]+)(?:\|[0-9x]*)?\]\(/files/[^\s()]*\)?", RegexOptions.NonBacktracking)]
    private static partial Regex Any { get; }
}
