using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>News of clubs, out of which personal data can be taken, also where they quote what others wrote.</summary>
internal sealed class RescuedNews(MarkdownRenderer markdown) : IRescued
{
    private const int MostQuotes = 1000;

    public string Kind => NewsItem.Kind;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        var found = await db.Set<NewsItem>().SeenBy(db, standing).Where(n => n.Id == id && n.PublishAt != null)
            .Join(db.Set<Club>(), n => n.ClubId, c => c.Id, (n, c) => new { Item = n, c.Slug }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Problem.NotFound;
        }

        var item = found.Item;
        var roles = await db.Set<Account>().Where(a => a.Id == item.AuthorId).Select(a => a.Roles).FirstAsync(ct);
        return (ModerationRules.MayNotModerate(standing, item.Place) ?? ModerationRules.IsAbove(standing, roles)) is { } refused ? refused
            : new RescuedThing(new(Kind, id), item.AuthorId, item.Place, [item.Title, item.Body]) { Address = NewsItem.AddressOf(found.Slug, id) };
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought, order.Everywhere);
        foreach (var item in await db.Set<NewsItem>().AsTracking().Where(n => n.Id == own || (everywhere && words.Any(w => n.Body.Contains(w)))).OrderByDescending(n => n.Id).Take(MostQuotes).ToListAsync(ct))
        {
            if (item.Id == own ? Clean(item, order) : TakeOver(item, order.CleanQuotes(item.Body), order))
            {
                tally.Add(item.Id == own ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
                order.Found.Add((Kind, item.Id));
                item.Revision++;
                db.Tell(new ClubNewsChanged(item.Id, item.ClubId) { ById = order.ReaderOf(new(Kind, item.Id)) });
            }
        }
    }

    private bool Clean(NewsItem item, RescueOrder order)
    {
        var before = item.Title;
        item.Title = Shorten.To(order.Clean(item.Title), NewsItem.MostTitle);
        return TakeOver(item, order.Clean(item.Body), order) | (before != item.Title);
    }

    private bool TakeOver(NewsItem item, string body, RescueOrder order)
    {
        if (body == item.Body)
        {
            return false;
        }

        var html = order.Show(markdown, item.Body, item.Html, body);
        order.Change(new(Kind, item.Id), item.Html, html);
        (item.Body, item.Html) = (body, html);
        return true;
    }
}
