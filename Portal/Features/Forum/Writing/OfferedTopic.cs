using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Search;

namespace Portal.Features.Forum;

/// <summary>A topic as it is offered to somebody who writes, or who has read another one.</summary>
/// <param name="Id">The topic.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its page.</param>
/// <param name="Solved">True where an answer was accepted.</param>
/// <param name="Replies">How many replies can be seen.</param>
public sealed record OfferedTopic(long Id, string Title, string Url, bool Solved, int Replies)
{
    /// <summary>A topic's row as it is offered.</summary>
    internal static Expression<Func<Topic, OfferedTopic>> Of { get; } = t => new(t.Id, t.Title, "/t/" + t.Id + "/" + t.Slug, t.AcceptedPostId != null, t.PostCount - 1);

    /// <summary>
    /// The topics of posts that were found, the likest first: those whose titles share most with a text, then the solved ones, then in the order in which they were found. A title that
    /// is not like the text asks something else; but those whose first posts were found before all others may say the same in other words.
    /// </summary>
    /// <param name="seenPosts">The posts that may be seen.</param>
    /// <param name="seenTopics">The topics that may be seen.</param>
    /// <param name="posts">What was found, the likest first.</param>
    /// <param name="text">What it was found by.</param>
    /// <param name="inOtherWords">How many of those found first may have any title.</param>
    /// <param name="ct">Stops the reading.</param>
    internal static async Task<List<OfferedTopic>> OfPosts(IQueryable<Post> seenPosts, IQueryable<Topic> seenTopics, List<long> posts, string text, int inOtherWords, CancellationToken ct)
    {
        var likeness = Likeness.To(text);
        var rows = await (
            from p in seenPosts
            join t in seenTopics on p.TopicId equals t.Id
            where posts.Contains(p.Id)
            select new { p.Id, p.Number, Topic = new OfferedTopic(t.Id, t.Title, "/t/" + t.Id + "/" + t.Slug, t.AcceptedPostId != null, t.PostCount - 1) }).ToListAsync(ct);
        return [.. rows
            .Select(row => (row.Topic, row.Number, Shared: likeness.Shared(row.Topic.Title), At: posts.IndexOf(row.Id)))
            .Where(row => likeness.IsLike(row.Shared) || (row.Number == 1 && row.At < inOtherWords))
            .OrderByDescending(row => row.Shared).ThenByDescending(row => row.Topic.Solved).ThenBy(row => row.At)
            .Select(row => row.Topic).DistinctBy(topic => topic.Id)];
    }
}
