namespace Portal.Commons.People;

/// <summary>What a room keeps of a person's own, for their export; each room that keeps something brings one or more.</summary>
public interface IPersonalData
{
    /// <summary>The name of the list, in camelCase: <c>posts</c>.</summary>
    string Name { get; }

    /// <summary>All of it, oldest first, row by row.</summary>
    IAsyncEnumerable<object> Export(long accountId);
}
