using Portal.Platform.Data;
using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>
/// How closely a topic is followed. What was chosen for the topic itself stands above all. Otherwise its places say: its category, its tags, who started it. What is muted
/// in one of them stays muted; else the closest of them counts. Who wrote in a topic tracks it at least, whatever its places say.
/// </summary>
internal static class WatchRules
{
    /// <summary>The levels of a topic, the closest first.</summary>
    public static readonly IReadOnlyList<WatchLevel> OfTopics = [WatchLevel.Watching, WatchLevel.Tracking, WatchLevel.Normal, WatchLevel.Muted];

    /// <summary>The levels of a place.</summary>
    public static readonly IReadOnlyList<WatchLevel> OfPlaces = [WatchLevel.Watching, WatchLevel.Tracking, WatchLevel.FirstPost, WatchLevel.Normal, WatchLevel.Muted];

    /// <summary>The level of a topic for which none was chosen: what follows from having written in it, or null, and what its places say.</summary>
    public static WatchLevel LevelOf(WatchLevel? wrote, IReadOnlyCollection<WatchLevel> places) =>
        wrote is null && places.Contains(WatchLevel.Muted) ? WatchLevel.Muted
        : wrote == WatchLevel.Watching || places.Contains(WatchLevel.Watching) ? WatchLevel.Watching
        : wrote == WatchLevel.Tracking || places.Contains(WatchLevel.Tracking) ? WatchLevel.Tracking
        : wrote ?? WatchLevel.Normal;

    /// <summary>What somebody says of the places of topics.</summary>
    public static IQueryable<PlaceWatch> PlacesWatchedBy(this IQueryable<Topic> topics, PortalDb db, long accountId)
    {
        var watches = db.Set<PlaceWatch>().Where(w => w.AccountId == accountId);
        return watches.Where(w => topics.Any(t =>
            (w.Kind == PlaceKind.Category && w.SubjectId == t.CategoryId) || (w.Kind == PlaceKind.Person && w.SubjectId == t.AuthorId)
            || (w.Kind == PlaceKind.Tag && db.Set<TopicTag>().Any(x => x.TopicId == t.Id && x.TagId == w.SubjectId))));
    }

    /// <summary>Its sign.</summary>
    public static string IconOf(WatchLevel level) => level switch
    {
        WatchLevel.Muted => Icons.EyeOff,
        WatchLevel.Tracking => Icons.Inbox,
        WatchLevel.Watching => Icons.Bell,
        WatchLevel.FirstPost => Icons.Star,
        _ => Icons.Eye,
    };
}
