using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Play;

/// <summary>Games, out of which personal data can be taken, also where they quote what others wrote.</summary>
internal sealed class RescuedGames(MarkdownRenderer markdown) : IRescued
{
    private const int MostQuotes = 1000;

    public string Kind => Game.Kind;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        if (await db.Set<Game>().SeenBy(db, standing).FirstOrDefaultAsync(g => g.Id == id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        var roles = await db.Set<Account>().Where(a => a.Id == found.AuthorId).Select(a => a.Roles).FirstAsync(ct);
        return (ModerationRules.MayNotModerate(standing, found.Home) ?? ModerationRules.IsAbove(standing, roles)) is { } refused ? refused
            : new RescuedThing(new(Kind, id), found.AuthorId, found.Home, [found.Title, found.Body, found.Lines, found.CancelReason ?? ""]) { Address = Game.AddressOf(id) };
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought, order.Everywhere);
        foreach (var it in await db.Set<Game>().AsTracking().Where(g => g.Id == own || (everywhere && words.Any(w => g.Body.Contains(w)))).OrderByDescending(g => g.Id).Take(MostQuotes).ToListAsync(ct))
        {
            var changed = it.Id == own ? Clean(it, order) : TakeOver(it, order.CleanQuotes(it.Body), order);
            if (changed)
            {
                tally.Add(it.Id == own ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
                order.Found.Add((Kind, it.Id));
                db.Tell(new GameReworded(it.Id, it.GroupId) { ById = order.ReaderOf(new(Kind, it.Id)) });
            }
        }
    }

    private bool Clean(Game it, RescueOrder order)
    {
        var before = (it.Title, it.Body, it.Lines, it.CancelReason);
        (it.Title, it.Lines) = (Shorten.To(order.Clean(it.Title), Game.MostTitle), order.Clean(it.Lines));
        it.CancelReason = it.CancelReason is { } reason ? Shorten.To(order.Clean(reason), Game.MostReason) : null;
        TakeOver(it, order.Clean(it.Body), order);
        return before != (it.Title, it.Body, it.Lines, it.CancelReason);
    }

    private bool TakeOver(Game it, string body, RescueOrder order)
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

/// <summary>Entries of contests, likewise.</summary>
internal sealed class RescuedEntries(MarkdownRenderer markdown) : IRescued
{
    private const int MostQuotes = 1000;

    public string Kind => ContestEntry.Kind;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        if (await db.Set<ContestEntry>().SeenBy(db, standing).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        var home = Game.HomeOf(await db.Set<Game>().Where(g => g.Id == found.GameId).Select(g => g.GroupId).FirstAsync(ct));
        var roles = await db.Set<Account>().Where(a => a.Id == found.AuthorId).Select(a => a.Roles).FirstAsync(ct);
        return (ModerationRules.MayNotModerate(standing, home) ?? ModerationRules.IsAbove(standing, roles)) is { } refused ? refused
            : new RescuedThing(new(Kind, id), found.AuthorId, home, [found.Body]) { Whole = new(Game.Kind, found.GameId) };
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought, order.Everywhere);
        foreach (var entry in await db.Set<ContestEntry>().AsTracking().Where(e => e.Id == own || (everywhere && words.Any(w => e.Body.Contains(w)))).OrderByDescending(e => e.Id).Take(MostQuotes).ToListAsync(ct))
        {
            var body = entry.Id == own ? order.Clean(entry.Body) : order.CleanQuotes(entry.Body);
            if (body == entry.Body)
            {
                continue;
            }

            var html = order.Show(markdown, entry.Body, entry.Html, body);
            order.Change(new(Kind, entry.Id), entry.Html, html);
            (entry.Body, entry.Html) = (body, html);
            tally.Add(entry.Id == own ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
            order.Found.Add((Kind, entry.Id));
            db.Tell(new ContestEntryReworded(entry.Id, entry.GameId) { ById = order.ReaderOf(new(Kind, entry.Id)) });
        }
    }
}
