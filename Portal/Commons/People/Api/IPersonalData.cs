using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>What a room keeps of a person's own, for their export and their erasure; each room that keeps something brings one or more.</summary>
public interface IPersonalData
{
    /// <summary>The name of the list, in camelCase: <c>posts</c>.</summary>
    string Name { get; }

    /// <summary>All of it, oldest first, row by row.</summary>
    IAsyncEnumerable<object> Export(long accountId);

    /// <summary>
    /// Takes out what must not outlive the person, in the deed that erases them. What they said in public stays, under a name that says nothing: where that is all, there is nothing to do.
    /// </summary>
    Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => Task.CompletedTask;
}
