using System.Globalization;
using Portal.Commons.Search;

namespace Portal.Features.Forum;

/// <summary>What of a topic is marked on its posts in the search index.</summary>
internal sealed record MarkedTopic(long Id, long CategoryId, int PostCount, bool Solved, bool Announcement);

/// <summary>What posts can be narrowed by: every post carries what its topic is. What changes any of it must touch the posts: see <see cref="TouchedPosts"/>.</summary>
internal static class PostMarks
{
    /// <summary>On the posts of a question with an accepted answer.</summary>
    public const string Solved = "solved";

    /// <summary>On the first post of a topic without a reply.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>On the posts of an announcement.</summary>
    public const string Announcement = "announcement";

    public static string Topic(long id) => Mark("topic", id);

    public static string Category(long id) => Mark("category", id);

    public static string Tag(long id) => Mark("tag", id);

    public static IReadOnlyList<string> Of(MarkedTopic topic, long authorId, IEnumerable<long> tags)
    {
        var marks = new List<string> { SearchOperators.AuthorMark(authorId), Topic(topic.Id), Category(topic.CategoryId) };
        marks.AddRange(tags.Select(Tag));
        if (topic.Solved)
        {
            marks.Add(Solved);
        }

        if (topic.Announcement)
        {
            marks.Add(Announcement);
        }

        if (topic.PostCount <= 1)
        {
            marks.Add(Unanswered);
        }

        return marks;
    }

    private static string Mark(string name, long id) => string.Create(CultureInfo.InvariantCulture, $"{name}{id}");
}
