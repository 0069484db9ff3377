namespace Portal.Platform.Text;

/// <summary>Makes traditional and simplified writing the same for search: 印表機 and 印表机. Not a translation: words that differ stay different.</summary>
public static class ChineseFolding
{
    private const char First = '\u4e00';
    private const char Last = '\u9fff';

    private static readonly char[] Table = Build();

    /// <summary>The simplified form of a character, or the character itself.</summary>
    public static char Fold(char c) => c is < First or > Last ? c : Table[c - First];

    /// <summary>A text with every traditional character folded.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++) folded[i] = Fold(source[i]);
    });

    private static char[] Build()
    {
        var table = Enumerable.Range(First, Last - First + 1).Select(c => (char)c).ToArray();
        foreach (var group in ChineseTable.Groups.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            foreach (var form in group.AsSpan(1))
                table[form - First] = group[0];
        return table;
    }
}
