using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Privacy;

/// <summary>Something out of which personal data can be taken, as somebody may see it.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="AuthorId">Who wrote it, or null where that was nobody with an account.</param>
/// <param name="Place">Where it stands, or null.</param>
/// <param name="Texts">Its title, its text and its earlier versions: in these the pieces are looked for.</param>
public sealed record RescuedThing(Subject Subject, long? AuthorId, Subject? Place, IReadOnlyList<string> Texts)
{
    /// <summary>What it stands in, as <c>topic:12</c>, by which drafts of answers are kept; null for what stands in nothing.</summary>
    public Subject? Whole { get; init; }

    /// <summary>The address that leads to it, as <c>/t/12</c>, whatever may follow its number; null where none does.</summary>
    public string? Address { get; init; }

    /// <summary>By what the files in it are held (<see cref="Platform.Files.FileUse"/>); null where that is itself.</summary>
    public Subject? Holder { get; init; }

    /// <summary>It, for who keeps order where it stands and is not below who wrote it; else why not.</summary>
    public Result<RescuedThing> For(Standing standing, Roles author) =>
        (ModerationRules.MayNotModerate(standing, Place) ?? ModerationRules.IsAbove(standing, Place, author)) is { } refused ? refused : this;
}

/// <summary>A room whose tables hold what people wrote. Each is asked for each rescue, in one transaction.</summary>
public interface IRescued
{
    /// <summary>The first word of the subjects that are its own: <c>post</c>.</summary>
    string Kind { get; }

    /// <summary>One of its things, for who may take personal data out of it; else why not.</summary>
    Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct);

    /// <summary>
    /// Takes the words out of its tables, inside a deed: where the order's subject is its own, out of that thing and everything that goes with it; everywhere else, where the order says so, out of quotes.
    /// Tells the news by which pages are made anew, and says in the order what the search must know anew.
    /// </summary>
    Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct);
}
