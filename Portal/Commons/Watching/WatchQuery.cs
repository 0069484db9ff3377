using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Watching;

/// <summary>Which entries.</summary>
internal static class WatchQuery
{
    /// <summary>The entries of a list, as it is narrowed, in no order.</summary>
    public static IQueryable<WatchEntry> Watched(this PortalDb db, Standing standing, WatchFilter filter)
    {
        var me = standing.AccountId;
        var entries = db.Set<WatchEntry>().SeenBy(standing);
        entries = filter.List switch
        {
            WatchList.Unseen => entries.Where(e => e.SeenAt == null),
            WatchList.Mine => entries.Where(e => db.Set<WatchHandOver>().Any(h => h.Id == e.Id && h.ToId == me && h.DoneAt == null)),
            _ => entries,
        };
        entries = filter.What switch
        {
            null => entries,
            WatchWhat.Edit => entries.Where(e => e.Edited),
            { } what => OfKind(entries, Enum.Parse<WatchKind>(what.ToString())),
        };
        entries = filter.Place switch
        {
            null => entries,
            { } place => At(entries, place.ToString()),
        };
        entries = filter.By is { } by ? entries.Where(e => e.By == by) : entries;
        entries = filter.Script is { } script ? entries.Where(e => e.Script == script) : entries;
        return filter.Alerts ? entries.Where(e => e.Alerted && db.Set<WatchAlert>().Any(a => a.EntryId == e.Id && (a.OwnerId == 0 || a.OwnerId == me))) : entries;
    }

    private static IQueryable<WatchEntry> OfKind(IQueryable<WatchEntry> entries, WatchKind kind) => entries.Where(e => e.Kind == kind && !e.Edited);

    private static IQueryable<WatchEntry> At(IQueryable<WatchEntry> entries, string place) => entries.Where(e => e.Place == place);
}
