using System.Globalization;

namespace Portal.Platform.Text;

/// <summary>Cuts texts where a reader would: between characters as they are seen, preferably between words.</summary>
public static class Shorten
{
    /// <summary>The text, or its beginning with an ellipsis, in at most so many UTF-16 units.</summary>
    public static string To(string text, int max)
    {
        if (text.Length <= max) return text;
        if (max < 1) return "";
        var end = max - 1;
        var space = end > 0 ? text.LastIndexOf(' ', end) : -1;
        end = space > end * 3 / 4 ? space : Cut(text, end);
        return text[..end].TrimEnd() + "…";
    }

    /// <summary>The nearest place at or before an index that is not inside a character, whatever it is made of: 👩‍👩‍👧, é.</summary>
    public static int Cut(string text, int index)
    {
        if (index <= 0 || index >= text.Length) return Math.Clamp(index, 0, text.Length);

        // Nothing that people write as one character is longer than this; it bounds the walk.
        var at = Math.Max(0, index - 64);
        if (at > 0 && char.IsLowSurrogate(text[at])) at--;
        while (true)
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);
            if (next > index) return at;
            at = next;
        }
    }
}
