using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Commons.Moderation;

/// <summary>Something that can be flagged, as somebody may see it now.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Title">The title of the place it stands in; empty for one without.</param>
/// <param name="Html">The text.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Url">Where it stands; empty where this person may not go.</param>
/// <param name="Hidden">True while a moderator has taken it from view.</param>
/// <param name="Deleted">True when its author, or a moderator, deleted it.</param>
/// <param name="CreatedAt">When it was written.</param>
public sealed record ModeratedThing(Subject Subject, string Title, SafeHtml Html, PersonView Author, string Url, bool Hidden, bool Deleted, DateTime CreatedAt)
{
    /// <summary>Where it stands, as <c>category:5</c>, <c>club:7</c> or <c>room:4</c>; null where it stands nowhere. Only categories and clubs have moderators of their own.</summary>
    public Subject? Place { get; init; }

    /// <summary>True where the title is its own, as a topic's is its first post's: who changes it changes what they wrote. Otherwise it is that of the place, which others may rename.</summary>
    public bool OwnsTitle { get; init; }

    /// <summary>Stands for what it says now (<see cref="Stamps"/>), in its text and in a title of its own.</summary>
    public string Stamp => OwnsTitle ? Stamps.Of(Title, Html.Value) : Stamps.Of(Html.Value);

    /// <summary>Whether it says now what it said then.</summary>
    public bool Says(string title, string html) => Html.Value == html && (!OwnsTitle || Title == title);

    /// <summary>Whether it says now what was stamped. A stamp may hold a title that is not its own: that counts for nothing. One from before titles were stamped holds none: then the text alone counts.</summary>
    public bool Bears(string stamp) => OwnsTitle ? stamp == Stamp || (stamp.Length == Stamps.Length && stamp == Stamps.TextIn(Stamp)) : Stamps.TextIn(stamp) == Stamp;

    /// <summary>What else this person can do about it where it stands, such as editing or moving it.</summary>
    public IReadOnlyList<ThingDeed> Deeds { get; init; } = [];

    /// <summary>What was said before it, where those who decide cannot read that for themselves: kept with it when it is reported. A handful.</summary>
    public IReadOnlyList<SaidBefore> Before { get; init; } = [];
}

/// <summary>Something that can be done about a thing, and where.</summary>
/// <param name="Text">What, in the reader's language.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Url">The address at which it is done.</param>
/// <param name="Key">The key for it in the queue, the same on every card: a digit; empty for none.</param>
public sealed record ThingDeed(string Text, string Icon, string Url, string Key = "");

/// <summary>Something that was said before what was reported.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Author">Who said it.</param>
/// <param name="At">When.</param>
/// <param name="Html">The text; empty once its author's account is erased.</param>
public sealed record SaidBefore(Subject Subject, PersonView Author, DateTime At, SafeHtml Html);

/// <summary>A kind of thing that can be flagged and hidden. The room that owns it plugs in.</summary>
public interface IModerated
{
    /// <summary>The first word of its subjects: <c>post</c>.</summary>
    string Kind { get; }

    /// <summary>Whether they can be taken from view: what only few ever saw cannot.</summary>
    bool CanBeHidden => true;

    /// <summary>The things with these ids that this person may see, in any order.</summary>
    Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct);

    /// <summary>
    /// What somebody wrote of this kind that stands in others' view and that this person may see, in any order. Null for kinds that are not hidden by who wrote them: what is private is shown to
    /// moderators by who reports it, a club is not its founder's alone, and a file goes from view with what it stands in.
    /// </summary>
    IQueryable<WrittenThing>? WrittenBy(PortalDb db, Standing reader, long authorId) => null;

    /// <summary>
    /// Locks it until the deed ends, with whatever its room locks before it, so that it stays as it is looked at. Whoever works on a thing and its case locks the thing first: so does who writes it,
    /// as that may bring it before the moderators. What is not there needs no lock.
    /// </summary>
    Task Lock(PortalDb db, long id, CancellationToken ct);

    /// <summary>Takes it from everyone's view but the moderators', inside a deed: log and news included. One that is hidden already stays so.</summary>
    Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct);

    /// <summary>Shows it again, inside a deed.</summary>
    Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct);
}
