using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Features.Play;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Tells a club's members of its new draws, contests and quizzes, as they chose for its news. What was called off, hidden, or is closed is not told any more, nor of a club that is; who takes part has read it.</summary>
internal sealed class AnnouncedTidings(MarkdownRenderer markdown, TimeProvider time) : INotifying
{
    /// <summary>The first word of its subjects.</summary>
    public const string Subject = "club-game";

    private const int Beginning = 600;

    public string Kind => Subject;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var ids = news.Select(row => row.Item).OfType<GameAnnounced>().Select(n => n.GameId).Distinct().ToList();
        var games = ids.Count == 0 ? [] : await Open(db).Where(g => ids.Contains(g.Id) && db.Set<Club>().Any(c => c.Id == g.GroupId)).OrderBy(g => g.Id).ToListAsync(ct);
        return games.ConvertAll(g => ListTiding.Of(g.GroupId, new(Kind, g.Id), g.AuthorId, g.CreatedAt));
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var told = ToldTo(db, standing);
        return notifications.Where(n => told.Any(g => g.Id == n.SubjectId));
    }

    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) => notifications.Where(n =>
        db.Set<DrawEntry>().Any(e => e.GameId == n.SubjectId && e.AccountId == n.AccountId)
        || db.Set<QuizAnswer>().Any(a => a.GameId == n.SubjectId && a.AccountId == n.AccountId)
        || db.Set<ContestEntry>().Any(e => e.GameId == n.SubjectId && e.AuthorId == n.AccountId && e.WithdrawnAt == null));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from g in ToldTo(db, standing)
            join c in db.Set<Club>() on g.GroupId equals c.Id
            where subjectIds.Contains(g.Id)
            select new { g.Id, g.What, g.Title, g.Html, ClubId = c.Id, c.Name, c.Slug }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new NotifiedThing($"{r.Title} ({r.Name})", Game.AddressOf(r.Id), markdown.PlainText(SafeHtml.FromStored(r.Html), Beginning)) { Form = r.What.ToString(), List = NewsViews.ListOf(r.ClubId, r.Name, r.Slug) });
    }

    private IQueryable<Game> ToldTo(PortalDb db, Standing standing)
    {
        var groups = NewsRules.ClubsToldTo(standing);
        return Open(db).Where(g => groups.Contains(g.GroupId));
    }

    private IQueryable<Game> Open(PortalDb db)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return db.Set<Game>().Where(g => !g.Hidden && g.CancelledAt == null && g.Stage == GameStage.Open && g.ClosesAt > now);
    }
}
