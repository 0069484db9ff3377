using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Chat;

/// <summary>
/// What members say in chats, as things that can be reported: it, with the few lines before it, is shown to the moderators and nothing more of the chat. A visitor without an account
/// cannot be reported, there is nothing that a moderator could do; they can be blocked. What is said in a chat has no public to be hidden from.
/// </summary>
internal sealed class ModeratedChats(MarkdownRenderer markdown) : IModerated
{
    /// <summary>The first word of its subjects.</summary>
    public const string Word = "chatmessage";

    private const int MostBefore = 4;

    public string Kind => Word;

    public bool CanBeHidden => false;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        ChatRules.IsDesk(standing) ? await AtDesk(db, ids, ct)
        : standing.IsModerator ? await Reported(db, ids, ct)
        : [];

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.Lock<ChatMessage>(id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Task.FromResult<Problem?>(Problem.Refused<ChatText>("ChatNotHidden"));

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Task.FromResult<Problem?>(null);

    /// <summary>What a customer with an account said last in a chat: what is reported when the chat is; null where there is nothing.</summary>
    internal static Task<long?> LastOf(PortalDb db, long chatId, CancellationToken ct) =>
        db.Set<ChatMessage>().Where(m => m.ChatId == chatId && m.Author == ChatAuthor.Customer && m.AuthorId != null && m.Body != "").OrderByDescending(m => m.Number).Select(m => (long?)m.Id).FirstOrDefaultAsync(ct);

    private async Task<IReadOnlyList<ModeratedThing>> AtDesk(PortalDb db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var said = await Lines(db, db.Set<ChatMessage>().Where(m => ids.Contains(m.Id) && m.Author == ChatAuthor.Customer)).ToListAsync(ct);
        var before = said is [var one] ? await Lines(db, db.Set<ChatMessage>().Where(m => m.ChatId == one.ChatId && m.Number < one.Number && m.Event == null && m.Body != "").OrderByDescending(m => m.Number).Take(MostBefore)).ToListAsync(ct) : []; // one is reported at a time
        return
        [
            .. said.Select(l => new ModeratedThing(new(Kind, l.Id), Sentences.Say(typeof(ChatText), "ChatNumber", l.ChatId), Html(l), l.By, $"/desk/{l.ChatId}", false, false, l.At)
            {
                Before = [.. before.Select(b => new SaidBefore(new(Kind, b.Id), b.By, b.At, Html(b)))],
            }),
        ];
    }

    /// <summary>What was shown of those among these lines that were reported, for moderators who do not work at the desk: each as it was reported last.</summary>
    private async Task<IReadOnlyList<ModeratedThing>> Reported(PortalDb db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var subjects = ids.Select(id => new Subject(Kind, id).ToString()).ToList();
        var rows = await (
            from c in db.Set<Case>()
            join e in db.Set<Evidence>() on c.Id equals e.CaseId
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where c.Kind == CaseKind.Flag && subjects.Contains(c.Subject) && !db.Set<Evidence>().Any(later => later.CaseId == e.CaseId && later.Id > e.Id)
            orderby e.Id
            select new { c.Subject, e.Title, e.Html, e.At, By = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Subject).Select(g => g.Last()).Select(r => new ModeratedThing(Subject.Parse(r.Subject)!.Value, r.Title, SafeHtml.FromStored(r.Html), r.By, "", false, false, r.At))];
    }

    private static IQueryable<Line> Lines(PortalDb db, IQueryable<ChatMessage> messages) =>
        from m in messages
        join a in db.Set<Account>() on m.AuthorId equals a.Id
        where m.Event == null && m.Body != ""
        orderby m.ChatId, m.Number
        select new Line(m.ChatId, m.Id, m.Number, m.Body, m.At, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles));

    private SafeHtml Html(Line line) => markdown.Render(PlainMarkdown.Of(line.Body));

    private sealed record Line(long ChatId, long Id, int Number, string Body, DateTime At, PersonView By);
}
