using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What can be done to several topics in one go.</summary>
public enum ManyDeed
{
    /// <summary>Move them to another category.</summary>
    Move,

    /// <summary>Close them.</summary>
    Close,

    /// <summary>Open them again.</summary>
    Open,

    /// <summary>Put tags on them, beside those that they have.</summary>
    Tag,

    /// <summary>Archive them.</summary>
    Archive,
}

/// <summary>What is done to each of several topics.</summary>
/// <param name="Deed">What.</param>
/// <param name="CategoryId">Where to, for a move.</param>
/// <param name="Tags">The tags, as typed.</param>
public sealed record ManyChange(ManyDeed Deed, long? CategoryId = null, IReadOnlyList<string>? Tags = null);

/// <summary>What came of one of them.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="ChangeId">The change, by which it can be undone; 0 where everything was so already, and where it was refused.</param>
/// <param name="Problem">Why it was refused, or null.</param>
public sealed record ManyLine(long TopicId, long ChangeId, Problem? Problem);

/// <summary>
/// Does to several topics what is done to one: each by its own deed, with its own permission, log and undo. In the limits all of them count as one edit.
/// </summary>
public sealed class ManyTopics(KeptTopics topics, Screening screening, Database database, TimeProvider time)
{
    /// <summary>How many at once.</summary>
    public const int Most = 50;

    /// <summary>Does it to each and tells what came of it. Where all are refused for the same reason, that is the answer.</summary>
    public async Task<Result<IReadOnlyList<ManyLine>>> Do(Actor actor, IReadOnlyList<long> topicIds, ManyChange change, string? reason, CancellationToken ct)
    {
        if (await MayNot(actor, ct) is { } refused)
        {
            return refused;
        }

        var ids = topicIds.Distinct().ToList();
        if ((ids.Count == 0 ? Problem.Invalid<ForumText>("topicIds", "ManyNothing")
            : ids.Count > Most ? Problem.Invalid<ForumText>("topicIds", "ManyTooMany", Most)
            : Enum.IsDefined(change.Deed) ? null : Problem.Invalid<KernelText>("deed", "UnknownValue", change.Deed)) is { } problem)
        {
            return problem;
        }

        var (inOneGo, lines) = (topics.InOneGo(actor), new List<ManyLine>());
        foreach (var id in ids)
        {
            var result = await Do(inOneGo, actor, id, change, reason, ct);
            lines.Add(new(id, result.Done ? result.Value.ChangeId : 0, result.Problem));
        }

        return lines[0].Problem is { } same && lines.TrueForAll(line => line.Problem is { } p && (p.Code, p.Field) == (same.Code, same.Field)) ? same : lines;
    }

    private Task<Result<Kept>> Do(KeptTopics topics, Actor actor, long id, ManyChange change, string? reason, CancellationToken ct) => change.Deed switch
    {
        ManyDeed.Move => new TopicMoves(topics).Move(actor, id, change.CategoryId ?? 0, reason, ct),
        ManyDeed.Close => new TopicStates(topics).Close(actor, id, new(), reason, ct),
        ManyDeed.Open => new TopicStates(topics).Open(actor, id, null, reason, ct),
        ManyDeed.Tag => new TopicNames(topics, screening).Tag(actor, id, change.Tags ?? [], reason, ct),
        _ => new TopicStates(topics).Archive(actor, id, reason, ct),
    };

    private Task<Problem?> MayNot(Actor actor, CancellationToken ct) =>
        database.Read(async db => (await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).MayNotWrite);
}
