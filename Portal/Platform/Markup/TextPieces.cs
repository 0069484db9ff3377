using System.Buffers;

namespace Portal.Platform.Markup;

/// <summary>A part of a plain text: words, or an address with what it points at.</summary>
/// <param name="Text">What is shown: of a file its name.</param>
/// <param name="Href">What it points at.</param>
/// <param name="File">The mark of a file, where it is one.</param>
internal readonly record struct TextPiece(string Text, string? Href, FileMark? File = null);

/// <summary>Finds the addresses in plain text that is shown as it was typed, such as a chat message. No other mark means anything.</summary>
internal static class TextPieces
{
    private const int MostLinks = 200;

    private static readonly SearchValues<string> Beginnings = SearchValues.Create(["http://", "https://", "www."], StringComparison.OrdinalIgnoreCase);

    /// <summary>The same where files may stand in the text, each as a piece of its own; the end of a line after one that has the line to itself is left out.</summary>
    public static IEnumerable<TextPiece> WithFiles(string text)
    {
        var done = 0;
        foreach (var file in FileMarks.In(text))
        {
            foreach (var piece in Of(text[done..file.Start]))
            {
                yield return piece;
            }

            yield return new(file.Name, file.Address, file);
            done = file.Start + file.Length;
            if (file.StandsAlone && done < text.Length && text[done] == '\n')
            {
                done++; // its own line ends where it ends
            }
        }

        foreach (var piece in Of(text[done..]))
        {
            yield return piece;
        }
    }

    /// <summary>The text in pieces; joined together they are the text again.</summary>
    public static IReadOnlyList<TextPiece> Of(string text)
    {
        var pieces = new List<TextPiece>();
        var (done, from) = (0, 0);
        while (pieces.Count < MostLinks * 2 && text.AsSpan(from).IndexOfAny(Beginnings) is var found and >= 0)
        {
            var at = from + found;
            if (Link(text, at) is not { } link)
            {
                from = at + 1;
                continue;
            }

            if (at > done)
            {
                pieces.Add(new(text[done..at], null));
            }

            pieces.Add(link);
            done = from = at + link.Text.Length;
        }

        if (done < text.Length)
        {
            pieces.Add(new(text[done..], null));
        }

        return pieces;
    }

    private static TextPiece? Link(string text, int at)
    {
        var bare = char.ToLowerInvariant(text[at]) == 'w';
        var prefix = bare ? 4 : text.IndexOf("//", at, StringComparison.Ordinal) - at + 2;
        var rest = at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]) ? 0 : BareLink.Length(text.AsSpan(at + prefix));
        var shown = text.Substring(at, prefix + rest);
        return rest > 0 && SafeUrl.TryLink(bare ? "https://" + shown : shown, out var href) ? new(shown, href) : null;
    }
}
