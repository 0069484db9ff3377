namespace Portal.Commons.Screening;

/// <summary>A field of what somebody writes.</summary>
/// <param name="Field">Its name, for refusals.</param>
/// <param name="Text">The HTML that Markup made of it, or plain text.</param>
/// <param name="IsHtml">Which of both.</param>
public readonly record struct ScreenedPart(string Field, string Text, bool IsHtml = true);

/// <summary>What somebody writes, as it is looked at before the deed: letters are compared outside of the transaction, for which others wait.</summary>
public sealed class ScreenedText
{
    private readonly WordList list;
    private readonly IReadOnlyList<ScreenedPart> parts;
    private List<WordHit>? hits;
    private List<string>? links;
    private int mixed;

    internal ScreenedText(WordList list, params ScreenedPart[] parts)
    {
        (this.list, this.parts) = (list, parts);
        if (!list.IsUsualOnly)
        {
            Look();
        }
    }

    /// <summary>Somebody filled a field that nobody sees.</summary>
    public bool Trapped { get; init; }

    /// <summary>The watched words in it; as long as nobody watches for any, this costs nothing.</summary>
    internal IReadOnlyList<WordHit> Watched => hits ?? (IReadOnlyList<WordHit>)[];

    /// <summary>The same with those that the portal brings along.</summary>
    internal IReadOnlyList<WordHit> Hits => Seen(ref hits);

    /// <summary>Where its links lead.</summary>
    internal IReadOnlyList<string> Links => Seen(ref links);

    /// <summary>How many words mix letters that look alike.</summary>
    internal int MixedWords
    {
        get
        {
            Seen(ref hits);
            return mixed;
        }
    }

    internal WordList List => list;

    /// <summary>The field at which it is said that the whole is not taken.</summary>
    internal string Field => parts[0].Field;

    /// <summary>Whether this stands in it letter for letter, capitals aside.</summary>
    internal bool Holds(string words) => parts.Any(part => part.Text.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>All its words in the form in which texts are compared.</summary>
    internal string Words()
    {
        return string.Join(' ', parts.Select(part =>
        {
            using var text = Read(part);
            return text.Words();
        })).Trim();
    }

    private static FoldedText Read(ScreenedPart part) => part.IsHtml ? FoldedText.OfHtml(part.Text) : FoldedText.Of(part.Text);

    private T Seen<T>(ref T? what)
        where T : class
    {
        if (hits is null)
        {
            Look();
        }

        return what!;
    }

    private void Look()
    {
        (hits, links) = ([], []);
        foreach (var part in parts)
        {
            using var text = Read(part);
            list.Find(text, part.Field, hits);
            links.AddRange(text.Links);
            mixed += text.MixedWords;
        }
    }
}
