using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>A change of a topic as who keeps order there reads it.</summary>
/// <param name="Note">What was done.</param>
/// <param name="By">Who, or null for the portal itself.</param>
/// <param name="Undone">True once it was undone, or where it undid something itself.</param>
/// <param name="CanUndo">True while it can be.</param>
public sealed record TopicHistoryLine(TopicNote Note, PersonView? By, bool Undone, bool CanUndo);

/// <summary>What was done to a topic as a whole.</summary>
public sealed class TopicHistory(Database database, TimeProvider time)
{
    private const int Most = 50;

    /// <summary>The newest changes, newest first. For who keeps order there.</summary>
    public async Task<Result<IReadOnlyList<TopicHistoryLine>>> Read(Actor actor, long topicId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (await db.Set<Topic>().SeenBy(standing).FirstOrDefaultAsync(t => t.Id == topicId, ct) is not { } topic)
        {
            return Problem.NotFound;
        }

        if (!KeepingRules.Keeps(standing, topic.Board))
        {
            return standing.IsMember ? Problem.NotAllowed : Problem.SignIn;
        }

        var rows = await (
            from c in db.Set<TopicChange>()
            from a in db.Set<Account>().Where(a => a.Id == c.ById).DefaultIfEmpty()
            where c.TopicId == topicId
            orderby c.Id descending
            select new { Change = c, By = a == null ? null : new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).Take(Most).ToListAsync(ct);
        var former = await TopicMoves.FormerPlaces(db, standing, rows.ConvertAll(r => r.Change), ct);
        var author = await KeptTopics.AuthorOf(db, topic, ct);
        var above = await KeptTopics.HostAbove(db, standing, topic.Board, author.Id, ct) is not null;
        var now = await TopicNow.Read(db, topic, time.GetUtcNow().UtcDateTime, ct);
        return rows.ConvertAll(r => new TopicHistoryLine(
            new(r.Change.Id, r.Change.Deed, r.Change.AfterNumber, r.By?.DisplayName, r.Change.At, r.Change.Reason, r.Change.OtherTopicId, r.Change.Count),
            r.By,
            r.Change.UndoneAt is not null,
            !above && KeepingRules.CanUndo(r.Change, now) && KeepingRules.MayNotUndo(standing, r.Change, topic, author, former.GetValueOrDefault(r.Change.Id)) is null));
    }
}
