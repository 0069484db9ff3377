using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>The address of a list of topics: everything that it shows stands in it, so that it can be kept, sent and found again.</summary>
/// <param name="Sort">The list.</param>
/// <param name="CategorySlug">The category whose page it is, or null.</param>
public sealed record TopicListAddress(TopicSort Sort, string? CategorySlug = null)
{
    /// <summary>The tags that every topic carries. One alone, outside a category, is a page of its own.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The kind, or null for any.</summary>
    public TopicKind? Kind { get; init; }

    /// <summary>The state, or null for any.</summary>
    public AnswerState? State { get; init; }

    /// <summary>How recently the topics were started, or null for whenever.</summary>
    public TopicPeriod? Period { get; init; }

    /// <summary>True where something narrows the list besides its category or its one tag.</summary>
    public bool IsNarrowed => Tags.Count > (CategorySlug is null ? 1 : 0) || Kind is not null || State is not null || Period is not null;

    /// <summary>Reads a word of an address as a member of an enum; what is none is as good as nothing.</summary>
    public static TEnum? Word<TEnum>(string? word)
        where TEnum : struct, Enum =>
        word is { Length: > 0 } && char.IsAsciiLetter(word[0]) && Enum.TryParse<TEnum>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>Reads tags as they stand in an address: each once, and no more than a list can be narrowed by.</summary>
    public static IReadOnlyList<string> Words(IEnumerable<string?> tags) =>
        [.. tags.Select(tag => TagWords.Word(tag ?? "")).Where(tag => tag.Length is > 0 and <= TagWords.Most).Distinct().Take(TopicFilter.MostTags)];

    /// <summary>The same list with one tag more.</summary>
    public TopicListAddress With(string tag) => this with { Tags = Words([.. Tags, tag]) };

    /// <summary>The same list with one tag less.</summary>
    public TopicListAddress Without(string tag) => this with { Tags = [.. Tags.Where(t => t != tag)] };

    /// <summary>What the list shows.</summary>
    public TopicFilter Filter(long? categoryId) => new(Sort, categoryId) { Tags = Tags, Kind = Kind, State = State, Period = Period };

    /// <summary>The address of the list from its beginning, or from a cursor on.</summary>
    public string Url(string? cursor = null)
    {
        var onTagPage = CategorySlug is null && Tags.Count == 1;
        var path = CategorySlug is not null ? $"/c/{CategorySlug}" : onTagPage ? $"/tag/{Uri.EscapeDataString(Tags[0])}" : "/" + Lower(Sort);
        var inside = CategorySlug is not null || onTagPage;
        string?[] query =
        [
            inside && Sort != TopicSort.Latest ? $"sort={Lower(Sort)}" : null,
            .. onTagPage ? [] : Tags.Select(tag => $"tag={Uri.EscapeDataString(tag)}"),
            Kind is { } kind ? $"kind={Lower(kind)}" : null,
            State is { } state ? $"state={Lower(state)}" : null,
            Period is { } period ? $"period={Lower(period)}" : null,
            cursor is null ? null : $"from={cursor}",
        ];
        var said = string.Join('&', query.Where(part => part is not null));
        return said.Length == 0 ? path : $"{path}?{said}";
    }

    private static string Lower<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}
