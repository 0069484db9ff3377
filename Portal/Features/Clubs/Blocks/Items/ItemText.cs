using Portal.Kernel;

namespace Portal.Features.Clubs;

/// <summary>Something for a club as it is written.</summary>
/// <param name="Title">Its title; of a photo the caption.</param>
/// <param name="Body">The text in Markdown.</param>
/// <param name="Alt">What a picture shows, for who does not see it.</param>
/// <param name="File">The address of a file that its author uploaded, as the upload answered it; null for that which is there.</param>
public sealed record ItemText(string Title, string Body = "", string Alt = "", string? File = null)
{
    /// <summary>The longest text of a kind.</summary>
    public static int MostBody(ClubItemKind kind) => kind switch
    {
        ClubItemKind.Download => ClubItem.MostDescription,
        ClubItemKind.Feedback => ClubItem.MostFeedback,
        _ => ClubItem.MostBody,
    };

    /// <summary>What is wrong with its words, or null.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="hasFile">True where it has a file already.</param>
    internal Problem? Unfit(ClubItemKind kind, bool hasFile) => Problem.Together(
    [
        .. new[]
        {
            Bounds.Check("title", Title, ClubItem.MostTitle) ?? (Title.AsSpan().ContainsAny('\n', '\r') ? Problem.Invalid<BlocksText>("title", "OneLine") : null),
            Bounds.Check("body", Body, MostBody(kind), min: kind.IsArticle() || kind == ClubItemKind.Feedback ? 1 : 0),
            kind == ClubItemKind.Photo && Bounds.IsBlank(Alt) ? Problem.Invalid<BlocksText>("alt", "AltMissing") : Bounds.Check("alt", Alt, ClubItem.MostAlt, min: 0),
            kind.HasFile() && !hasFile && string.IsNullOrEmpty(File) ? Problem.Invalid<BlocksText>("file", "FileMissing") : null,
        }.OfType<Problem>(),
    ]);
}
