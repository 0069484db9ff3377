using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Play;

/// <summary>Games, out of which personal data can be taken, also where they quote what others wrote.</summary>
internal sealed class RescuedGames(MarkdownRenderer markdown) : RescuedWriting<Game>(markdown)
{
    public override string Kind => Game.Kind;

    public override async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        if (await db.Set<Game>().SeenBy(db, standing).FirstOrDefaultAsync(g => g.Id == id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        var roles = await db.Set<Account>().Where(a => a.Id == found.AuthorId).Select(a => a.Roles).FirstAsync(ct);
        return new RescuedThing(new(Kind, id), found.AuthorId, found.Home, [found.Title, found.Body, found.Lines, found.CancelReason ?? ""]) { Address = Game.AddressOf(id) }.For(standing, roles);
    }

    public override Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (OwnOf(order), order.Sought, order.Everywhere);
        return TakeOut(db, order, tally, db.Set<Game>().Where(g => g.Id == own || (everywhere && words.Any(w => g.Body.Contains(w)))), g => g.Id == own, ct);
    }

    protected override bool CleanRest(Game it, RescueOrder order)
    {
        var before = (it.Title, it.Lines, it.CancelReason);
        (it.Title, it.Lines) = (Shorten.To(order.Clean(it.Title), Game.MostTitle), order.Clean(it.Lines));
        it.CancelReason = it.CancelReason is { } reason ? Shorten.To(order.Clean(reason), Game.MostReason) : null;
        return before != (it.Title, it.Lines, it.CancelReason);
    }

    protected override Task Tell(PortalDb db, Game it, long? byId, CancellationToken ct)
    {
        db.Tell(new GameReworded(it.Id, it.GroupId) { ById = byId });
        return Task.CompletedTask;
    }
}

/// <summary>Entries of contests, likewise.</summary>
internal sealed class RescuedEntries(MarkdownRenderer markdown) : RescuedWriting<ContestEntry>(markdown)
{
    public override string Kind => ContestEntry.Kind;

    public override async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        if (await db.Set<ContestEntry>().SeenBy(db, standing).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        var home = Game.HomeOf(await db.Set<Game>().Where(g => g.Id == found.GameId).Select(g => g.GroupId).FirstAsync(ct));
        var roles = await db.Set<Account>().Where(a => a.Id == found.AuthorId).Select(a => a.Roles).FirstAsync(ct);
        return new RescuedThing(new(Kind, id), found.AuthorId, home, [found.Body]) { Whole = new(Game.Kind, found.GameId) }.For(standing, roles);
    }

    public override Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (OwnOf(order), order.Sought, order.Everywhere);
        return TakeOut(db, order, tally, db.Set<ContestEntry>().Where(e => e.Id == own || (everywhere && words.Any(w => e.Body.Contains(w)))), e => e.Id == own, ct);
    }

    protected override Task Tell(PortalDb db, ContestEntry it, long? byId, CancellationToken ct)
    {
        db.Tell(new ContestEntryReworded(it.Id, it.GameId) { ById = byId });
        return Task.CompletedTask;
    }
}
