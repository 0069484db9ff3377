using Portal.Kernel;

namespace Portal.Commons.Notifications;

/// <summary>A room whose subjects can be answered by writing back to a letter about them.</summary>
public interface IAnswerable
{
    /// <summary>The first word of its subjects: <c>post</c>.</summary>
    string Kind { get; }

    /// <summary>Writes an answer to a subject, by the same deed and under the same rules as on its page. The same key makes one answer, however often it comes.</summary>
    Task<Result<Nothing>> Answer(Actor actor, long subjectId, string body, string key, CancellationToken ct);
}
