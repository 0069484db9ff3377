using System.Globalization;

namespace Portal.Kernel;

/// <summary>Checks text that somebody typed. It is never altered: what is accepted comes back as it was given.</summary>
public static class Bounds
{
    /// <summary>The problem with a text in a field, or null. Counts UTF-16 characters, as a browser's box does.</summary>
    public static Problem? Check(string field, string? text, int max, int min = 1)
    {
        if (text is null || (min > 0 && IsBlank(text)))
        {
            return min > 0 ? Problem.Invalid<KernelText>(field, "Required") : null;
        }

        return text.Length > max ? Problem.Invalid<KernelText>(field, "TooLong", max, text.Length)
            : text.Length < min ? Problem.Invalid<KernelText>(field, "TooShort", min)
            : IsStorable(text) ? null
            : Problem.Invalid<KernelText>(field, "BadCharacters");
    }

    /// <summary>True when there is nothing to see: only spaces, and characters that have no width.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)
                && c is not ('\u2800' or '\u3164' or '\u115f' or '\u1160' or '\uffa0'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False for control characters other than tab and line ends, and for half of a character pair: a database or XML would refuse them.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c))
            {
                if (++i == text.Length || !char.IsLowSurrogate(text[i]))
                {
                    return false;
                }
            }
            else if (char.IsLowSurrogate(c) || c is '\ufffe' or '\uffff' || (c < ' ' && c is not ('\t' or '\n' or '\r')))
            {
                return false;
            }
        }

        return true;
    }
}
