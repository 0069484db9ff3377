namespace Portal.Commons.People;

/// <summary>Names the live channel of a group: a club has the id of its group, so it is the club's channel.</summary>
public static class GroupNews
{
    /// <summary>The channel.</summary>
    public static string Channel(long groupId) => $"club:{groupId}";
}
