using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Forum;

/// <summary>What came of a deed on a topic.</summary>
/// <param name="TopicId">The topic in which to look for it.</param>
/// <param name="ChangeId">The change, by which it can be undone; 0 where everything was so already.</param>
public readonly record struct Kept(long TopicId, long ChangeId);

/// <summary>A topic that is locked for a change, and who changes it.</summary>
internal sealed record KeptTopic(PortalDb Db, Actor Actor, Standing Standing, Topic Topic, Topic? Other, DateTime Now)
{
    /// <summary>Who started it.</summary>
    public required PostAuthor Author { get; init; }

    /// <summary>Why who changes this topic may not keep order in the other one; null where they may, or there is none.</summary>
    public Problem? NotInOther { get; init; }

    /// <summary>True where an earlier change is undone: that is logged, but the topic's page tells of neither.</summary>
    public bool Undoing { get; init; }

    /// <summary>The answer where everything was so already.</summary>
    public Kept Same => new(Topic.Id, 0);

    /// <summary>Whose deed it is; null for the portal itself. What a timer does is the deed of who set it.</summary>
    public long? By => Actor.AccountId;

    /// <summary>Remembers a change of this topic, and logs it, with how it read before and after where that can be said in words. The id is there after the next save.</summary>
    public TopicChange Note(TopicDeed deed, AuditAction action, string? reason, string? before = null, string? after = null, int count = 0, string? details = null, (string Before, string After)? said = null)
    {
        var change = Add(Topic, deed, reason, Topic.LastNumber, null, count, before, after);
        Db.Audit(Actor, action, new("topic", Topic.Id), Now, change.Reason, details, said?.Before, said?.After, Topic.Board.Place, Topic.AuthorId);
        return change;
    }

    /// <summary>Remembers a change of this topic or the other one without logging it.</summary>
    public TopicChange Add(Topic topic, TopicDeed deed, string? reason, int afterNumber, long? otherTopicId, int count, string? before = null, string? after = null)
    {
        var change = new TopicChange
        {
            TopicId = topic.Id,
            Deed = deed,
            ById = By,
            At = Now,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            AfterNumber = afterNumber,
            OtherTopicId = otherTopicId,
            Count = count,
            Before = before,
            After = after,
            UndoneAt = Undoing ? Now : null,
        };
        Db.Add(change);
        topic.Changes++;
        return change;
    }

    /// <summary>Tells those who have the topic open, and the lists in which it stands.</summary>
    public void Tell(TopicDeed deed) => Db.Tell(new TopicChanged(Topic.Id, EnumWords.Of(deed), Topic.GroupId, Topic.Public));

    /// <summary>Lets those be told whom a change concerns that was saved; what undoes another is told to nobody.</summary>
    public void TellConcerned(TopicChange change)
    {
        if (!Undoing)
        {
            Db.Tell(new OrderKept(change.Id));
        }
    }

    /// <summary>Saves, lets those be told whom it concerns, and answers with the change.</summary>
    public async Task<Kept> Done(TopicChange change, CancellationToken ct)
    {
        await Db.SaveChangesAsync(ct);
        TellConcerned(change);
        return new(Topic.Id, change.Id);
    }
}

/// <summary>Runs the deeds that keep order: locks the topic, or two, asks the rule, and does it. Each counts as an edit in the limits.</summary>
public sealed class KeptTopics(Database database, RateLimits limits, TimeProvider time)
{
    private Func<Problem?>? counted;

    /// <summary>The same for several topics in one go: they count once, however many there are.</summary>
    internal KeptTopics InOneGo(Actor actor) => new(database, limits, time) { counted = limits.Once(Limited.Edits, actor) };

    /// <summary>Changes a topic whose order the actor keeps.</summary>
    internal Task<Result<Kept>> Change(Actor actor, long topicId, Func<KeptTopic, Task<Result<Kept>>> change, CancellationToken ct) =>
        Change(actor, topicId, null, MayNotKeep, change, ct);

    /// <summary>
    /// Changes a topic, and with it perhaps another one, which is null where there is none that the actor may see. One that was merged is there only where
    /// <paramref name="mergedToo"/> asks for it as the other one.
    /// </summary>
    internal Task<Result<Kept>> Change(
        Actor actor, long topicId, long? otherId, Func<Standing, Topic, PostAuthor, Problem?> mayNot, Func<KeptTopic, Task<Result<Kept>>> change, CancellationToken ct, bool mergedToo = false)
    {
        var pace = counted ?? limits.Once(Limited.Edits, actor);
        return database.Write(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                List<long> ids = otherId is { } other && other != topicId ? [topicId, other] : [topicId];
                await db.Lock<Topic>(ids, ct);
                var topics = (await db.Set<Topic>().AsTracking().Where(t => ids.Contains(t.Id)).ToListAsync(ct))
                    .Where(t => ForumRules.MaySee(standing, t) || (mergedToo && t.Id == otherId && t.MergedIntoId == topicId)).ToList();
                if (topics.Find(t => t.Id == topicId) is not { } topic)
                {
                    return Problem.NotFound;
                }

                var author = await AuthorOf(db, topic, ct);
                if ((mayNot(standing, topic, author) ?? await HostAbove(db, standing, topic.Board, author.Id, ct) ?? pace()) is { } problem)
                {
                    return problem;
                }

                var second = topics.Find(t => t.Id == otherId);
                return await change(new(db, actor, standing, topic, second, now)
                {
                    Author = author,
                    NotInOther = second is null ? null : KeepingRules.MayNotKeep(standing, second.Board, await AuthorOf(db, second, ct)) ?? await HostAbove(db, standing, second.Board, second.AuthorId, ct),
                });
            },
            ct).LogRefusal(database, actor, new("topic", topicId), time.GetUtcNow().UtcDateTime, ct);
    }

    /// <summary>Why somebody may not keep order in a topic, or null: what every deed asks that does.</summary>
    internal static Problem? MayNotKeep(Standing standing, Topic topic, PostAuthor author) => KeepingRules.MayNotKeep(standing, topic.Board, author);

    /// <summary>Why somebody may not change what another wrote who runs the club on whose board it stands, or null: that is above the moderators whom its hosts made (<see cref="HostsAbove"/>).</summary>
    internal static async Task<Problem?> HostAbove(PortalDb db, Standing standing, Board at, long authorId, CancellationToken ct) =>
        authorId != standing.AccountId && await HostsAbove.Stands(db, standing, at.Place, authorId, ct) ? HostDecision : null;

    /// <summary>Says that whoever wrote it runs the club.</summary>
    internal static Problem HostDecision => Problem.Refused<FlagText>("HostDecision");

    /// <summary>Who started a topic, with the roles that they have now.</summary>
    internal static async Task<PostAuthor> AuthorOf(PortalDb db, Topic topic, CancellationToken ct) =>
        new(topic.AuthorId, await db.Set<Account>().Where(a => a.Id == topic.AuthorId).Select(a => a.Roles).FirstOrDefaultAsync(ct));

    /// <summary>The problem with a reason, or null.</summary>
    internal static Problem? CheckReason(string? reason) => Bounds.Check("reason", reason, TopicChange.MostReason, min: 0);
}
