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
        var message = new Message { ConversationId = at.Id, Number = ++at.LastNumber, AuthorId = authorId, Body = body, Html = html, At = now };
        await Add(db, at, [message], ct);
        await db.Do(Newest, ct, at.Id, message.Number, now);
        await MarkRead(db, at.Id, authorId, message.Number, now, ct);
        return message;
    }

    /// <summary>Something happens: to each of these people, or, without any, to the group. Who is brought in finds it unread at the top of their list; for the others it is no news.</summary>
    public static async Task<IReadOnlyList<Message>> Happen(PortalDb db, Conversation at, long byId, GroupEvent what, IReadOnlyList<long?> about, string text, DateTime now, CancellationToken ct)
    {
        List<Message> lines = [.. about.Select(id => new Message { ConversationId = at.Id, Number = ++at.LastNumber, AuthorId = byId, Body = text, Html = "", Event = what, AboutId = id, At = now })];
        await Add(db, at, lines, ct);
        return lines;
    }

    /// <summary>
    /// Somebody has read up to a number, and with it what they were told of it. Tells whether either changed anything. Their part is written first, as it is where somebody writes: two who
    /// lock both in one order do not wait for each other.
    /// </summary>
    public static async Task<(bool Further, bool Told)> MarkRead(PortalDb db, long conversationId, long accountId, int number, DateTime now, CancellationToken ct)
    {
        var further = await db.Do(Read, ct, conversationId, accountId, number) > 0;
        return (further, await NotificationDeeds.ReadIn(db, accountId, new("conversation", conversationId), number, now, ct));
    }

    private static async Task Add(PortalDb db, Conversation at, List<Message> lines, CancellationToken ct)
    {
        db.AddRange(lines);
        await db.SaveChangesAsync(ct);
        var inside = await Inside(db, at.Id, ct);
        lines.ForEach(line => db.Tell(new MessageSent(at.Id, line.Id, line.Number) { Accounts = inside }));
    }

    /// <summary>Who is in a conversation now.</summary>
    public static Task<List<long>> Inside(PortalDb db, long conversationId, CancellationToken ct) =>
        db.Set<Participant>().Where(p => p.ConversationId == conversationId && p.UntilNumber == null).Select(p => p.AccountId).ToListAsync(ct);
}
