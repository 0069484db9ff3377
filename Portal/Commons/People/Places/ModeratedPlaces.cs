using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>The places that somebody keeps order in who is no moderator of the whole portal: a handful, read with their <see cref="Standing"/>.</summary>
public sealed class ModeratedPlaces
{
    /// <summary>The first word of a category of the forum, as a place.</summary>
    public const string Category = "category";

    /// <summary>The first word of a club, whose board and room are one place.</summary>
    public const string Club = "club";

    private ModeratedPlaces(IReadOnlyList<string> words)
    {
        Words = words;
        var places = words.Select(Subject.Parse).OfType<Subject>().ToLookup(p => p.Kind, p => p.Id);
        (Categories, Clubs) = ([.. places[Category]], [.. places[Club]]);
    }

    /// <summary>None.</summary>
    public static ModeratedPlaces None { get; } = new([]);

    /// <summary>As they are stored beside what belongs to them: <c>category:5</c>, <c>club:7</c>.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The categories among them.</summary>
    public IReadOnlyList<long> Categories { get; }

    /// <summary>The clubs among them.</summary>
    public IReadOnlyList<long> Clubs { get; }

    /// <summary>True where there is one.</summary>
    public bool Any => Words.Count > 0;

    /// <summary>The place that a group stands for: its club. What belongs to no group has none by that.</summary>
    public static Subject? OfGroup(long? groupId) => groupId is { } group ? new(Club, group) : null;

    /// <summary>Reads them from words with spaces between.</summary>
    public static ModeratedPlaces Parse(string? words) => string.IsNullOrEmpty(words) ? None : new(words.Split(' '));

    /// <summary>Whether this is one of them.</summary>
    public bool Has(Subject place) => place.Kind switch
    {
        Category => Categories.Contains(place.Id),
        Club => Clubs.Contains(place.Id),
        _ => false,
    };
}
