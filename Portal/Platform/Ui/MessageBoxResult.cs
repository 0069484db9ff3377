namespace Portal.Platform.Ui;

/// <summary>What became of a message that was sent: accepted, or refused with a sentence for the person.</summary>
public sealed record MessageBoxResult
{
    private MessageBoxResult(string? sentence) => Sentence = sentence;

    /// <summary>It stands; the box is emptied.</summary>
    public static MessageBoxResult Accepted { get; } = new(sentence: null);

    /// <summary>It does not stand; the text stays in the box and the sentence says what to do.</summary>
    public static MessageBoxResult Refused(string sentence) => new(sentence);

    /// <summary>It does not stand yet: the text stays in the box, and the page itself asks the person something first.</summary>
    public static MessageBoxResult Held { get; } = new("");

    internal string? Sentence { get; }
}
