using Microsoft.EntityFrameworkCore;
using Portal.Commons.Drafts;
using Portal.Commons.Notifications;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Chat;

/// <summary>What belongs to a chat beside its lines goes along when it goes into another. Both are locked.</summary>
internal static class MergedThings
{
    /// <summary>Moves all of it.</summary>
    public static async Task Move(PortalDb db, Chat from, Chat into, long by, DateTime now, CancellationToken ct)
    {
        var (gone, left) = (from.Id, into.Id);
        await Tags(db, gone, left, ct);
        await Transcripts(db, gone, left, ct);
        await Call(db, gone, left, ct);
        await db.MoveFiles("chat", gone, left, ct);
        await db.MoveDrafts(Chats.Draft(gone), Chats.Draft(left), ct);
        await db.MoveDrafts(ChatTopics.Draft(gone), ChatTopics.Draft(left), ct);
        await db.MoveSubmissions(ChatParty.AuthorOf(gone), ChatParty.AuthorOf(left), ct);
        await NotificationDeeds.MoveWhole(db, new("chat", gone), new("chat", left), db.WhoMayAnswer(now).Select(a => a.Id), ct);
        await db.MoveClocks(from, into, by, now, ct);
        await db.Set<ChatBlock>().Where(b => b.ChatId == gone).ExecuteUpdateAsync(b => b.SetProperty(x => x.ChatId, left), ct);
        await db.Set<ChatTopic>().Where(t => t.ChatId == gone).ExecuteUpdateAsync(t => t.SetProperty(x => x.ChatId, left), ct);
    }

    private static async Task Tags(PortalDb db, long from, long into, CancellationToken ct)
    {
        var tags = db.Set<ChatTag>();
        var names = await tags.Where(t => t.ChatId == from && !tags.Any(x => x.ChatId == into && x.Name == t.Name)).Select(t => t.Name).ToListAsync(ct);
        db.AddRange(names.Select(name => new ChatTag { ChatId = into, Name = name }));
        await tags.Where(t => t.ChatId == from).ExecuteDeleteAsync(ct);
    }

    /// <summary>An address that was shown to be the customer's for one chat is so for both; what is sent to it the next time is all of what was said.</summary>
    private static async Task Transcripts(PortalDb db, long from, long into, CancellationToken ct)
    {
        var wishes = db.Set<ChatTranscript>();
        await wishes.Where(t => t.ChatId == into && wishes.Any(x => x.ChatId == from && x.NormalizedEmail == t.NormalizedEmail && x.Confirmed)).ExecuteUpdateAsync(t => t.SetProperty(x => x.Confirmed, true), ct);
        await wishes.Where(t => t.ChatId == from && wishes.Any(x => x.ChatId == into && x.NormalizedEmail == t.NormalizedEmail)).ExecuteDeleteAsync(ct);
        await wishes.Where(t => t.ChatId == from).ExecuteUpdateAsync(t => t.SetProperty(x => x.ChatId, into), ct);
        await wishes.Where(t => t.ChatId == into).ExecuteUpdateAsync(t => t.SetProperty(x => x.UpTo, 0), ct);
    }

    /// <summary>One wish to be called is left: one that is open before one that was met, and of two the newer.</summary>
    private static async Task Call(PortalDb db, long from, long into, CancellationToken ct)
    {
        var wishes = await db.Set<CallBack>().AsTracking().Where(c => c.ChatId == from || c.ChatId == into).ToListAsync(ct);
        if (wishes.Find(c => c.ChatId == from) is not { } moved)
        {
            return;
        }

        db.Remove(moved);
        if (wishes.Find(c => c.ChatId == into) is not { } kept)
        {
            db.Add(moved.For(into));
        }
        else if ((moved.DoneAt is null, moved.At).CompareTo((kept.DoneAt is null, kept.At)) > 0)
        {
            kept.TakeFrom(moved);
        }
    }
}
