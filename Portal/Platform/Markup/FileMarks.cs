using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Platform.Markup;

/// <summary>A file that stands in a plain text.</summary>
/// <param name="Start">Where its mark begins.</param>
/// <param name="Length">How long the mark is.</param>
/// <param name="Name">What the file is called.</param>
/// <param name="Address">Its address on this site.</param>
/// <param name="Size">Of a picture, its pixels across and down.</param>
/// <param name="Lasts">Of a voice message, its minutes and seconds, such as <c>0:12</c>.</param>
public readonly record struct FileMark(int Start, int Length, string Name, string Address, (int Width, int Height)? Size, string? Lasts)
{
    /// <summary>True for what is shown or played where it stands, on a line of its own.</summary>
    public bool StandsAlone => Size is not null || Lasts is not null;
}

/// <summary>
/// The marks by which files stand in plain text, as the upload's own address gives them: <c>[manual.pdf](/files/7/...)</c>, of a picture <c>![front|640x480](/files/8/...)</c>,
/// of a voice message <c>[voice.webm|0:12](/files/9/...)</c>.
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
        mark.Index, mark.Length, mark.Groups[2].Value, mark.Groups[6].Value,
        mark.Groups[1].Length > 0 && mark.Groups[3].Success ? (Number(mark.Groups[3]), Number(mark.Groups[4])) : null,
        mark.Groups[5].Success ? mark.Groups[5].Value : null);

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(!?)\[([^\[\]\n|]+)(?:\|([0-9]{1,5})x([0-9]{1,5})|\|([0-9]:[0-5][0-9]))?\]\((/files/[0-9]{1,18}/[0-9a-f]{12}-[^\s()]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Whole { get; }

    [GeneratedRegex(@"!?\[([^\[\]\n|]+)(?:\|[0-9x:]*)?\]\(/files/[^\s()]*\)?", RegexOptions.NonBacktracking)]
    private static partial Regex Any { get; }
}
