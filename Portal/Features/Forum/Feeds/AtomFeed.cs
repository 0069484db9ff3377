namespace Portal.Features.Forum;

/// <summary>An entry of a feed.</summary>
/// <param name="Path">Its address on the portal.</param>
/// <param name="Id">The path that never changes, whatever becomes of the title: readers know entries by it.</param>
/// <param name="Title">One line.</param>
/// <param name="Author">The name to show.</param>
/// <param name="AuthorPath">The author's page.</param>
/// <param name="Published">When it was written.</param>
/// <param name="Updated">When it last changed.</param>
/// <param name="Html">The text, as stored.</param>
internal sealed record AtomEntry(string Path, string Id, string Title, string Author, string AuthorPath, DateTime Published, DateTime Updated, string Html);

/// <summary>A feed.</summary>
/// <param name="Path">Its own address.</param>
/// <param name="PagePath">The page that shows the same.</param>
/// <param name="Title">Its name.</param>
/// <param name="Entries">Newest first.</param>
internal sealed record AtomFeed(string Path, string PagePath, string Title, IReadOnlyList<AtomEntry> Entries)
{
    /// <summary>When anything in it last changed; a feed without entries has always been as it is.</summary>
    public DateTime Updated => Entries.Count == 0 ? DateTime.UnixEpoch : Entries.Max(e => e.Updated);
}
