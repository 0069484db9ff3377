using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>The three orders that lists of topics have, each along an index, and the cursors of each.</summary>
internal static class TopicOrder
{
    /// <summary>A cursor carries a time; a list by score carries the score in its place, moved so that it cannot be negative.</summary>
    private const long Bias = int.MaxValue;

    /// <summary>The letter by which a cursor says which order it is of; none is a hexadecimal digit.</summary>
    private static char LetterOf(TopicSort sort) => sort switch { TopicSort.New => 'n', TopicSort.Top => 't', _ => 'l' };

    /// <summary>Reads a cursor of a list; nothing is its beginning, and what was not handed out by a list in the same order gives null.</summary>
    public static Cursor? Read(string? text, TopicSort sort) =>
        string.IsNullOrEmpty(text) ? Cursor.Start : text.Length > 1 && text[0] == LetterOf(sort) ? Cursor.Parse(text[1..]) : null;

    /// <summary>The cursor after a topic.</summary>
    public static string CursorOf(TopicRow row, TopicSort sort) => LetterOf(sort) + (sort switch
    {
        TopicSort.New => new Cursor(row.CreatedAt, row.Id),
        TopicSort.Top => new Cursor(new DateTime(row.Score + Bias, DateTimeKind.Utc), row.Id),
        _ => new Cursor(row.LastPostAt, row.Id),
    }).ToString();

    /// <summary>The topics after a cursor, in order. That none stands before it is said by itself, for the index to begin there.</summary>
    public static IQueryable<Topic> Ordered(this IQueryable<Topic> topics, TopicSort sort, Cursor from)
    {
        var (at, id) = (from.At, from.Id);
        var score = from == Cursor.Start ? int.MaxValue : (int)(at.Ticks - Bias);
        return sort switch
        {
            TopicSort.New => topics.Where(t => t.CreatedAt <= at && (t.CreatedAt < at || t.Id < id)).OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id),
            TopicSort.Top => topics.Where(t => t.Score <= score && (t.Score < score || t.Id < id)).OrderByDescending(t => t.Score).ThenByDescending(t => t.Id),
            _ => topics.Where(t => t.LastPostAt <= at && (t.LastPostAt < at || t.Id < id)).OrderByDescending(t => t.LastPostAt).ThenByDescending(t => t.Id),
        };
    }
}
