using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Commons.Search;

/// <summary>A thing as the index takes it in.</summary>
/// <param name="Id">The thing's id.</param>
/// <param name="Kind">What it is for who searches, one lower-case word: a room may have several in one.</param>
/// <param name="Title">Its title or name, where it has one of its own: who has all the words there is found first.</param>
/// <param name="Text">All its other words; no HTML.</param>
/// <param name="At">When it was written.</param>
public sealed record SearchableText(long Id, string Kind, string? Title, string Text, DateTime At)
{
    /// <summary>What it can be narrowed by, each of letters and digits; operators answer with the same: <see cref="ISearchOperators"/>.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Whether the index takes in the same of both, in whatever order the marks are.</summary>
    internal bool IsSame(SearchableText other) => (this with { Marks = other.Marks }) == other && Marks.Order().SequenceEqual(other.Marks.Order());
}

/// <summary>A thing as a result shows it.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title, or that of the place it stands in.</param>
/// <param name="Excerpt">Words around the first hit, hits marked.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When.</param>
public sealed record SearchHit(string Kind, long Id, string Url, string Title, IReadOnlyList<ExcerptPart> Excerpt, PersonView? By, DateTime At)
{
    /// <summary>The whole that it is a part of, such as <c>topic:5</c>; null for what stands by itself.</summary>
    public string? Whole { get; init; }

    /// <summary>True where somebody found the answer to a question there.</summary>
    public bool Solved { get; init; }
}

/// <summary>
/// A room's things of one kind, as search needs them. The index keeps words and ids alone: what a person gets to see is read from the room at that
/// moment and by its rules, so nothing hidden can leak from an old index.
/// </summary>
public interface ISearchable
{
    /// <summary>The kind, one lower-case word.</summary>
    string Kind { get; }

    /// <summary>What its things are for who searches, see <see cref="SearchableText.Kind"/>; the room's own kind is among them.</summary>
    IReadOnlyList<string> Kinds => [Kind];

    /// <summary>Whether such a thing may answer what somebody is about to ask.</summary>
    bool Answers => false;

    /// <summary>The ids of things that these news changed, or that are new; also of those whose marks are others now.</summary>
    Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct);

    /// <summary>The texts of things; one that must not be found any more is left out.</summary>
    Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct);

    /// <summary>The next ids in order, for building the index anew.</summary>
    Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct);

    /// <summary>Which of these things this person may see: for passing over those of earlier pages without reading their texts.</summary>
    Task<IReadOnlyList<long>> Seen(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct);

    /// <summary>What this person may see of these things, in any order.</summary>
    Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct);
}
