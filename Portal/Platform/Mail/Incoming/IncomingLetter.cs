namespace Portal.Platform.Mail;

/// <summary>A file that came with a letter.</summary>
/// <param name="Name">As its sender's computer calls it; empty where it has no name.</param>
/// <param name="ContentId">By which the letter's text points at it, or null for one that is merely attached.</param>
/// <param name="Content">The file; null for what is none, such as another letter.</param>
/// <param name="InOwnHtml">The HTML points at it in a part that is not the letter answered, as far as its program marks that.</param>
public sealed record IncomingFile(string Name, string? ContentId, byte[]? Content, bool InOwnHtml = false);

/// <summary>A letter that came in, taken apart.</summary>
public sealed record IncomingLetter
{
    /// <summary>Whose name it comes in: the one address of its From line, or null where there is none or more than one. Whether it is true, the company's mail server has to know.</summary>
    public string? From { get; init; }

    /// <summary>What tells it from every other letter; of one that came without, made of its content.</summary>
    public required string MessageId { get; init; }

    /// <summary>True for what a machine wrote by itself: an absence note, a bounce, a mailing list.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>All of its text, as Markdown; see <see cref="AnswerText"/>.</summary>
    public required string Text { get; init; }

    /// <summary>What was attached, in its order.</summary>
    public required IReadOnlyList<IncomingFile> Files { get; init; }
}
