using System.Text.Json;

namespace Portal.Features.Forum;

/// <summary>What the form of a new topic holds besides title and text, as its draft keeps it.</summary>
internal sealed record NewTopicDraft(TopicKind Kind, long CategoryId, string? Tags)
{
    /// <summary>As the draft keeps it.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Takes it back; null where there is none, or one of another version.</summary>
    public static NewTopicDraft? Read(string? details)
    {
        try
        {
            return details is null ? null : JsonSerializer.Deserialize<NewTopicDraft>(details) is { } read && Enum.IsDefined(read.Kind) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
