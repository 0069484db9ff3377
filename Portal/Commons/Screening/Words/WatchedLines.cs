using System.Globalization;
using Portal.Kernel;

namespace Portal.Commons.Screening;

/// <summary>A line of an import with its number and the form in which it is compared.</summary>
internal sealed record NumberedLine(int Number, WatchedLine Line, string Form);

/// <summary>
/// The list as a text, one line for each: <c>hold word viag*</c>, <c>refuse host example.com @category:3 until:2027-01-31 # a wave of spam</c>. Effect and kind may be left out and are then hold and word; a line that begins
/// with # is a remark. What in a word looks like the beginning of a note, a place or an end has a backslash before it: <c>hold word call \# 555</c>.
/// </summary>
internal static class WatchedLines
{
    private const string End = "until:", Remark = " # ";
    private const char Hedge = '\\';

    private static readonly Dictionary<string, WatchedEffect> Effects = Enum.GetValues<WatchedEffect>().ToDictionary(e => e.ToString().ToLowerInvariant());
    private static readonly Dictionary<string, WatchedKind> Kinds = Enum.GetValues<WatchedKind>().ToDictionary(Word);

    /// <summary>A line as it is written.</summary>
    public static string Write(WatchedLine line) =>
        $"{line.Effect.ToString().ToLowerInvariant()} {Word(line.Kind)} {string.Join(' ', Parted(line.Text ?? "").Select(Hedged))}" + (string.IsNullOrEmpty(line.Place) ? "" : $" @{line.Place}")
        + (line.Until is { } until ? $" {End}{until.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}" : "") + (NoteOf(line) is { } note ? Remark + note : "");

    /// <summary>The note of a line, on one line; null for none.</summary>
    public static string? NoteOf(WatchedLine line) => string.IsNullOrWhiteSpace(line.Note) ? null : line.Note.ReplaceLineEndings(" ").Trim();

    /// <summary>Reads a text; the first line that does not fit is refused with its number.</summary>
    public static Result<List<NumberedLine>> Read(string text)
    {
        var lines = new List<NumberedLine>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var typed = raw.Trim();
            if (typed.Length == 0 || typed.StartsWith('#'))
            {
                continue;
            }

            var remark = typed.IndexOf(Remark, StringComparison.Ordinal);
            var line = Read(Parted(remark < 0 ? typed : typed[..remark])) with { Note = remark < 0 ? null : typed[(remark + Remark.Length)..].Trim() };
            if (!Check(line).Try(out var form, out var problem))
            {
                return Problem.Invalid<ScreeningText>("text", "BadLine", number, problem.Sentence);
            }

            lines.Add(new(number, line, form));
        }

        return lines.Count == 0 ? Problem.Invalid<ScreeningText>("text", "NoLines")
            : lines.Count > WatchedWord.Most ? Problem.Invalid<ScreeningText>("text", "ListFull", WatchedWord.Most)
            : lines;
    }

    /// <summary>The form in which a line is compared, or why it cannot be one.</summary>
    public static Result<string> Check(WatchedLine line)
    {
        if ((Bounds.Check("text", line.Text, WatchedWord.MostText)
            ?? Bounds.Check("note", line.Note, WatchedWord.MostNote, min: 0)
            ?? (Enum.IsDefined(line.Kind) ? null : Problem.Invalid<KernelText>("kind", "UnknownValue", line.Kind))
            ?? (Enum.IsDefined(line.Effect) ? null : Problem.Invalid<KernelText>("effect", "UnknownValue", line.Effect))
            ?? (line.Kind != WatchedKind.Word && line.Effect == WatchedEffect.Mask ? Problem.Invalid<ScreeningText>("effect", "OnlyWordsMasked") : null)
            ?? (line.Kind == WatchedKind.MailDomain && line.Place is { Length: > 0 } ? Problem.Invalid<ScreeningText>("place", "MailHasNoPlace") : null)) is { } problem)
        {
            return problem;
        }

        return line.Kind switch
        {
            WatchedKind.Word => WordPattern.Read(line.Text!).Then(p => p.Form),
            WatchedKind.Address => line.Text!.Trim() is { Length: >= 4 } part && part.Any(char.IsLetterOrDigit) && !"https://www.".Contains(part, StringComparison.OrdinalIgnoreCase)
                ? part.ToLowerInvariant() : Problem.Invalid<ScreeningText>("text", "AddressTooShort"),
            _ => HostName.Read(line.Text!) is not { } name ? Problem.Invalid<ScreeningText>("text", "NoHost")
                : !name.Contains('.') && name is "com" or "org" or "net" or "cn" or "tw" or "hk" or "de" or "uk" or "us" or "jp" or "io" ? Problem.Invalid<ScreeningText>("text", "HostTooWide", name)
                : name,
        };
    }

    private static string Word(WatchedKind kind) => kind == WatchedKind.MailDomain ? "mail" : kind.ToString().ToLowerInvariant();

    private static WatchedLine Read(string[] words)
    {
        IReadOnlyList<string> rest = words;
        var effect = WatchedEffect.Hold;
        if (rest.Count > 1 && Effects.TryGetValue(rest[0].ToLowerInvariant(), out var given))
        {
            (effect, rest) = (given, [.. rest.Skip(1)]);
        }

        var kind = WatchedKind.Word;
        if (rest.Count > 1 && Kinds.TryGetValue(rest[0].ToLowerInvariant(), out var named))
        {
            (kind, rest) = (named, [.. rest.Skip(1)]);
        }

        DateTime? until = null;
        if (rest.Count > 1 && EndOf(rest[^1]) is { } end)
        {
            (until, rest) = (end, [.. rest.SkipLast(1)]);
        }

        string? place = null;
        if (rest.Count > 1 && PlaceOf(rest[^1]) is { } at)
        {
            (place, rest) = (at, [.. rest.SkipLast(1)]);
        }

        return new(kind, string.Join(' ', rest.Select(Bare)), effect, place, until);
    }

    private static string[] Parted(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A part of a word that is not to be read as anything else.</summary>
    private static string Hedged(string part) => MeansMore(part) ? Hedge + part : part;

    private static string Bare(string part) => part.StartsWith(Hedge) && MeansMore(part) ? part[1..] : part;

    /// <summary>Whether a part, however hedged, is more than a part of a word.</summary>
    private static bool MeansMore(string part) => part.TrimStart(Hedge) is var bare && (bare == Remark.Trim() || PlaceOf(bare) is not null || EndOf(bare) is not null);

    private static string? PlaceOf(string part) => part.StartsWith('@') && Subject.Parse(part[1..]) is not null ? part[1..] : null;

    private static DateTime? EndOf(string word) =>
        word.StartsWith(End, StringComparison.OrdinalIgnoreCase) ? UtcTime.Read(word[End.Length..]) : null;
}
