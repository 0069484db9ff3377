namespace Portal.Commons.People;

/// <summary>Names the live channel of a group: a club has the id of its group, so it is the club's channel.</summary>
public static class GroupNews
{
    /// <summary>The channel.</summary>
    public static string Channel(long groupId) => $"club:{groupId}";

    /// <summary>Where it is told that others may read a group's places now than before: for who has one of them open. Nobody outside listens to it.</summary>
    public static string Sight(long groupId) => $"sight:{groupId}";

    /// <summary>The same of what may belong to a group: none where it belongs to none.</summary>
    public static IEnumerable<string> SightsOf(long? groupId) => groupId is { } group ? [Sight(group)] : [];
}
