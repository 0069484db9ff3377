using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Messages;

/// <summary>Adds to a conversation, inside a deed that has locked it.</summary>
internal static class NewLine
{
    private const string Newest =
        """
        UPDATE "Participants" SET "NewestNumber" = @1, "NewestAt" = @2 WHERE "ConversationId" = @0 AND "UntilNumber" IS NULL
        """;

    private const string Read = """UPDATE "Participants" SET "ReadNumber" = @2 WHERE "ConversationId" = @0 AND "AccountId" = @1 AND "ReadNumber" < @2""";

    /// <summary>Somebody writes. What they had not read before counts as read.</summary>
    public static async Task<Message> Write(PortalDb db, Conversation at, long authorId, string body, string html, DateTime now, CancellationToken ct)
    {
        var message = await Add(db, at, new Message { ConversationId = at.Id, Number = ++at.LastNumber, AuthorId = authorId, Body = body, Html = html, At = now }, ct);
        await db.Do(Newest, ct, at.Id, message.Number, now);
        await MarkRead(db, at.Id, authorId, message.Number, now, ct);
        return message;
    }

    /// <summary>Something happens. Who is brought in finds it unread at the top of their list; for the others it is no news.</summary>
    public static Task<Message> Happen(PortalDb db, Conversation at, long byId, GroupEvent what, long? aboutId, string text, DateTime now, CancellationToken ct) =>
        Add(db, at, new Message { ConversationId = at.Id, Number = ++at.LastNumber, AuthorId = byId, Body = text, Html = "", Event = what, AboutId = aboutId, At = now }, ct);

    /// <summary>Somebody has read up to a number, and with it what they were told of it. Tells whether that changed anything.</summary>
    public static async Task<bool> MarkRead(PortalDb db, long conversationId, long accountId, int number, DateTime now, CancellationToken ct)
    {
        var told = await NotificationDeeds.ReadIn(db, accountId, new("conversation", conversationId), number, now, ct);
        return await db.Do(Read, ct, conversationId, accountId, number) > 0 || told;
    }

    private static async Task<Message> Add(PortalDb db, Conversation at, Message message, CancellationToken ct)
    {
        db.Add(message);
        await db.SaveChangesAsync(ct);
        db.Tell(new MessageSent(at.Id, message.Id, message.Number) { Accounts = await Inside(db, at.Id, ct) });
        return message;
    }

    /// <summary>Who is in a conversation now.</summary>
    public static Task<List<long>> Inside(PortalDb db, long conversationId, CancellationToken ct) =>
        db.Set<Participant>().Where(p => p.ConversationId == conversationId && p.UntilNumber == null).Select(p => p.AccountId).ToListAsync(ct);
}
