namespace Portal.Commons.Screening;

/// <summary>Letters that were spread out (v i a g r a) and words that were broken (via-gra), put together.</summary>
internal static class JoinedWords
{
    private const int MostSpread = 40;
    private const int MostJoined = 4_000;

    /// <summary>Adds them behind the text in which they stand.</summary>
    /// <param name="letters">The text.</param>
    /// <param name="source">Where it was read from.</param>
    public static void Add(PlacedLetters letters, string source)
    {
        var own = letters.Length;
        var most = own + MostJoined;
        for (var at = 1; at < own && letters.Length < most;)
        {
            var (end, pieces, singles) = Run(letters, source, at, own);
            if (pieces > 2 || (pieces == 2 && !singles))
            {
                for (var i = at; i < end; i++)
                {
                    if (letters[i] != ' ')
                    {
                        letters.Add(letters[i], letters.PlaceOf(i));
                    }
                }

                letters.Add(' ', letters.PlaceOf(end - 1));
            }

            at = end + 1;
        }
    }

    /// <summary>The run of words from here that belong together: single letters with little between them, or pieces with one joining sign between.</summary>
    private static (int End, int Pieces, bool Singles) Run(PlacedLetters letters, string source, int at, int own)
    {
        var end = letters.WordEnd(at, own);
        var (pieces, singles) = (1, end - at == 1);
        while (end + 1 < own && end - at < MostSpread)
        {
            var next = letters.WordEnd(end + 1, own);
            var (single, apart) = (next - end == 2, letters.PlaceOf(end + 1) - letters.PlaceOf(end - 1));
            var joined = apart == 2 && source[letters.PlaceOf(end - 1) + 1] is '-' or '.' or '_' or '*' or '~' or '+';
            if (!(joined || (singles && single && apart <= 4)) || FoldedLetters.KindOf(letters[end + 1]) == LetterKind.Cjk)
            {
                break;
            }

            (end, pieces, singles) = (next, pieces + 1, singles && single);
        }

        return (end, pieces, singles);
    }
}
