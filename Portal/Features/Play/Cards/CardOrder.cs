using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Play;

/// <summary>Cards as things that can be reported by who got them, and then be hidden. Moderators see those alone that were reported.</summary>
internal sealed class ModeratedCards : IModerated
{
    public string Kind => GreetingCard.Kind;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var (me, subjects) = (standing.AccountId ?? 0, ids.Select(id => new Subject(Kind, id).ToString()).ToList());
        var reported = !standing.IsModerator ? [] : (await db.Set<Case>().Where(c => c.Kind == CaseKind.Flag && subjects.Contains(c.Subject)).Select(c => c.Subject).ToListAsync(ct)).ConvertAll(s => Subject.Parse(s)!.Value.Id);
        var rows = await (
            from c in db.Set<GreetingCard>()
            join a in db.Set<Account>() on c.FromId equals a.Id
            where ids.Contains(c.Id) && c.ArrivedAt != null && ((c.ToId == me && !c.Hidden) || reported.Contains(c.Id))
            select new { Card = c, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(r => new ModeratedThing(
            new(Kind, r.Card.Id), "", Shown(r.Card.Text), r.Author, r.Card.ToId == me ? "/cards" : "", r.Card.Hidden, false, r.Card.CreatedAt));
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.Lock<GreetingCard>(id, ct);

    /// <summary>How a card's text is shown to moderators, and kept with a case.</summary>
    internal static SafeHtml Shown(string text) => SafeHtml.FromStored($"<p>{WebUtility.HtmlEncode(text)}</p>");

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private static async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        await db.Lock<GreetingCard>(id, ct);
        if (await db.Set<GreetingCard>().AsTracking().FirstOrDefaultAsync(c => c.Id == id, ct) is not { } card)
        {
            return Problem.NotFound;
        }

        if (card.Hidden != hidden)
        {
            card.Hidden = hidden;
            db.Audit(actor, hidden ? AuditAction.CardHidden : AuditAction.CardRestored, new(GreetingCard.Kind, id), now, reason, whom: card.FromId);
        }

        return null;
    }
}

/// <summary>Tells who got a card.</summary>
internal sealed class CardTidings : INotifying
{
    public string Kind => GreetingCard.Kind;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var ids = news.Select(row => row.Item).OfType<GreetingArrived>().Select(n => n.CardId).Distinct().ToList();
        var cards = ids.Count == 0 ? [] : await db.Set<GreetingCard>().Where(c => ids.Contains(c.Id) && c.ArrivedAt != null).OrderBy(c => c.Id).ToListAsync(ct);
        return cards.ConvertAll(c => new CardTiding(c.ToId) { Subject = new(Kind, c.Id), Whole = new(Kind, c.Id), Number = 0, ById = c.FromId, At = c.ArrivedAt!.Value });
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications) =>
        notifications.Where(n => db.Set<GreetingCard>().Any(c => c.Id == n.SubjectId && c.ToId == n.AccountId && !c.Hidden));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var me = standing.AccountId;
        var rows = await db.Set<GreetingCard>().Where(c => subjectIds.Contains(c.Id) && c.ToId == me && !c.Hidden).Select(c => new { c.Id, c.Occasion, c.Text }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new NotifiedThing(Sentences.Say(typeof(CardText), $"Occasion{r.Occasion}"), "/cards", r.Text));
    }

    /// <summary>A card, told to who got it.</summary>
    private sealed class CardTiding(long toId) : Tiding
    {
        public override Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<Told>>([new(toId, NotificationKind.Card)]);

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}

/// <summary>Somebody's cards, sent and got, for their export: of those that they sent neither whether they arrived nor when a birthday is, which are told to nobody. With them the choice goes, and what they got; what others got from them stays, as every word to others does, under a name that says nothing.</summary>
internal sealed class CardData(Database database) : IPersonalData
{
    public string Name => "cards";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<GreetingCard>()
        .Where(c => c.FromId == accountId || (c.ToId == accountId && c.ArrivedAt != null && !c.Hidden)).OrderBy(c => c.Id).Select(c => new
        {
            Sent = c.FromId == accountId, c.Occasion, c.Motif, c.Text,
            Day = c.FromId == accountId && c.Occasion == CardOccasion.Birthday ? null : (DateTime?)c.Day,
            ArrivedAt = c.FromId == accountId ? null : c.ArrivedAt,
        }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<GreetingChoice>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<GreetingCard>().Where(c => c.ToId == accountId || (c.FromId == accountId && c.ArrivedAt == null)).ExecuteDeleteAsync(ct);
    }
}

/// <summary>What somebody said of cards, for their export.</summary>
internal sealed class GreetingChoiceData(Database database) : IPersonalData
{
    public string Name => "cardChoice";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<GreetingChoice>().Where(c => c.AccountId == accountId).Select(c => new { c.Wants, c.Month, c.Day, c.ShowsBirthday }));
}
