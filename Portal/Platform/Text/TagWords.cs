namespace Portal.Platform.Text;

/// <summary>Words that people put on things so as to find them together. Lower case and without spaces, so that one word is one tag wherever it is used.</summary>
public static class TagWords
{
    /// <summary>The longest tag, in characters.</summary>
    public const int Most = 30;

    /// <summary>The words of one line, between commas of any script.</summary>
    public static IReadOnlyList<string> Split(string? line) => (line ?? "").Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A tag in the form in which it is kept.</summary>
    public static string Word(string typed) => string.Join('-', typed.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>False for a word with characters that mean something else in addresses, or part words in lists.</summary>
    public static bool IsSound(string word) => word.AsSpan().IndexOfAny("/\\?#&%<>\"'`,;:|") < 0;
}
