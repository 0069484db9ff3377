using Portal.Kernel;

namespace Portal.Commons.Screening;

/// <summary>A line of the list, ready to be looked for.</summary>
/// <param name="Id">The line; 0 for one of the words that spam is made of, which the portal brings along.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text as it was typed.</param>
/// <param name="Effect">What is done.</param>
/// <param name="Place">Where alone; empty for everywhere.</param>
/// <param name="Points">How strong a sign of spam it is, of a stranger.</param>
public sealed record ListedWord(long Id, WatchedKind Kind, string Text, WatchedEffect Effect, string Place, int Points)
{
    /// <summary>True for a word that the portal brings along, which counts for strangers alone.</summary>
    public bool IsUsual => Id == 0;
}

/// <summary>A watched word that stands in a text.</summary>
/// <param name="Word">Which.</param>
/// <param name="Field">In which field.</param>
/// <param name="Start">Where its first character stands there.</param>
/// <param name="End">Where its last one stands; equal to the first for a link.</param>
public sealed record WordHit(ListedWord Word, string Field, int Start, int End);

/// <summary>The whole list, as one thing that is built once and never changed: who looks for words holds one, while another is being built.</summary>
public sealed class WordList
{
    private readonly List<(WordPattern Pattern, ListedWord Word)> words = [];
    private readonly List<ListedWord> addressWords = [];
    private readonly Dictionary<string, List<ListedWord>> hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ListedWord>> domains = new(StringComparer.Ordinal);
    private readonly WordFinder<ListedWord> inText;
    private readonly WordAutomaton inAddresses;

    /// <summary>Builds it.</summary>
    public WordList(IEnumerable<ListedWord> lines)
    {
        foreach (var line in lines)
        {
            Add(line);
        }

        inText = new(words);
        inAddresses = new([.. addressWords.Select(w => w.Text.ToLowerInvariant())]);
        IsUsualOnly = words.TrueForAll(w => w.Word.IsUsual) && addressWords.Count == 0 && hosts.Count == 0;
    }

    /// <summary>True where nothing was put on it: then it says nothing of people who are known.</summary>
    public bool IsUsualOnly { get; }

    /// <summary>The watched words in a text, and the hosts and addresses in its links.</summary>
    internal void Find(FoldedText text, string field, List<WordHit> hits)
    {
        inText.Find(text, (Text: text, Field: field, Hits: hits), static (at, word, from, to) =>
        {
            if (word.Kind != WatchedKind.Host || at.Text.Holds(from, to, '.')) // a host is written with its dots
            {
                at.Hits.Add(new(word, at.Field, at.Text.PlaceOf(from), at.Text.PlaceOf(to)));
            }
        });
        foreach (var link in text.Links)
        {
            FindIn(link, field, hits);
        }
    }

    /// <summary>What is said of a mail address: the strictest line of its domain, or null.</summary>
    public ListedWord? OfMail(string address) => Ends(domains, address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant()).MaxBy(w => w.Effect);

    /// <summary>True for a host that was allowed there.</summary>
    public bool Allows(string host, ScreenedPlace place) => Ends(hosts, host).Any(w => w.Effect == WatchedEffect.Allow && place.Has(w.Place));

    private static IEnumerable<ListedWord> Ends(Dictionary<string, List<ListedWord>> names, string name)
    {
        for (var rest = name; rest.Length > 0;)
        {
            foreach (var word in names.GetValueOrDefault(rest) ?? [])
            {
                yield return word;
            }

            var dot = rest.IndexOf('.');
            rest = dot < 0 ? "" : rest[(dot + 1)..];
        }
    }

    private void FindIn(string link, string field, List<WordHit> hits)
    {
        if (hosts.Count > 0 && HostName.Of(link) is { } host)
        {
            hits.AddRange(Ends(hosts, host).Select(w => new WordHit(w, field, 0, 0)));
        }

        if (!inAddresses.IsEmpty)
        {
            inAddresses.Find(link.ToLowerInvariant(), (List: this, Field: field, Hits: hits), static (at, word, _, _) => at.Hits.Add(new(at.List.addressWords[word], at.Field, 0, 0)));
        }
    }

    private void Add(ListedWord line)
    {
        switch (line.Kind)
        {
            case WatchedKind.Host or WatchedKind.MailDomain when HostName.Read(line.Text) is { } name:
                var names = line.Kind == WatchedKind.Host ? hosts : domains;
                (names.TryGetValue(name, out var of) ? of : names[name] = []).Add(line);
                if (line is { Kind: WatchedKind.Host, Effect: not WatchedEffect.Allow } && name.Contains('.'))
                {
                    AddText(line, name); // also where it is written without being a link
                }

                break;
            case WatchedKind.Address:
                addressWords.Add(line);
                break;
            case WatchedKind.Word:
                AddText(line, line.Text);
                break;
        }
    }

    private void AddText(ListedWord line, string text)
    {
        if (WordPattern.Read(text).Try(out var pattern, out _))
        {
            words.Add((pattern, line));
        }
    }
}
