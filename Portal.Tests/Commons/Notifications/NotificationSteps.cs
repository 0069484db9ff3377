using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Forum;
using Portal.Platform.Jobs;
using Portal.Platform.Mail;

namespace Portal.Tests.Commons.Notifications;

/// <summary>How a test's people are told.</summary>
static class NotificationSteps
{
    /// <summary>Waits until all that was done before has been told.</summary>
    public static Task AllTold(this TestPortal portal) => portal.AllRead("notifications");

    /// <summary>What somebody was told, newest first.</summary>
    public static async Task<IReadOnlyList<NotificationRow>> Told(this TestPortal portal, Member reader)
    {
        await portal.AllTold();
        return (await portal.Get<NotificationViews>().List(reader.Actor, Cursor.Start, 100, default)).Items;
    }

    /// <summary>The kinds of what they have not read.</summary>
    public static async Task<IReadOnlyList<NotificationKind>> Unread(this TestPortal portal, Member reader) => [.. (await portal.Told(reader)).Where(n => n.ReadAt is null).Select(n => n.Kind)];

    /// <summary>Follows a topic.</summary>
    public static async Task Follow(this TestPortal portal, Member reader, PostPlace topic, WatchLevel level) =>
        Assert.True((await portal.Get<Reading>().Follow(reader.Actor, topic.TopicId, level, default)).Done);

    /// <summary>Follows a category, a tag or a person.</summary>
    public static async Task Follow(this TestPortal portal, Member reader, PlaceKind kind, string name, WatchLevel level, MailChoice? mail = null) =>
        Assert.True((await portal.Get<Places>().Follow(reader.Actor, kind, name, level, mail, default)).Done);

    /// <summary>Writes a letter for everybody for whom one is due.</summary>
    public static async Task WriteLetters(this TestPortal portal)
    {
        await portal.AllTold();
        await portal.Get<IEnumerable<IJob>>().OfType<NotificationMail>().Single().Run(default);
    }

    /// <summary>The letters of these kinds that somebody was written, oldest first.</summary>
    public static Task<List<Letter>> Letters(this TestPortal portal, Member reader) =>
        portal.Get<Database>().Read(db => db.Set<Letter>().Where(l => l.To == reader.Email && l.Unsubscribe != null).OrderBy(l => l.Id).ToListAsync());
}
