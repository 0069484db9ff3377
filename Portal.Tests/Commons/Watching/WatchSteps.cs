using Microsoft.EntityFrameworkCore;
using Portal.Commons.Watching;
using Portal.Features.Forum;
using Portal.Platform.Live;

namespace Portal.Tests.Commons.Watching;

/// <summary>How a test's moderators look at the river, by the same reading as the page.</summary>
static class WatchSteps
{
    /// <summary>Waits until all that was told so far has been taken in; answers how far the river has come.</summary>
    public static async Task<long> TakenIn(this TestPortal portal)
    {
        var taken = await portal.AllRead("watch");
        await portal.Get<NewsDispatcher>().CatchUp(default);
        return taken;
    }

    /// <summary>What came after a place in the river, oldest first, page by page.</summary>
    public static async Task<List<WatchRow>> River(this TestPortal portal, Member moderator, long after, WatchFilter? filter = null, int size = Watch.Most)
    {
        var rows = new List<WatchRow>();
        for (long? from = after; from is { } behind;)
        {
            var page = (await portal.Get<Watch>().Read(moderator.Actor, filter ?? new(), new(WatchWay.Later, behind), size, default)).Value;
            rows.AddRange(page.Rows);
            from = page.Next;
        }

        return rows;
    }

    /// <summary>The newest entry about something, once all is taken in.</summary>
    public static async Task<WatchRow> Watched(this TestPortal portal, Member moderator, Subject subject)
    {
        await portal.TakenIn();
        var name = subject.ToString();
        var id = await portal.Get<Database>().Read(db => db.Set<WatchEntry>().Where(e => e.Subject == name).MaxAsync(e => e.Id));
        return Assert.Single((await portal.Get<Watch>().Look(moderator.Actor, [id], default)).Value.Rows);
    }

    /// <summary>How many entries there are about something.</summary>
    public static Task<int> Entries(this TestPortal portal, Subject subject)
    {
        var name = subject.ToString();
        return portal.Get<Database>().Read(db => db.Set<WatchEntry>().CountAsync(e => e.Subject == name));
    }

    /// <summary>A moderator has looked at entries as they are now.</summary>
    public static async Task<SeenMarks> See(this TestPortal portal, Member moderator, params long[] ids)
    {
        var marks = await portal.Get<WatchMarks>().Seen(moderator.Actor, ids, await portal.TakenIn(), default);
        await portal.Get<NewsDispatcher>().CatchUp(default);
        return marks.Value;
    }

    /// <summary>The post as something in the watch.</summary>
    public static Subject Subject(this PostPlace post) => new("post", post.PostId);
}
