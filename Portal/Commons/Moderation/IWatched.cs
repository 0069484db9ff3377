using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Commons.Moderation;

/// <summary>Something that somebody wrote, as it passes by in the watch.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Place">The name of the place: a category, a room.</param>
/// <param name="Title">What it belongs to: the topic.</param>
/// <param name="Url">Where it stands.</param>
/// <param name="Html">The text.</param>
/// <param name="At">When it was written.</param>
/// <param name="Hidden">True while it is hidden.</param>
/// <param name="Deleted">True when it was deleted.</param>
public sealed record WatchedItem(Subject Subject, PersonView Author, string Place, string Title, string Url, SafeHtml Html, DateTime At, bool Hidden, bool Deleted)
{
    /// <summary>Its place in the river.</summary>
    public Cursor Cursor => new(At, Subject.Id);
}

/// <summary>A room whose new writings pass by in the moderators' watch, and can be answered there.</summary>
public interface IWatched
{
    /// <summary>The first word of its subjects: <c>post</c>.</summary>
    string Kind { get; }

    /// <summary>The longest answer.</summary>
    int MostAnswer { get; }

    /// <summary>The newest writings before a place, newest first, hidden ones included. Who moderates some places alone sees those of these places.</summary>
    Task<IReadOnlyList<WatchedItem>> Latest(PortalDb db, Standing standing, Cursor before, int size, CancellationToken ct);

    /// <summary>Answers one of them as the actor; the same key makes one answer.</summary>
    Task<Result<Nothing>> Answer(Actor actor, long id, string text, string key, CancellationToken ct);
}
