using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Forum;

/// <summary>Finds the people that somebody who writes at a place may want to speak to: only those who may see the place.</summary>
public sealed class WhomToMention(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>How many are offered.</summary>
    public const int Most = 8;

    private const int LatestPosts = 300;

    /// <summary>Those whose names begin so: first who wrote in the topic, the latest first, then everybody else. An empty beginning offers the former alone.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="topicId">The topic that is written in, or null.</param>
    /// <param name="categoryId">The category that a topic is begun in, or null.</param>
    /// <param name="beginning">What was typed of the name.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<Result<List<PersonView>>> Find(Actor actor, long? topicId, long? categoryId, string? beginning, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        if ((Bounds.Check("q", beginning, 60, min: 0) ?? limits.Take(Limited.LookUps, actor)) is { } problem)
        {
            return problem;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (standing.AccountId is null)
        {
            return Problem.SignIn;
        }

        if (await PlaceOf(db, standing, topicId, categoryId, ct) is not { } place)
        {
            return Problem.NotFound;
        }

        var here = topicId is { } topic ? await Writers(db, standing, topic, ct) : [];
        var typed = LookupNames.Of(beginning);
        var others = await PeopleByName.Find(db, typed, place.Public ? null : place.GroupId, Most + 1, ct);
        return here.Where(p => PeopleByName.IsMeant(p, typed)).Concat(others).DistinctBy(p => p.Id).Where(p => p.Id != me).Take(Most).ToList();
    }

    private sealed record Place(long? GroupId, bool Public);

    private static Task<Place?> PlaceOf(PortalDb db, Standing standing, long? topicId, long? categoryId, CancellationToken ct) =>
        topicId is not null ? db.Set<Topic>().SeenBy(standing).Where(t => t.Id == topicId).Select(t => new Place(t.GroupId, t.Public)).FirstOrDefaultAsync(ct)
        : categoryId is not null ? db.Set<Category>().SeenBy(standing).Where(c => c.Id == categoryId).Select(c => new Place(c.GroupId, c.Public)).FirstOrDefaultAsync(ct)
        : Task.FromResult<Place?>(new Place(null, true));

    private static async Task<List<PersonView>> Writers(PortalDb db, Standing standing, long topicId, CancellationToken ct)
    {
        var latest = db.Set<Post>().SeenBy(db, standing).Where(p => p.TopicId == topicId).OrderByDescending(p => p.Number).Take(LatestPosts);
        var writers = latest.GroupBy(p => p.AuthorId).Select(g => new { Id = g.Key, Last = g.Max(p => p.Number) });
        return await (
            from w in writers
            join a in db.Set<Account>() on w.Id equals a.Id
            where a.NormalizedEmail != null || a.Imported
            orderby w.Last descending
            select new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles)).ToListAsync(ct);
    }
}
