using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Messages;

/// <summary>
/// Messages as things that can be reported and hidden. Who reports one shows it to the moderators with the few before it that they see themselves, each kept for itself; moderators see that
/// and nothing more of a conversation in which they are not. What was reported stays evidence when its author's account is erased, as a post's does; the words before it go.
/// </summary>
internal sealed class ModeratedMessages : IModerated
{
    /// <summary>So many messages before the one that is reported are shown with it.</summary>
    public const int Before = 4;

    public string Kind => "message";

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var me = standing.AccountId;
        var own = await MessageLines.Of(db, db.Set<Message>().SeenBy(db, standing).Where(m => ids.Contains(m.Id) && m.Event == null && m.Html != "")).ToListAsync(ct);
        var reported = standing.IsModerator ? await Reported(db, ids, ct) : [];
        var foreign = reported.Keys.Except(own.Select(line => line.Id)).ToList();
        var conversations = own.Select(line => line.ConversationId).Distinct().ToList();
        var titles = await (
            from c in db.Set<Conversation>()
            join p in db.Set<Participant>() on c.Id equals p.ConversationId
            where conversations.Contains(c.Id) && p.AccountId == me
            select new { c.Id, Title = p.UntilNumber == null ? c.Title : p.TitleThen }).ToDictionaryAsync(c => c.Id, c => c.Title ?? "", ct);
        var before = own is [var one] && !reported.ContainsKey(one.Id) ? await Earlier(db, standing, one, ct) : []; // one is reported at a time; lists hold what was reported
        var others = await MessageLines.Of(db, db.Set<Message>().Where(m => foreign.Contains(m.Id))).ToListAsync(ct);
        return
        [
            .. own.Select(line => Thing(line, titles[line.ConversationId], SafeHtml.FromStored(line.Html), Conversation.AddressOf(line.ConversationId, line.Number)) with { Before = before }),
            .. others.Select(line => Thing(line, reported[line.Id].Title, reported[line.Id].Html, "")),
        ];
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.Lock<Message>(id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        await db.Lock<Message>(id, ct);
        if (await db.Set<Message>().AsTracking().FirstOrDefaultAsync(m => m.Id == id && m.Event == null, ct) is not { } message)
        {
            return Problem.NotFound;
        }

        if (message.Hidden != hidden)
        {
            message.Hidden = hidden;
            db.Audit(actor, hidden ? AuditAction.MessageHidden : AuditAction.MessageRestored, new(Kind, id), now, reason, whom: message.AuthorId);
            var inside = await NewLine.Inside(db, message.ConversationId, ct);
            db.Tell(hidden
                ? new MessageHidden(message.ConversationId, id, message.Number) { Accounts = inside }
                : new MessageRestored(message.ConversationId, id, message.Number) { Accounts = inside });
        }

        return null;
    }

    private ModeratedThing Thing(MessageLine line, string title, SafeHtml html, string url) => new(new(Kind, line.Id), title, html, line.Author, url, line.Hidden, false, line.At);

    /// <summary>What was shown of those among these messages that were reported: each as it was reported last.</summary>
    private async Task<Dictionary<long, (string Title, SafeHtml Html)>> Reported(PortalDb db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var subjects = ids.Select(id => new Subject(Kind, id).ToString()).ToList();
        var rows = await (
            from c in db.Set<Case>()
            join e in db.Set<Evidence>() on c.Id equals e.CaseId
            where c.Kind == CaseKind.Flag && subjects.Contains(c.Subject)
            orderby e.Id
            select new { c.Subject, e.Title, e.Html }).ToListAsync(ct);
        return rows.GroupBy(r => Subject.Parse(r.Subject)!.Value.Id).ToDictionary(g => g.Key, g => (g.Last().Title, SafeHtml.FromStored(g.Last().Html)));
    }

    /// <summary>The messages before one, as far as this reader sees them.</summary>
    private async Task<List<SaidBefore>> Earlier(PortalDb db, Standing standing, MessageLine line, CancellationToken ct)
    {
        var lines = await MessageLines.Of(db, db.Set<Message>().SeenBy(db, standing).Where(m => m.ConversationId == line.ConversationId && m.Number < line.Number && m.Event == null && !m.Hidden && m.Html != "")
            .OrderByDescending(m => m.Number).Take(Before)).ToListAsync(ct);
        return lines.ConvertAll(before => new SaidBefore(new(Kind, before.Id), before.Author, before.At, SafeHtml.FromStored(before.Html)));
    }
}
