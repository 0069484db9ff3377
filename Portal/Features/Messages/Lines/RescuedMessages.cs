using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Messages;

/// <summary>Direct messages, out of which personal data can be taken: those that moderators see, because they were reported or stand in a conversation of theirs, with what a group is and was called; and quotes of them.</summary>
internal sealed class RescuedMessages(MarkdownRenderer markdown, ModeratedMessages seen) : IRescued
{
    private const int MostNames = 1000;

    public string Kind => "message";

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        if (await seen.Look(db, standing, [id], ct) is not [var shown])
        {
            return Problem.NotFound;
        }

        var found = await db.Set<Message>().Where(m => m.Id == id).Select(m => new { m.AuthorId, m.ConversationId, m.Body, Roles = db.Set<Account>().Where(a => a.Id == m.AuthorId).Select(a => a.Roles).First() }).FirstAsync(ct);
        var called = await db.Set<Message>().SeenBy(db, standing).Where(m => m.ConversationId == found.ConversationId && m.Event == GroupEvent.Renamed).OrderByDescending(m => m.Number).Take(MostNames).Select(m => m.Body).ToListAsync(ct);
        return new RescuedThing(new(Kind, id), found.AuthorId, null, [found.Body, shown.Title, .. called]).For(standing, found.Roles);
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought);
        var holding = order.Through(
            last => db.Set<Message>().Where(m => m.Id > last && m.Event == null && (m.Id == own || words.Any(w => m.Body.Contains(w)))).OrderBy(m => m.Id)
                .Select(m => new { m.Id, m.ConversationId, m.Number, m.Hidden, m.Body, m.Html }),
            m => m.Id, ct);
        await foreach (var m in holding)
        {
            var titles = m.Id == own ? await Titles(db, order, m.ConversationId, ct) : 0;
            tally.Add(RescuedFrom.Notes, titles);
            var body = m.Id == own ? order.Clean(m.Body) : order.CleanQuotes(m.Body);
            if (body == m.Body && titles == 0)
            {
                continue;
            }

            var html = body == m.Body ? m.Html : markdown.Render(body).Value;
            order.Change(new(Kind, m.Id), m.Html, html);
            await db.Set<Message>().Where(x => x.Id == m.Id).ExecuteUpdateAsync(x => x.SetProperty(y => y.Body, body).SetProperty(y => y.Html, html), ct);
            tally.Add(m.Id == own ? RescuedFrom.Text : RescuedFrom.Quotes, body == m.Body ? 0 : 1);
            var inside = await NewLine.Inside(db, m.ConversationId, ct);
            db.Tell(m.Hidden ? new MessageHidden(m.ConversationId, m.Id, m.Number) { Accounts = inside } : new MessageRestored(m.ConversationId, m.Id, m.Number) { Accounts = inside }); // looked at again
        }
    }

    /// <summary>What its group is called and was called, also by those who have left.</summary>
    private static async Task<int> Titles(PortalDb db, RescueOrder order, long conversation, CancellationToken ct)
    {
        const string here = "\"ConversationId\" = @1";
        return await db.TakeOut(order, "Conversations", "Title", Conversation.MostTitle, where: "\"Id\" = @1", id: conversation, ct: ct)
            + await db.TakeOut(order, "Participants", "TitleThen", Conversation.MostTitle, where: here, id: conversation, ct: ct)
            + await db.TakeOut(order, "Messages", "Body", Conversation.MostTitle, where: here + " AND \"Event\" = 'Renamed'", id: conversation, ct: ct);
    }
}
