using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>
/// What narrows a list of topics, besides its order. A list is read along the index of its order as long as what is wanted is not rare; where one of its conditions holds for
/// few topics, it begins from those instead, and no index has to be kept for every pair of condition and order. Conditions that each hold for many topics and together for hardly any
/// make it look at more, at most at every topic once.
/// </summary>
internal static class TopicNarrowing
{
    /// <summary>So many topics are few: to look at all of them takes a millisecond or two. With several conditions as many for each: the rarer is what meets them all, the further one would have to look for it.</summary>
    private const int Few = 1000;

    /// <summary>The topics for which all conditions of the filter hold.</summary>
    public static async Task<IQueryable<Topic>> NarrowedBy(this IQueryable<Topic> topics, PortalDb db, Standing standing, TopicFilter filter, DateTime now, CancellationToken ct)
    {
        var sets = Sets(db, standing, filter, now).ToList();
        var few = await FirstOfFew(sets, ct);
        topics = sets.Aggregate(topics, (all, set) => all.Where(set.IsOrdered && few is null ? set.Holds : Unindexed(set.Holds)));
        return few is null ? topics : topics.Where(t => few.Ids.Contains(t.Id));
    }

    private static async Task<TopicSet?> FirstOfFew(List<TopicSet> sets, CancellationToken ct)
    {
        foreach (var set in sets.Where(set => !set.IsOrdered))
        {
            if (!await set.Ids.Skip(Few * sets.Count).AnyAsync(ct))
            {
                return set;
            }
        }

        return null;
    }

    /// <summary>Says a condition so that no index is used for it. SQLite does not count: it would begin from any index with an equal sign, and sort a third of all topics.</summary>
    private static Expression<Func<Topic, bool>> Unindexed(Expression<Func<Topic, bool>> condition)
    {
        var id = Expression.Property(condition.Parameters[0], nameof(Topic.Id));
        var zero = Expression.Constant(0L);
        return Expression.Lambda<Func<Topic, bool>>(Expression.GreaterThan(Expression.Condition(condition.Body, id, zero), zero), condition.Parameters);
    }

    /// <summary>The conditions, those first that are likely to hold for the fewest.</summary>
    private static IEnumerable<TopicSet> Sets(PortalDb db, Standing standing, TopicFilter filter, DateTime now)
    {
        var all = db.Set<Topic>();
        if (filter.Sort == TopicSort.Mine)
        {
            yield return Mine(db, standing.AccountId);
        }

        foreach (var tag in filter.Tags)
        {
            yield return Tagged(db, tag);
        }

        if (filter.StateWanted is { } state)
        {
            yield return state switch
            {
                AnswerState.Unanswered => new(t => t.PostCount == 1, all.Where(t => t.PostCount == 1).OrderByDescending(t => t.LastPostAt).Select(t => t.Id), filter.Sort != TopicSort.New && filter.Sort != TopicSort.Top),
                AnswerState.Solved => new(t => t.AcceptedPostId != null, all.Where(t => t.AcceptedPostId != null).OrderByDescending(t => t.CreatedAt).Select(t => t.Id)),
                _ => new(t => t.Kind == TopicKind.Question && t.AcceptedPostId == null, all.Where(t => t.Kind == TopicKind.Question).OrderByDescending(t => t.CreatedAt).Select(t => t.Id)),
            };
        }

        if (filter.Period.Beginning(now) is { } since)
        {
            yield return new(t => t.CreatedAt >= since, all.Where(t => t.CreatedAt >= since).OrderByDescending(t => t.CreatedAt).Select(t => t.Id), filter.Sort == TopicSort.New);
        }

        if (filter.Kind is { } kind)
        {
            yield return new(t => t.Kind == kind, all.Where(t => t.Kind == kind).OrderByDescending(t => t.CreatedAt).Select(t => t.Id));
        }

        if (filter.CategoryId is { } category)
        {
            yield return new(t => t.CategoryId == category, all.Where(t => t.CategoryId == category).OrderByDescending(t => t.LastPostAt).Select(t => t.Id), filter.Sort != TopicSort.New && filter.Sort != TopicSort.Top);
        }
    }

    private static TopicSet Tagged(PortalDb db, string tag)
    {
        var id = db.Set<Tag>().Where(t => t.Name == tag).OrderBy(t => t.Id).Select(t => t.Id);
        return new(t => db.Set<TopicTag>().Any(x => x.TopicId == t.Id && x.TagId == id.FirstOrDefault()), db.Set<TopicTag>().Where(x => x.TagId == id.FirstOrDefault()).OrderBy(x => x.TopicId).Select(x => x.TopicId));
    }

    /// <summary>Who writes in a topic follows it in some way; so those that were only read need not be looked at.</summary>
    private static TopicSet Mine(PortalDb db, long? me)
    {
        var marks = db.Set<TopicMark>().Where(m => m.AccountId == me && m.Level != null && m.Wrote);
        return new(t => marks.Any(m => m.TopicId == t.Id), marks.OrderBy(m => m.TopicId).Select(m => m.TopicId));
    }

    /// <summary>A condition: of a topic, and as the ids of all topics for which it holds, along an index.</summary>
    /// <param name="Holds">It holds for a topic.</param>
    /// <param name="Ids">All for which it holds, and perhaps some more.</param>
    /// <param name="IsOrdered">There is an index of these in the order of the list: it is read along that anyway.</param>
    private sealed record TopicSet(Expression<Func<Topic, bool>> Holds, IQueryable<long> Ids, bool IsOrdered = false);
}
