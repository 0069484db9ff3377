using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>News of clubs, out of which personal data can be taken, also where they quote what others wrote.</summary>
internal sealed class RescuedNews(MarkdownRenderer markdown) : RescuedWriting<NewsItem>(markdown)
{
    public override string Kind => NewsItem.Kind;

    public override async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        var found = await db.Set<NewsItem>().SeenBy(db, standing).Where(n => n.Id == id && n.PublishAt != null)
            .Join(db.Set<Club>(), n => n.ClubId, c => c.Id, (n, c) => new { Item = n, c.Slug }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Problem.NotFound;
        }

        var item = found.Item;
        var roles = await db.Set<Account>().Where(a => a.Id == item.AuthorId).Select(a => a.Roles).FirstAsync(ct);
        return new RescuedThing(new(Kind, id), item.AuthorId, item.Place, [item.Title, item.Body]) { Address = NewsItem.AddressOf(found.Slug, id) }.For(standing, roles);
    }

    public override Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (OwnOf(order), order.Sought, order.Everywhere);
        return TakeOut(db, order, tally, db.Set<NewsItem>().Where(n => n.Id == own || (everywhere && words.Any(w => n.Body.Contains(w)))), n => n.Id == own, ct);
    }

    protected override bool CleanRest(NewsItem it, RescueOrder order)
    {
        var before = it.Title;
        it.Title = Shorten.To(order.Clean(it.Title), NewsItem.MostTitle);
        return before != it.Title;
    }

    protected override Task Tell(PortalDb db, NewsItem it, long? byId, CancellationToken ct)
    {
        it.Revision++;
        db.Tell(new ClubNewsChanged(it.Id, it.ClubId) { ById = byId });
        return Task.CompletedTask;
    }
}
