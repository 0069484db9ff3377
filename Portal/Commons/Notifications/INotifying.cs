using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Commons.Notifications;

/// <summary>Somebody to be told.</summary>
/// <param name="AccountId">Who.</param>
/// <param name="Kind">What it is to them.</param>
/// <param name="Mail">By which letter, where a place that they watch says otherwise than their settings.</param>
/// <param name="Bell">Whether in the bell, where it says otherwise of that, too.</param>
public readonly record struct Told(long AccountId, NotificationKind Kind, MailChoice? Mail = null, bool? Bell = null);

/// <summary>One thing that happened, and whom to tell of it. Whoever it names may see it, has not read it, did not do it and does not want to be spared it.</summary>
public abstract class Tiding
{
    /// <summary>What it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What that belongs to and is read with.</summary>
    public required Subject Whole { get; init; }

    /// <summary>The subject's place in the whole.</summary>
    public required int Number { get; init; }

    /// <summary>Who did it; 0 for the portal itself.</summary>
    public required long ById { get; init; }

    /// <summary>When.</summary>
    public required DateTime At { get; init; }

    /// <summary>Those whom it concerns themselves: a hundred at most. Somebody may stand there with several kinds.</summary>
    public abstract Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct);

    /// <summary>
    /// The next of those who watch, whose ids are greater than <paramref name="after"/>, in the order of their ids. The work grows with them, not with the members there are.
    /// </summary>
    public abstract Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct);
}

/// <summary>A page of those who watch.</summary>
/// <param name="People">Whom to tell.</param>
/// <param name="Next">After whom it goes on; null at the end.</param>
public sealed record Watchers(IReadOnlyList<Told> People, long? Next)
{
    /// <summary>Nobody.</summary>
    public static Watchers Nobody { get; } = new([], null);
}

/// <summary>What a notification is about, as its reader sees it now.</summary>
/// <param name="Title">The title of the whole.</param>
/// <param name="Url">Where the subject stands.</param>
/// <param name="Text">The beginning of its words, for letters.</param>
public sealed record NotifiedThing(string Title, string Url, string Text)
{
    /// <summary>Which of a kind's sentences says it, where there are several: the end of its key.</summary>
    public string Form { get; init; } = "";

    /// <summary>The same for a row in which it stands with others; null for the same sentence.</summary>
    public string? FormOfSeveral { get; init; }

    /// <summary>The list by which it is sent: in letters of its own, which are stopped alone. Null for what stands among everything else.</summary>
    public MailedList? List { get; init; }
}

/// <summary>A list: letters to those who belong to something, such as a club.</summary>
/// <param name="Place">What that is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Url">Where its reader chooses how often it comes.</param>
public sealed record MailedList(Subject Place, string Name, string Url);

/// <summary>A room that sends lists.</summary>
public interface IMailsLists
{
    /// <summary>The first word of what its lists belong to: <c>club</c>.</summary>
    string Kind { get; }

    /// <summary>What a list is called, for who holds a link out of one of its letters; null where they may not know of it any more.</summary>
    Task<string?> NameOf(PortalDb db, long accountId, long placeId, CancellationToken ct);

    /// <summary>Somebody stopped its letters, those that are waiting too; twice is as good as once. Inside a deed.</summary>
    Task Stop(PortalDb db, long accountId, long placeId, CancellationToken ct);
}

/// <summary>A room that has something to tell. Its subjects are all of one kind.</summary>
public interface INotifying
{
    /// <summary>The first word of its subjects: <c>post</c>.</summary>
    string Kind { get; }

    /// <summary>What of the news is worth telling.</summary>
    Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct);

    /// <summary>Of notifications about its subjects those that somebody may see, and that still hold.</summary>
    IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications);

    /// <summary>Of notifications about its subjects those whose readers have read what they tell of: none, where a room cannot know.</summary>
    IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) => notifications.Where(n => false);

    /// <summary>What its subjects are, those alone that somebody may see.</summary>
    Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct);

    /// <summary>Somebody stopped the letters of a kind, or, without one, digests: what places that they watch say otherwise goes with it, where a room has such places. Inside a deed.</summary>
    Task StopLetters(PortalDb db, long accountId, NotificationKind? kind, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>A line of the digest beside the notifications.</summary>
/// <param name="Title">What there is to read.</param>
/// <param name="Url">Where.</param>
public sealed record PopularThing(string Title, string Url);

/// <summary>A room that knows what others found worth reading.</summary>
public interface IPopular
{
    /// <summary>The best of what was written since a time and what this reader has not opened; a handful.</summary>
    Task<IReadOnlyList<PopularThing>> Since(PortalDb db, Standing standing, DateTime since, CancellationToken ct);
}
