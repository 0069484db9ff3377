using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>Articles, downloads, photos and feedback, out of which personal data can be taken, also where they quote what others wrote.</summary>
internal sealed class RescuedItems(MarkdownRenderer markdown) : RescuedWriting<ClubItem>(markdown)
{
    public override string Kind => ClubItem.Word;

    public override async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        var found = await (
            from i in db.Set<ClubItem>().SeenBy(db, standing)
            join c in db.Set<Club>() on i.ClubId equals c.Id
            join a in db.Set<Account>() on i.AuthorId equals a.Id
            where i.Id == id
            select new { Item = i, c.Slug, a.Roles }).FirstOrDefaultAsync(ct);
        return found is null ? Problem.NotFound
            : new RescuedThing(new(Kind, id), found.Item.AuthorId, found.Item.Home(), [found.Item.Title, found.Item.Body, found.Item.Alt]) { Address = $"/clubs/{found.Slug}/{found.Item.Kind.Shelf()}/{id}" }.For(standing, found.Roles);
    }

    public override Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (OwnOf(order), order.Sought, order.Everywhere);
        return TakeOut(db, order, tally, db.Set<ClubItem>().Where(i => i.Id == own || (everywhere && words.Any(w => i.Body.Contains(w)))), i => i.Id == own, ct);
    }

    protected override bool CleanRest(ClubItem it, RescueOrder order)
    {
        var before = (it.Title, it.Alt);
        (it.Title, it.Alt) = (Shorten.To(order.Clean(it.Title), ClubItem.MostTitle), Shorten.To(order.Clean(it.Alt), ClubItem.MostAlt));
        return before != (it.Title, it.Alt);
    }

    protected override Task Tell(PortalDb db, ClubItem it, long? byId, CancellationToken ct)
    {
        it.Revision++;
        db.Tell(new ClubItemChanged(it.Id, it.ClubId) { ById = byId });
        return Task.CompletedTask;
    }
}
