using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>Articles, downloads, photos and feedback, out of which personal data can be taken, also where they quote what others wrote.</summary>
internal sealed class RescuedItems(MarkdownRenderer markdown) : IRescued
{
    private const int MostQuotes = 1000;

    public string Kind => ClubItem.Word;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        var found = await (
            from i in db.Set<ClubItem>().SeenBy(db, standing)
            join c in db.Set<Club>() on i.ClubId equals c.Id
            join a in db.Set<Account>() on i.AuthorId equals a.Id
            where i.Id == id
            select new { Item = i, c.Slug, a.Roles }).FirstOrDefaultAsync(ct);
        return (found is null ? Problem.NotFound : ModerationRules.MayNotModerate(standing, found.Item.Home()) ?? ModerationRules.IsAbove(standing, found.Roles)) is { } refused ? refused
            : new RescuedThing(new(Kind, id), found!.Item.AuthorId, found.Item.Home(), [found.Item.Title, found.Item.Body, found.Item.Alt]) { Address = $"/clubs/{found.Slug}/{found.Item.Kind.Shelf()}/{id}" };
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought, order.Everywhere);
        foreach (var it in await db.Set<ClubItem>().AsTracking().Where(i => i.Id == own || (everywhere && words.Any(w => i.Body.Contains(w)))).OrderByDescending(i => i.Id).Take(MostQuotes).ToListAsync(ct))
        {
            if (it.Id == own ? Clean(it, order) : TakeOver(it, order.CleanQuotes(it.Body), order))
            {
                tally.Add(it.Id == own ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
                order.Found.Add((Kind, it.Id));
                it.Revision++;
                db.Tell(new ClubItemChanged(it.Id, it.ClubId) { ById = order.ReaderOf(new(Kind, it.Id)) });
            }
        }
    }

    private bool Clean(ClubItem it, RescueOrder order)
    {
        var before = (it.Title, it.Body, it.Alt);
        (it.Title, it.Alt) = (Shorten.To(order.Clean(it.Title), ClubItem.MostTitle), Shorten.To(order.Clean(it.Alt), ClubItem.MostAlt));
        TakeOver(it, order.Clean(it.Body), order);
        return before != (it.Title, it.Body, it.Alt);
    }

    private bool TakeOver(ClubItem it, string body, RescueOrder order)
    {
        if (body == it.Body)
        {
            return false;
        }

        var html = order.Show(markdown, it.Body, it.Html, body);
        order.Change(new(Kind, it.Id), it.Html, html);
        (it.Body, it.Html) = (body, html);
        return true;
    }
}
