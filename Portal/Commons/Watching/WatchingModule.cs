using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Commons.Watching;

/// <summary>Registers the watch. Rooms plug in <see cref="IWatched"/>.</summary>
public static class WatchingModule
{
    /// <summary>Adds it.</summary>
    public static void AddWatching(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<Watch>().AddSingleton<WatchReading>().AddSingleton<WatchMarks>().AddSingleton<WatchHandOvers>().AddSingleton<WatchWords>().AddSingleton<WatchFigures>()
        .AddSingleton(new NamedKind(
            "alert-word", (db, standing) => db.Set<WatchWord>().Where(w => w.OwnerId == null && standing.IsModerator).Select(w => new NamedRow { Id = w.Id, Name = w.Text }), (row, _) => (row.Name, "/moderation/watch/alerts")))
        .AddSingleton<AlertFinder>().AddSingleton<INewsConsumer, WatchFeeder>().AddSingleton<INewsConsumer, EndedAlerts>().AddSingleton<INotifying, WatchTidings>().AddSingleton<IPersonalData, WatchData>().AddSingleton<IJob, OldWatchEntries>();
}
