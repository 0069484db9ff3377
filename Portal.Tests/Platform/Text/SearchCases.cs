namespace Portal.Tests.Platform.Text;

/// <summary>A small library and what is found in it; both databases must agree.</summary>
static class SearchCases
{
    /// <summary>The documents, by number.</summary>
    public static readonly string[] Documents =
    [
        "The printer does not print after the update",
        "Printing photos: which printers are good?",
        "我的打印机坏了，怎么办",
        "印表機與打印機有什麼不同",
        "HP打印机 driver 下载",
        "Customer service by e-mail, résumé attached",
        "机器很好",
    ];

    /// <summary>What is typed, and the documents that must come.</summary>
    public static TheoryData<string, int[]> Queries => new()
    {
        { "printer", [0, 1] },
        { "PRINTERS", [0, 1] },
        { "printing", [0, 1] },
        { "\"print after\"", [0] },
        { "\"printers\"", [1] },
        { "\"printing after\"", [] },
        { "printer update", [0] },
        { "how do I print the photos", [1] },
        { "printer -photos", [0] },
        { "printer -\"not print\"", [1] },
        { "print* -update", [1] },
        { "updat*", [0] },
        { "打印", [2, 3, 4] },
        { "打印机", [2, 3, 4] },
        { "打印機", [2, 3, 4] },
        { "印表机", [3] },
        { "机", [2, 3, 4, 6] },
        { "坏了 打印", [2] },
        { "打印 -下载", [2, 3] },
        { "hp打印机", [4] },
        { "HP 打印机", [4] },
        { "\"打印机 driver\"", [4] },
        { "\"机 driver\"", [4] },
        { "\"打印 driver\"", [] },
        { "“怎么办”", [2] },
        { "什么不同", [3] },
        { "email", [] },
        { "e-mail", [5] },
        { "resume", [5] },
        { "RÉSUMÉ", [5] },
        { "the", [0] },
        { "-printer", [] },
        { "", [] },
        { "，。！", [] },
    };

    /// <summary>Queries that break careless programs; they may find anything, but must not fail.</summary>
    public static readonly string[] Odd =
    [
        "\"", "\"\"", "\"\"\"", "'", "''", "' OR 1=1 --", "*", "**", "a*b", "-", "--", "- -", "-\"", "(", ")", "((", "AND", "OR NOT", "NEAR(a b)", "a AND", "words : x", "{a b} : c", "^a",
        "a:b", "a+b", "\\", "\\'", "a\\", ":*", "!", "&", "|", "<->", "a <-> b", "~", "~print", "%", "_", ";", "\0", "a\0b", "\ud800", "\udc00a", "\u202e", "😀", "𠀀", "\t\r\n", "ａ＊", "“", "「打」",
        "x'); DROP TABLE t; --", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ﷺ", "Ⅷ", "½", "ß", "İ", "ǆ", "ﬁ", "א", "ا", "ไทย", "हिन्दी", new string('a', 5_000), new string('中', 5_000),
        string.Join(' ', Enumerable.Range(0, 500)), string.Concat(Enumerable.Repeat("\"a ", 500)), string.Concat(Enumerable.Repeat("-a ", 500)), string.Concat(Enumerable.Repeat("a.", 500)),
    ];
}
