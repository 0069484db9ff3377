using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Commons.Watching;

/// <summary>What a moderator can do to something in its place in the watch.</summary>
[Flags]
public enum WatchActs
{
    /// <summary>Nothing but look.</summary>
    None = 0,

    /// <summary>Answer it.</summary>
    Answer = 1,

    /// <summary>Flag it, hide it, show it again.</summary>
    Decide = 2,

    /// <summary>Put tags on what it belongs to, and follow that.</summary>
    Sort = 4,
}

/// <summary>Something that somebody wrote, as a moderator may see it now.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Author">Whose it is.</param>
/// <param name="Place">The name of the place: a category, a room.</param>
/// <param name="Title">What it belongs to: the topic.</param>
/// <param name="Url">Where it stands.</param>
/// <param name="Html">The text.</param>
/// <param name="At">When it was written first.</param>
/// <param name="Hidden">True while it is hidden.</param>
/// <param name="Deleted">True when it was deleted.</param>
public sealed record WatchedItem(Subject Subject, PersonView Author, string Place, string Title, string Url, SafeHtml Html, DateTime At, bool Hidden, bool Deleted)
{
    /// <summary>What can be done to it here.</summary>
    public WatchActs Acts { get; init; }

    /// <summary>What is answered, flagged and hidden: itself, or the post that carries it.</summary>
    public Subject On { get; init; } = Subject;

    /// <summary>Where one sees what it was before it was changed; null where nothing is kept.</summary>
    public string? HistoryUrl { get; init; }
}

/// <summary>What of a thing the watch keeps beside its mark.</summary>
/// <param name="Id">The thing.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Whole">What it belongs to: <c>topic:12</c>.</param>
/// <param name="Place">Where that stands, as moderators of one place are given it: <c>category:5</c>, <c>club:7</c>.</param>
/// <param name="Title">Its own title, empty for none.</param>
/// <param name="Html">The text.</param>
/// <param name="IsAnswer">True for what answers somebody.</param>
public sealed record WatchedText(long Id, long AuthorId, Subject Whole, Subject Place, string Title, string Html, bool IsAnswer = false);

/// <summary>A place that the watch can be narrowed to.</summary>
/// <param name="Place">Which, as <c>category:5</c>.</param>
/// <param name="Name">What it is called.</param>
public sealed record WatchedPlace(Subject Place, string Name);

/// <summary>What the news of a room mean to the watch.</summary>
public abstract record Heard;

/// <summary>Words were written, or changed.</summary>
/// <param name="Id">The thing.</param>
/// <param name="Changed">False where they are new: then their author wrote them.</param>
/// <param name="ById">Who changed them; null where nobody knows, and then nobody has read them as they are now.</param>
public sealed record HeardWords(long Id, bool Changed, long? ById = null) : Heard;

/// <summary>Something looks otherwise now, its words being the same: it was hidden, or shown again.</summary>
/// <param name="Id">The thing.</param>
public sealed record HeardSight(long Id) : Heard;

/// <summary>A whole stands in another place.</summary>
public sealed record HeardMove(Subject Whole, Subject Place) : Heard;

/// <summary>Things of this kind came into a whole from another one; which ones, the room is asked (<see cref="IWatched.In"/>).</summary>
public sealed record HeardComing(Subject Whole) : Heard;

/// <summary>What stands in a whole.</summary>
/// <param name="Place">Where the whole stands.</param>
/// <param name="Subjects">Its things of one kind, as <c>post:12</c>: a part of a query.</param>
public sealed record WatchedWhole(Subject Place, IQueryable<string> Subjects);

/// <summary>A room's things of one kind as the moderators' watch needs them. The watch keeps marks and ids alone: what is shown is read from the room at that moment, by its rules.</summary>
public interface IWatched
{
    /// <summary>The first word of its subjects: <c>post</c>.</summary>
    string Kind { get; }

    /// <summary>What its things are called in the watch.</summary>
    WatchKind As { get; }

    /// <summary>The longest answer; 0 where nothing can be answered.</summary>
    int MostAnswer => 0;

    /// <summary>What a piece of news means; nothing, for most.</summary>
    Heard? Hear(News news);

    /// <summary>The texts of things, hidden ones too; one without words is left out.</summary>
    Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct);

    /// <summary>The things that this moderator may see, hidden and deleted ones too, in any order.</summary>
    Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct);

    /// <summary>Its things that stand in a whole now; null where none go from one to another, or the whole is gone.</summary>
    Task<WatchedWhole?> In(PortalDb db, Subject whole, CancellationToken ct) => Task.FromResult<WatchedWhole?>(null);

    /// <summary>The places in which its things stand and that this moderator keeps order in, at most <see cref="Watch.MostPlaces"/>.</summary>
    Task<IReadOnlyList<WatchedPlace>> Places(PortalDb db, Standing standing, CancellationToken ct) => Task.FromResult<IReadOnlyList<WatchedPlace>>([]);

    /// <summary>Answers one of them as the actor; the same key makes one answer.</summary>
    Task<Result<Nothing>> Answer(Actor actor, long id, string text, string key, CancellationToken ct) => Task.FromResult<Result<Nothing>>(Problem.NotFound);

    /// <summary>Puts tags on what it belongs to, beside those that are there.</summary>
    Task<Result<Nothing>> Tag(Actor actor, long id, IReadOnlyList<string> tags, CancellationToken ct) => Task.FromResult<Result<Nothing>>(Problem.NotFound);

    /// <summary>The actor is told of all that is written in what it belongs to.</summary>
    Task<Result<Nothing>> Follow(Actor actor, long id, CancellationToken ct) => Task.FromResult<Result<Nothing>>(Problem.NotFound);

    /// <summary>What else becomes a colleague's to whom it is handed, inside that deed: the question that it asks.</summary>
    Task HandOver(PortalDb db, Actor actor, long id, long toId, string? note, DateTime now, CancellationToken ct) => Task.CompletedTask;
}
