using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// What was said in chats, out of which personal data can be taken, with the notes beside the chat and what the customer said of it. Agents may in chats that they see, and moderators in what was reported.
/// </summary>
internal sealed class RescuedChats : IRescued
{
    public string Kind => ModeratedChats.Word;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        var found = await db.Set<ChatMessage>().Where(m => m.Id == id && m.Event == null).Select(m => new { m.AuthorId, m.ChatId, m.Body }).FirstOrDefaultAsync(ct);
        var subject = new Subject(Kind, id).ToString();
        var desk = ChatRules.IsDesk(standing);
        if (found is null || !(desk || (standing.IsModerator && await db.Set<Commons.Cases.Case>().AnyAsync(c => c.Kind == Commons.Cases.CaseKind.Flag && c.Subject == subject, ct))))
        {
            return standing.IsMember ? Problem.NotFound : Problem.SignIn;
        }

        return (desk ? ChatRules.MayNotRescue(standing) : ModerationRules.MayNotModerate(standing)) is { } refused ? refused : new RescuedThing(new(Kind, id), found.AuthorId, null, [found.Body]) { Holder = new("chat", found.ChatId) };
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        if (order.Subject.Kind != Kind || await db.Set<ChatMessage>().Where(m => m.Id == order.Subject.Id).Select(m => (long?)m.ChatId).FirstOrDefaultAsync(ct) is not { } chat)
        {
            return;
        }

        const string here = "\"ChatId\" = @1";
        tally.Add(RescuedFrom.Text, await db.TakeOut(order, "ChatMessages", "Body", ChatMessage.MostBody, where: here, id: chat, ct: ct));
        tally.Add(RescuedFrom.Notes, await db.TakeOut(order, "ChatNotes", "Body", ChatMessage.MostBody, where: here, id: chat, ct: ct) + await db.TakeOut(order, "ChatRatings", "Words", 1000, where: here, id: chat, ct: ct));
        foreach (var (table, column, most) in new[] { ("ChatPromises", "What", ChatPromise.MostWhat), ("ChatPromises", "Reason", ChatPromise.MostReason), ("ChatPromises", "EndReason", ChatPromise.MostReason), ("ChatBlocks", "Reason", ChatBlock.MostReason) })
        {
            tally.Add(RescuedFrom.Notes, await db.TakeOut(order, table, column, most, where: here, id: chat, ct: ct));
        }

        db.Tell(new ChatRescued(chat));
    }
}
