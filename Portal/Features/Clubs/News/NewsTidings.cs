using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Tells a club's members its news. Who left, was removed or is suspended by the time a letter is written gets none, and sees nothing in the bell.</summary>
internal sealed class NewsTidings(MarkdownRenderer markdown) : INotifying
{
    private const int Beginning = 600;

    public string Kind => NewsItem.Kind;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var ids = news.Select(row => row.Item).OfType<ClubNewsPublished>().Select(n => n.NewsId).Distinct().ToList();
        var items = ids.Count == 0 ? [] : await db.Set<NewsItem>().Published().Where(n => ids.Contains(n.Id)).OrderBy(n => n.Id).ToListAsync(ct);
        return items.ConvertAll(n => ListTiding.Of(n.ClubId, new(Kind, n.Id), n.AuthorId, n.PublishedAt!.Value));
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var told = db.Set<NewsItem>().ToldTo(standing);
        return notifications.Where(n => told.Any(x => x.Id == n.SubjectId));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from n in db.Set<NewsItem>().ToldTo(standing)
            join c in db.Set<Club>() on n.ClubId equals c.Id
            where subjectIds.Contains(n.Id)
            select new { n.Id, n.Title, n.Html, n.ClubId, c.Name, c.Slug }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new NotifiedThing($"{r.Title} ({r.Name})", NewsItem.AddressOf(r.Slug, r.Id), markdown.PlainText(SafeHtml.FromStored(r.Html), Beginning)) { List = NewsViews.ListOf(r.ClubId, r.Name, r.Slug) });
    }

    public Task StopLetters(PortalDb db, long accountId, NotificationKind? kind, CancellationToken ct)
    {
        var mailed = db.Set<NewsChoice>().Where(c => c.AccountId == accountId && c.Mail != MailChoice.None);
        return kind switch
        {
            null => mailed.Where(c => c.Mail != MailChoice.AtOnce).ExecuteUpdateAsync(c => c.SetProperty(x => x.Mail, MailChoice.None), ct),
            NotificationKind.ClubNews => mailed.ExecuteUpdateAsync(c => c.SetProperty(x => x.Mail, MailChoice.None), ct),
            _ => Task.CompletedTask,
        };
    }
}
