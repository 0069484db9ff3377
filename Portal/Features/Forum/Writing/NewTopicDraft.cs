using Portal.Commons.Drafts;

namespace Portal.Features.Forum;

/// <summary>What the form of a new topic holds besides title and text, as its draft keeps it.</summary>
internal sealed record NewTopicDraft(TopicKind Kind, long CategoryId, string? Tags)
{
    /// <summary>What was answered to forms, also of other categories: it comes back with a field of the same label.</summary>
    public Dictionary<string, IReadOnlyList<string>> Fields { get; init; } = [];

    /// <summary>An announcement to which only staff are to reply.</summary>
    public bool Closed { get; init; }

    /// <summary>As the draft keeps it.</summary>
    public string Write() => DraftDetails.Write(this);

    /// <summary>What a later draft says, and of an earlier one what that does not: its tags, and the answers to other fields.</summary>
    public static string? Merge(string? earlier, string? later) =>
        Read(earlier) is not { } first ? later
        : Read(later) is not { } second ? later ?? earlier
        : (second with { Tags = string.IsNullOrWhiteSpace(second.Tags) ? first.Tags : second.Tags, Fields = Merge(first.Fields, second.Fields) }).Write();

    private static Dictionary<string, IReadOnlyList<string>> Merge(Dictionary<string, IReadOnlyList<string>> earlier, Dictionary<string, IReadOnlyList<string>> later) =>
        earlier.Concat(later.Where(field => field.Value.Count > 0)).GroupBy(field => field.Key).ToDictionary(field => field.Key, field => field.Last().Value);

    /// <summary>Takes it back; null where there is none, or one of another version.</summary>
    public static NewTopicDraft? Read(string? details) => DraftDetails.Read<NewTopicDraft>(details) is { Fields: not null } read && Enum.IsDefined(read.Kind) ? read : null;
}
