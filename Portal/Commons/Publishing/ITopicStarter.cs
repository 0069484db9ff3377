using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Publishing;

/// <summary>Where a topic can be started.</summary>
/// <param name="Id">The place.</param>
/// <param name="Name">What it is called.</param>
public sealed record PublicPlace(long Id, string Name);

/// <summary>What is to be published.</summary>
/// <param name="PlaceId">Where: one of <see cref="ITopicStarter.Places"/>.</param>
/// <param name="Title">The title.</param>
/// <param name="Text">The first post, in Markdown.</param>
/// <param name="Tags">Its tags, as typed.</param>
/// <param name="Question">True for a question, false for a discussion.</param>
public sealed record Publication(long PlaceId, string Title, string Text, IReadOnlyList<string> Tags, bool Question);

/// <summary>A topic, for a link to it.</summary>
/// <param name="Id">The topic.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address.</param>
public sealed record PublishedTopic(long Id, string Title, string Url);

/// <summary>Where topics live: rooms that make a topic of their own things start it here.</summary>
public interface ITopicStarter
{
    /// <summary>The longest title, in characters.</summary>
    int MostTitle { get; }

    /// <summary>The longest text, in characters.</summary>
    int MostText { get; }

    /// <summary>The places in which somebody may start one.</summary>
    Task<IReadOnlyList<PublicPlace>> Places(Actor actor, CancellationToken ct);

    /// <summary>Starts a topic in the actor's name. The same key makes one topic, however often it is sent.</summary>
    Task<Result<PublishedTopic>> Start(Actor actor, Publication publication, string? key, CancellationToken ct);

    /// <summary>Those of these topics that somebody may see.</summary>
    Task<IReadOnlyList<PublishedTopic>> Find(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct);
}
