using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>What a room keeps of a person's own, for their export and their erasure; each room that keeps something brings one or more.</summary>
public interface IPersonalData
{
    /// <summary>The name of the list, in camelCase: <c>posts</c>.</summary>
    string Name { get; }

    /// <summary>All of it, oldest first, row by row.</summary>
    IAsyncEnumerable<object> Export(long accountId);

    /// <summary>Locks what others lock before they write somebody's name in it, such as the events that they answered: asked before the account is locked for being erased.</summary>
    Task Lock(PortalDb db, long accountId, CancellationToken ct) => Task.CompletedTask;

    /// <summary>
    /// Takes out what must not outlive the person, in the deed that erases them. What they said in public stays, under a name that says nothing: where that is all, there is nothing to do.
    /// </summary>
    Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => Task.CompletedTask;
}
